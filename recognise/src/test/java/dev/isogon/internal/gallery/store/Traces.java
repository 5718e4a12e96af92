package dev.isogon.internal.gallery.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Pieces of values, 16 bytes each, and whether any of them is in a folder's files: half of a value is found too. */
final class Traces {

    private static final int PIECE = 16;

    private final Map<Long, Long> pieces = new HashMap<>();

    /** Adds all whole pieces of a value; shorter values have none. */
    void add(byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        for (int at = 0; at + PIECE <= value.length; at += PIECE) {
            pieces.put(bytes.getLong(at), bytes.getLong(at + Long.BYTES));
        }
    }

    int size() {
        return pieces.size();
    }

    /** How many places in the files have a piece. */
    int in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.toList();
        }
        int found = 0;
        for (Path each : files) {
            try {
                found += in(Files.readAllBytes(each));
            } catch (NoSuchFileException e) {
                // A log that was taken away meanwhile.
            }
        }
        return found;
    }

    private int in(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int found = 0;
        // Most values are nowhere, which the lowest bits say faster than the map.
        boolean[] some = new boolean[1 << 20];
        pieces.keySet().forEach(each -> some[hash(each)] = true);
        for (int at = 0; at + PIECE <= file.length; at++) {
            long first = bytes.getLong(at);
            if (some[hash(first)]) {
                Long second = pieces.get(first);
                found += second != null && second == bytes.getLong(at + Long.BYTES) ? 1 : 0;
            }
        }
        return found;
    }

    private static int hash(long bits) {
        return (int) ((bits * 0x9E3779B97F4A7C15L) >>> 44);
    }
}
