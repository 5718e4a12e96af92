package dev.isogon.internal.data.pickle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A file as {@code torch.save} writes it, operation by operation. */
final class HandMadeTorch {

    /** OrderedDict(), to be filled. */
    static final String DICTIONARY = "ccollections\nOrderedDict\n)R";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private boolean packed;

    /** @param value the pickle's operations that leave one value */
    static HandMadeTorch of(String value) {
        HandMadeTorch made = new HandMadeTorch();
        return made.with("data.pkl", ("\u0080\u0002" + value + ".").getBytes(StandardCharsets.ISO_8859_1));
    }

    HandMadeTorch with(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    /** Storage number 0, of float32. */
    HandMadeTorch floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float each : values) {
            bytes.putFloat(each);
        }
        return with("data/0", bytes.array());
    }

    HandMadeTorch packed() {
        packed = true;
        return this;
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry("weights/" + each.getKey());
                if (!packed) {
                    CRC32 sum = new CRC32();
                    sum.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    static String text(String text) {
        return "X" + number(text.length()) + text;
    }

    private static String number(int value) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static String numbers(int... values) {
        StringBuilder text = new StringBuilder("(");
        for (int each : values) {
            text.append('J').append(number(each));
        }
        return text + "t";
    }

    /** A tensor over a storage, whose class is named. */
    static String tensor(String storage, int count, int offset, String sizes, String strides) {
        return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "c" + storage + "\n" + text("0")
                + text("cpu") + "J" + number(count) + "tQJ" + number(offset) + sizes + strides + "\u0089" + DICTIONARY
                + "tR";
    }

    /** A dictionary of one entry. */
    static String named(String name, String value) {
        return DICTIONARY + text(name) + value + "s";
    }
}
