package dev.isogon.data.image.format.webp;

import dev.isogon.data.image.UndecodableException;

/** One of the ways in which a lossless WebP's pixels were made easier to pack, undone (RFC 9649, section 4). */
final class LosslessTransform {

    private static final int PREDICTION = 0;
    private static final int COLOUR = 1;
    private static final int GREEN = 2;

    private final int kind;
    private final int width;
    private final int height;
    private int bits;
    private int[] parameters = {};

    /** Reads its parameters. */
    LosslessTransform(LosslessBits in, int width, int height) throws UndecodableException {
        this.width = width;
        this.height = height;
        kind = in.number(2);
        if (kind == PREDICTION || kind == COLOUR) {
            bits = 2 + in.number(3);
            int across = LosslessImage.blocks(width, bits);
            parameters = new LosslessImage(in, across, LosslessImage.blocks(height, bits), false).pixels();
        } else if (kind != GREEN) {
            int colours = 1 + in.number(8);
            bits = colours <= 2 ? 3 : colours <= 4 ? 2 : colours <= 16 ? 1 : 0;
            parameters = new LosslessImage(in, colours, 1, false).pixels();
            for (int i = 1; i < colours; i++) {
                parameters[i] = Prediction.sum(parameters[i], parameters[i - 1]);
            }
        }
    }

    int kind() {
        return kind;
    }

    /** How wide the pixels are before it is undone: several indexes may share one. */
    int packedWidth() {
        return kind > GREEN ? LosslessImage.blocks(width, bits) : width;
    }

    /** In place but for a palette. */
    int[] undo(int[] pixels) {
        switch (kind) {
            case PREDICTION -> predict(pixels);
            case COLOUR -> mix(pixels);
            case GREEN -> {
                for (int i = 0; i < pixels.length; i++) {
                    int green = pixels[i] >> 8 & 0xff;
                    pixels[i] = Prediction.sum(pixels[i], green << 16 | green);
                }
            }
            default -> {
                return paint(pixels);
            }
        }
        return pixels;
    }

    private int parameter(int x, int y) {
        return parameters[(y >> bits) * LosslessImage.blocks(width, bits) + (x >> bits)];
    }

    /** The first row is predicted from the left, the first column from above. */
    private void predict(int[] pixels) {
        pixels[0] = Prediction.sum(pixels[0], Prediction.BLACK);
        for (int x = 1; x < width; x++) {
            pixels[x] = Prediction.sum(pixels[x], pixels[x - 1]);
        }
        for (int y = 1; y < height; y++) {
            int row = y * width;
            pixels[row] = Prediction.sum(pixels[row], pixels[row - width]);
            for (int x = 1; x < width; x++) {
                int mode = parameter(x, y) >> 8 & 15;
                pixels[row + x] = Prediction.sum(pixels[row + x], Prediction.of(mode, pixels, row + x, width));
            }
        }
    }

    private void mix(int[] pixels) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int factors = parameter(x, y);
                int pixel = pixels[y * width + x];
                int green = pixel >> 8;
                int red = (pixel >> 16) + part(factors, green) & 0xff;
                int blue = pixel + part(factors >> 8, green) + part(factors >> 16, red) & 0xff;
                pixels[y * width + x] = (pixel & 0xff00ff00) | red << 16 | blue;
            }
        }
    }

    /** A part of one colour that comes from another, in 32nds; both are signed bytes. */
    private static int part(int factor, int colour) {
        return ((byte) factor * (byte) colour) >> 5;
    }

    private int[] paint(int[] packed) {
        int[] pixels = new int[Math.multiplyExact(width, height)];
        int indexBits = 8 >> bits;
        int across = packedWidth();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int green = packed[y * across + (x >> bits)] >> 8 & 0xff;
                int within = x & (1 << bits) - 1;
                int index = green >> (within * indexBits) & (1 << indexBits) - 1;
                pixels[y * width + x] = index < parameters.length ? parameters[index] : 0;
            }
        }
        return pixels;
    }
}
