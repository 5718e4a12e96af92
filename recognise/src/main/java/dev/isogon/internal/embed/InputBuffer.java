package dev.isogon.internal.embed;

import ai.onnxruntime.platform.Fp16Conversions;
import dev.isogon.internal.data.feed.PictureBatch;
import dev.isogon.internal.embed.Preprocessing.Colours;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.internal.embed.Preprocessing.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * A network's input in one direct buffer that is filled again and again: pictures of H×W×C floats, red first, become numbers in
 * the network's order and type.
 */
final class InputBuffer {

    private final Preprocessing preprocessing;
    private final int area;
    private final int channels;
    private final int capacity;
    private final ByteBuffer bytes;

    /** @param capacity pictures that fit, at least 1 */
    InputBuffer(Preprocessing preprocessing, int capacity) {
        this.preprocessing = preprocessing;
        this.capacity = capacity;
        this.area = preprocessing.height() * preprocessing.width();
        this.channels = preprocessing.colours().channels();
        this.bytes = ByteBuffer.allocateDirect(Math.multiplyExact(
                        Math.multiplyExact(capacity, area * channels), size(preprocessing.element())))
                .order(ByteOrder.nativeOrder());
    }

    private static int size(Element element) {
        return switch (element) {
            case FLOAT32 -> Float.BYTES;
            case FLOAT16 -> Short.BYTES;
            case UINT8 -> Byte.BYTES;
        };
    }

    /** Pictures that fit. */
    int capacity() {
        return capacity;
    }

    /**
     * Takes some pictures of a batch.
     *
     * @param rows at least {@code count}; those beyond are zeros
     * @return all rows, the same buffer each time
     */
    ByteBuffer fill(PictureBatch batch, int first, int count, int rows) {
        int length = area * channels;
        FloatBuffer from = batch.values();
        float[] picture = new float[length];
        float[] ordered = isAsItIs() ? picture : new float[length];
        bytes.clear();
        for (int i = 0; i < count; i++) {
            from.get((first + i) * length, picture);
            if (ordered != picture) {
                order(picture, ordered);
            }
            put(ordered);
        }
        while (bytes.position() < rows * length * size(preprocessing.element())) {
            bytes.put((byte) 0);
        }
        return bytes.flip();
    }

    private boolean isAsItIs() {
        return channels == 1 || (preprocessing.layout() == Layout.NHWC && preprocessing.colours() == Colours.RGB);
    }

    /** Channels in the network's order, at the place that its layout gives them. */
    private void order(float[] picture, float[] ordered) {
        boolean planes = preprocessing.layout() == Layout.NCHW;
        for (int c = 0; c < channels; c++) {
            int source = preprocessing.colours() == Colours.BGR ? channels - 1 - c : c;
            for (int i = 0; i < area; i++) {
                ordered[planes ? c * area + i : i * channels + c] = picture[i * channels + source];
            }
        }
    }

    private void put(float[] values) {
        switch (preprocessing.element()) {
            case FLOAT32 -> {
                bytes.asFloatBuffer().put(values);
                bytes.position(bytes.position() + values.length * Float.BYTES);
            }
            case FLOAT16 -> {
                for (float each : values) {
                    bytes.putShort(Fp16Conversions.floatToFp16(each));
                }
            }
            case UINT8 -> {
                for (float each : values) {
                    bytes.put((byte) Math.round(each));
                }
            }
        }
    }
}
