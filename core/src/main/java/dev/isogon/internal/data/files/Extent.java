package dev.isogon.internal.data.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Bytes within a file.
 *
 * @param from the first of them, from 0
 * @param size how many
 */
public record Extent(Path file, long from, long size) implements Content {

    @Override
    public String key() {
        return file.toUri() + "#" + from + "+" + size;
    }

    @Override
    public InputStream open() throws IOException {
        return new Bounded(FileChannel.open(file, StandardOpenOption.READ), from, size);
    }

    /** A stretch of a channel, which it closes. */
    private static final class Bounded extends InputStream {

        private final FileChannel channel;
        private final long end;
        private long at;

        Bounded(FileChannel channel, long from, long size) {
            this.channel = channel;
            this.at = from;
            this.end = from + size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int most = (int) Math.min(length, end - at);
            if (most <= 0) {
                return length == 0 ? 0 : -1;
            }
            int taken = channel.read(ByteBuffer.wrap(target, offset, most), at);
            at += Math.max(0, taken);
            return taken;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
