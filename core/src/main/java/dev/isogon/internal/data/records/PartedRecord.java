package dev.isogon.internal.data.records;

import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.files.Extent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An image in whose bytes RecordIO's magic number occurs, and which was parted there.
 *
 * @param parts at least two, between which the number belongs
 */
record PartedRecord(List<Extent> parts) implements Content {

    @Override
    public Path file() {
        return parts.get(0).file();
    }

    @Override
    public long size() {
        return parts.stream().mapToLong(Extent::size).sum() + (parts.size() - 1L) * Integer.BYTES;
    }

    @Override
    public InputStream open() throws IOException {
        List<InputStream> streams = new ArrayList<>();
        byte[] magic = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(RecordInput.MAGIC)
                .array();
        for (Extent part : parts) {
            if (!streams.isEmpty()) {
                streams.add(new ByteArrayInputStream(magic));
            }
            // Read whole: a thousand parts must not be a thousand open files.
            try (InputStream in = part.open()) {
                streams.add(new ByteArrayInputStream(in.readAllBytes()));
            }
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    @Override
    public String key() {
        return parts.get(0).key() + "+" + (parts.size() - 1);
    }
}
