package dev.isogon.internal.data.image.format;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file's bytes as ImageIO's readers want them, without copy, cache or disk. A reader that allocates more than it may
 * while it reads them gets an error: hostile files make some allocate without end.
 */
final class ArrayInput extends ImageInputStreamImpl {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int READS_BETWEEN_LOOKS = 16;

    private final byte[] bytes;
    private final long length;
    private final long mostAllocated;
    private int reads;

    /**
     * @param pixels that the file has
     * @param allowance bytes that the calling thread may allocate from now on
     */
    ArrayInput(byte[] bytes, long pixels, long allowance) {
        this.bytes = bytes;
        length = Math.max(bytes.length, pixels);
        mostAllocated = THREADS.getCurrentThreadAllocatedBytes() + allowance;
    }

    private void checkMemory() throws IOException {
        if (++reads % READS_BETWEEN_LOOKS == 0 && THREADS.getCurrentThreadAllocatedBytes() > mostAllocated) {
            throw new IOException("it takes more memory than a picture of its size can need");
        }
    }

    @Override
    public int read() throws IOException {
        checkMemory();
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        checkMemory();
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return -1;
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, into, offset, count);
        streamPos += count;
        return count;
    }

    /**
     * At least one byte a pixel. TwelveMonkeys' readers refuse a picture of more than 512 times (TIFF) or 2,048 times (WebP)
     * this length, which blank pages have that are packed well; how much of a few bytes may be unpacked, we check ourselves.
     */
    @Override
    public long length() {
        return length;
    }
}
