package dev.isogon.internal.face;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.embed.OnnxSession;
import dev.isogon.internal.embed.Preprocessing.Element;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * BlazeFace's network for faces far away (the "back" model, 256×256) in one pass over one region of a picture. Many threads may
 * ask at once; each computes by itself.
 */
final class BlazeFace implements AutoCloseable {

    /** Height and width of what it sees, pixels. */
    static final int SIDE = 256;

    private static final String INPUT = "input:0";

    /** Logits of the finer grid, of the coarser, then numbers of both. */
    private static final List<String> OUTPUTS = List.of("Identity:0", "Identity_1:0", "Identity_2:0", "Identity_3:0");

    private static final long[] SHAPE = {1, SIDE, SIDE, Letterbox.CHANNELS};

    private final OnnxSession session =
            OnnxSession.open(Path.of(FaceModelFile.DETECTOR.file()), FaceModelFile.DETECTOR.bytes(), 1);

    /** One a thread: they are freed late, and made for each pass they would pile up. */
    private final ThreadLocal<ByteBuffer> buffers =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SIDE * SIDE * Letterbox.CHANNELS * Float.BYTES)
                    .order(ByteOrder.nativeOrder()));

    /** What comes out of one pass: logits of all anchors, and 16 numbers of each. */
    record Output(float[] logits, float[] numbers) {}

    /** The faces of a region, each once, best first, in pixels of the picture. */
    List<Face> pass(Picture picture, Region region) {
        Letterbox letterbox = Letterbox.of(region, SIDE);
        Output output = pass(letterbox.pixels(picture));
        return Detections.of(output.logits(), output.numbers(), letterbox);
    }

    /** @param pixels 256×256×3 from 0 to 255 */
    Output pass(float[] pixels) {
        ByteBuffer bytes = buffers.get().clear();
        FloatBuffer input = bytes.asFloatBuffer();
        for (float each : pixels) {
            input.put(each / 127.5f - 1);
        }
        List<OnnxSession.Output> outputs = session.run(INPUT, bytes, Element.FLOAT32, SHAPE, OUTPUTS);
        return new Output(
                joined(outputs.get(0), outputs.get(1), Anchors.COUNT),
                joined(outputs.get(2), outputs.get(3), Anchors.COUNT * Detections.NUMBERS));
    }

    private static float[] joined(OnnxSession.Output first, OnnxSession.Output second, int count) {
        return FloatBuffer.allocate(count)
                .put(first.values())
                .put(second.values())
                .array();
    }

    @Override
    public void close() {
        session.close();
    }
}
