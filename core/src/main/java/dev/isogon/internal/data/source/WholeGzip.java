package dev.isogon.internal.data.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks a file that is one gzip member and nothing else; Java's own stream would pass over bytes after it. */
final class WholeGzip extends GZIPInputStream {

    private static final int TRAILER_BYTES = 8;

    private final long headerBytes;

    private WholeGzip(Counted packed) throws IOException {
        super(packed, 1 << 16);
        // Until here exactly the member's header was read, whose length varies (it may hold a file name).
        headerBytes = packed.count;
    }

    static WholeGzip of(InputStream packed) throws IOException {
        return new WholeGzip(new Counted(packed));
    }

    /** The length of the packed member, once its end was reached: the whole file's, if nothing follows. */
    long packedBytes() {
        return headerBytes + inf.getBytesRead() + TRAILER_BYTES;
    }

    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            count += Math.max(0, n);
            return n;
        }
    }
}
