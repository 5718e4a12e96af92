package dev.isogon.internal.data.records;

import dev.isogon.metrics.BrokenFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where records begin, by their key: the {@code .idx} beside a {@code .rec}, a line {@code key<tab>offset} for each; or,
 * where there is none, the file itself, whose records are then numbered from 0.
 */
final class RecordIndex {

    /** Characters in a line: two numbers of 19 digits and what stands between. */
    private static final int LONGEST_LINE = 64;

    private long[] keys = new long[1024];
    private long[] offsets = new long[1024];
    private int size;

    private RecordIndex() {}

    int size() {
        return size;
    }

    long key(int i) {
        return keys[i];
    }

    long offset(int i) {
        return offsets[i];
    }

    /**
     * Of an open file.
     *
     * @throws BrokenFileException when a line is not a key and an offset within the file, or a record is damaged
     */
    static RecordIndex of(RecordInput in) throws IOException {
        Path file = in.file();
        String name = String.valueOf(file.getFileName());
        Path index = file.resolveSibling(name.substring(0, name.length() - RecordListing.EXTENSION.length()) + ".idx");
        return Files.isRegularFile(index) ? read(index, in.size()) : scan(in);
    }

    private static RecordIndex scan(RecordInput in) throws IOException {
        RecordIndex index = new RecordIndex();
        for (long at = 0; at < in.size(); at = in.at(at).next()) {
            index.add(index.size, at);
        }
        return index;
    }

    private static RecordIndex read(Path file, long recordBytes) throws IOException {
        RecordIndex index = new RecordIndex();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    index.add(file, line.toString(), recordBytes);
                    line.setLength(0);
                } else if (line.append((char) c).length() > LONGEST_LINE) {
                    throw index.broken(file, "is longer than a key and an offset can be");
                }
            }
            if (!line.isEmpty()) {
                index.add(file, line.toString(), recordBytes);
            }
        } catch (CharacterCodingException e) {
            throw new BrokenFileException(file, "is no text, but a line key<tab>offset for each record is expected");
        }
        return index;
    }

    private void add(Path file, String line, long recordBytes) {
        int tab = line.indexOf('\t');
        try {
            long key = Long.parseLong(line.substring(0, Math.max(0, tab)));
            long offset = Long.parseLong(line.substring(tab + 1).strip());
            if (offset < 0 || offset >= recordBytes) {
                throw broken(
                        file,
                        "names byte " + offset + ", but the .rec has " + recordBytes
                                + ". Both files must come from the same run, and be whole");
            }
            add(key, offset);
        } catch (NumberFormatException e) {
            throw broken(file, "is \"" + line.strip() + "\", but a key, a tab and an offset are expected");
        }
    }

    private void add(long key, long offset) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            offsets = Arrays.copyOf(offsets, 2 * size);
        }
        keys[size] = key;
        offsets[size++] = offset;
    }

    private BrokenFileException broken(Path file, String problem) {
        return new BrokenFileException(file, "is no index of records: line " + (size + 1) + " " + problem);
    }
}
