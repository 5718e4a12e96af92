package dev.isogon.data.image.format;

import dev.isogon.data.image.UndecodableException;

/** What the samples of a PNG's pixel mean. */
enum PngColour {
    GREY(0, 1),
    RGB(2, 3),
    PALETTE(3, 1),
    GREY_ALPHA(4, 2),
    RGB_ALPHA(6, 4);

    private final int code;
    final int samples;

    PngColour(int code, int samples) {
        this.code = code;
        this.samples = samples;
    }

    static PngColour of(int code, int bits) throws UndecodableException {
        for (PngColour colour : values()) {
            if (colour.code == code && colour.allows(bits)) {
                return colour;
            }
        }
        throw new UndecodableException("is a damaged PNG: there is no colour type " + code + " of " + bits + " bits");
    }

    private boolean allows(int bits) {
        return bits == 8
                || (bits == 16 && this != PALETTE)
                || ((bits == 1 || bits == 2 || bits == 4) && (this == GREY || this == PALETTE));
    }
}
