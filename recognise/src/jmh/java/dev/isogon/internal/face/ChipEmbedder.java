package dev.isogon.internal.face;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Embeds chips of 150×150 by one thread, for measurements. */
final class ChipEmbedder implements AutoCloseable {

    private static final int SIDE = FaceNetwork.SIDE;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    ChipEmbedder() throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(FaceNetwork.onnx(), options);
        }
    }

    static Picture picture(Path file) throws IOException {
        try {
            return Decoder.decode(Files.readAllBytes(file), Limits.DEFAULT);
        } catch (UndecodableException e) {
            throw new IOException(file + " " + e.getMessage(), e);
        }
    }

    /** 128 numbers. */
    float[] plain(Picture chip) {
        float[][] tables = tables();
        float[] values = new float[3 * SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            for (int c = 0; c < 3; c++) {
                values[c * SIDE * SIDE + i] = tables[c][chip.pixels()[i * 3 + c] & 0xff];
            }
        }
        try (OnnxTensor input =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), new long[] {1, 3, SIDE, SIDE});
                OrtSession.Result result = session.run(Map.of(FaceNetwork.INPUT, input))) {
            float[] embedding = new float[FaceNetwork.DIMENSIONS];
            ((OnnxTensor) result.get(FaceNetwork.OUTPUT).orElseThrow())
                    .getFloatBuffer()
                    .get(embedding);
            return embedding;
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The mean of the chip's and of its mirror image's. */
    float[] mirrored(Picture chip) {
        float[] mean = plain(chip);
        float[] mirror = plain(chip.mirrored());
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (mean[i] + mirror[i]) / 2;
        }
        return mean;
    }

    private static float[][] tables() {
        float[][] tables = new float[3][256];
        for (int c = 0; c < 3; c++) {
            for (int v = 0; v < 256; v++) {
                tables[c][v] =
                        (float) (v / 255.0 - FaceNetwork.PREPROCESSING.mean().get(c));
            }
        }
        return tables;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
