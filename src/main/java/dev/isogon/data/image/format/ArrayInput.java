package dev.isogon.data.image.format;

import javax.imageio.stream.ImageInputStreamImpl;

/** A file's bytes as ImageIO's readers want them, without copy, cache or disk. */
public final class ArrayInput extends ImageInputStreamImpl {

    private final byte[] bytes;

    public ArrayInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return -1;
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, into, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
