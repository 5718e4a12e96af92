package dev.isogon.internal.data.records;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** RecordIO files, written by the layout's description. */
public final class RecordFiles {

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final StringBuilder index = new StringBuilder();

    /** Adds one part of a record. */
    public RecordFiles part(int kind, byte[] bytes) {
        ByteBuffer part = ByteBuffer.allocate(8 + (bytes.length + 3) / 4 * 4).order(ByteOrder.LITTLE_ENDIAN);
        part.putInt(0xced7230a).putInt(kind << 29 | bytes.length).put(bytes);
        records.writeBytes(part.array());
        return this;
    }

    /** Says in the index that a record begins here. */
    public RecordFiles here(long key) {
        index.append(key).append('\t').append(records.size()).append('\n');
        return this;
    }

    /** Adds a whole image record with one label. */
    public RecordFiles image(long key, float label, byte[] image) {
        return here(key).part(0, packed(label, image));
    }

    /** Adds a record whose header has several labels. */
    public RecordFiles several(long key, float[] labels, byte[] image) {
        ByteBuffer packed =
                ByteBuffer.allocate(24 + 4 * labels.length + image.length).order(ByteOrder.LITTLE_ENDIAN);
        packed.putInt(labels.length).putFloat(0).putLong(7).putLong(0);
        for (float label : labels) {
            packed.putFloat(label);
        }
        packed.put(image);
        return here(key).part(0, packed.array());
    }

    /** Header and image, as MXNet's {@code recordio.pack} has them. */
    public static byte[] packed(float label, byte[] image) {
        ByteBuffer packed = ByteBuffer.allocate(24 + image.length).order(ByteOrder.LITTLE_ENDIAN);
        packed.putInt(0).putFloat(label).putLong(7).putLong(0).put(image);
        return packed.array();
    }

    /** The records so far, up to a length. */
    public byte[] bytes() {
        return records.toByteArray();
    }

    /** Writes both files; returns the {@code .rec}. */
    public Path write(Path folder, String name) throws IOException {
        Files.write(folder.resolve(name + ".rec"), bytes());
        Files.writeString(folder.resolve(name + ".idx"), index.toString(), StandardCharsets.US_ASCII);
        return folder.resolve(name + ".rec");
    }

    /** From one place to another. */
    public static byte[] cut(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
