package dev.isogon.internal.face;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.isogon.Face;
import dev.isogon.internal.data.image.Picture;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * BlazeFace's network for faces far away (the "back" model, 256×256) in one pass over one region of a picture. Many threads may
 * ask at once; each computes by itself.
 */
final class BlazeFace implements AutoCloseable {

    /** Height and width of what it sees, pixels. */
    static final int SIDE = 256;

    private static final String INPUT = "input:0";
    private static final List<String> LOGITS = List.of("Identity:0", "Identity_1:0");
    private static final List<String> NUMBERS = List.of("Identity_2:0", "Identity_3:0");

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    BlazeFace() {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // It would print that the file has numbers that nothing uses.
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            session = environment.createSession(FaceModelFile.DETECTOR.bytes(), options);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot open " + FaceModelFile.DETECTOR.file(), e);
        }
    }

    /** What comes out of one pass: logits of all anchors, and 16 numbers of each. */
    record Output(float[] logits, float[] numbers) {}

    /** The faces of a region, each once, best first, in pixels of the picture. */
    List<Face> pass(Picture picture, Region region) {
        Letterbox letterbox = Letterbox.of(region, SIDE);
        Output output = pass(letterbox.pixels(picture));
        return Detections.of(output.logits(), output.numbers(), letterbox);
    }

    /** @param pixels 256×256×3 from 0 to 255, not kept; scaled to −1 to 1 in place */
    Output pass(float[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = pixels[i] / 127.5f - 1;
        }
        try (OnnxTensor input =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), new long[] {1, SIDE, SIDE, 3});
                OrtSession.Result result = session.run(Map.of(INPUT, input))) {
            return new Output(
                    joined(result, LOGITS, Anchors.COUNT), joined(result, NUMBERS, Anchors.COUNT * Detections.NUMBERS));
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot run " + FaceModelFile.DETECTOR.file(), e);
        }
    }

    private static float[] joined(OrtSession.Result result, List<String> names, int count) {
        FloatBuffer all = FloatBuffer.allocate(count);
        for (String name : names) {
            all.put(((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer());
        }
        return all.array();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
