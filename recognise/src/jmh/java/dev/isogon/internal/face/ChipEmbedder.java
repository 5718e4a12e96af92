package dev.isogon.internal.face;

import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.embed.OnnxSession;
import dev.isogon.internal.embed.Preprocessing.Element;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Embeds chips of 150×150 by one thread, for measurements. */
final class ChipEmbedder implements AutoCloseable {

    private static final int SIDE = FaceNetwork.SIDE;

    private final OnnxSession session = OnnxSession.open(Path.of("face"), FaceNetwork.onnx(), 1);

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
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(3 * SIDE * SIDE * Float.BYTES).order(ByteOrder.nativeOrder());
        for (int i = 0; i < SIDE * SIDE; i++) {
            for (int c = 0; c < 3; c++) {
                bytes.putFloat((c * SIDE * SIDE + i) * Float.BYTES, tables[c][chip.pixels()[i * 3 + c] & 0xff]);
            }
        }
        return session.run(
                        FaceNetwork.INPUT,
                        bytes,
                        Element.FLOAT32,
                        new long[] {1, 3, SIDE, SIDE},
                        List.of(FaceNetwork.OUTPUT))
                .get(0)
                .values();
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
    public void close() {
        session.close();
    }
}
