package dev.isogon.data.image.format.webp;

import dev.isogon.data.image.UndecodableException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A lossless WebP's pixels (RFC 9649, section 3); alpha is dropped. */
final class LosslessPixels {

    private static final int HEADER = 5;
    private static final int SIGNATURE = 0x2f;
    private static final int SIDE_BITS = 14;

    private LosslessPixels() {}

    /** Red, green and blue of the picture within these bytes. */
    static byte[] rgb(byte[] file, int from, int end) throws UndecodableException {
        LosslessBits bits = new LosslessBits(file, from, end);
        if (end - from < HEADER || bits.number(8) != SIGNATURE) {
            throw new UndecodableException("is a damaged WebP: its lossless pixels do not start as such");
        }
        int width = 1 + bits.number(SIDE_BITS);
        int height = 1 + bits.number(SIDE_BITS);
        bits.number(4);
        Deque<LosslessTransform> transforms = new ArrayDeque<>();
        int kinds = 0;
        while (bits.flag()) {
            LosslessTransform transform = new LosslessTransform(
                    bits, transforms.isEmpty() ? width : transforms.getFirst().packedWidth(), height);
            if ((kinds & 1 << transform.kind()) != 0) {
                throw new UndecodableException("is a damaged WebP: it transforms its pixels twice");
            }
            kinds |= 1 << transform.kind();
            transforms.addFirst(transform);
        }
        int packedWidth = transforms.isEmpty() ? width : transforms.getFirst().packedWidth();
        int[] pixels = new LosslessImage(bits, packedWidth, height, true).pixels();
        for (LosslessTransform transform : transforms) {
            pixels = transform.undo(pixels);
        }
        return rgb(pixels);
    }

    private static byte[] rgb(int[] pixels) {
        byte[] rgb = new byte[pixels.length * 3];
        for (int i = 0, to = 0; i < pixels.length; i++) {
            rgb[to++] = (byte) (pixels[i] >> 16);
            rgb[to++] = (byte) (pixels[i] >> 8);
            rgb[to++] = (byte) pixels[i];
        }
        return rgb;
    }
}
