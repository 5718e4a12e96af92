package dev.isogon.data.image.format;

/**
 * Rows of packed samples, most significant bit first, as PNG and TIFF store them, to red, green and blue.
 *
 * @param bits a sample: 1, 2, 4, 8 or 16 (big-endian)
 * @param perPixel 1 and 2 are grey, 3 and more red, green, blue; what follows those is dropped
 * @param indexed whether a sample is an index into the palette
 * @param palette red, green, blue of each entry
 */
public record Samples(int bits, int perPixel, boolean indexed, byte[] palette) {

    /** The bytes of a row: whole ones. */
    public long rowBytes(int pixels) {
        return ((long) pixels * bits * perPixel + 7) / 8;
    }

    /**
     * Writes a row's pixels.
     *
     * @param from where the row starts
     * @param to where the first pixel goes
     * @param step from one pixel to the next, bytes
     */
    public void spread(byte[] row, int from, int pixels, byte[] rgb, int to, int step) {
        if (bits == 8 && perPixel == 3 && step == 3) {
            System.arraycopy(row, from, rgb, to, pixels * 3);
            return;
        }
        boolean coloured = perPixel >= 3;
        for (int i = 0, at = to; i < pixels; i++, at += step) {
            int sample = i * perPixel;
            if (coloured) {
                rgb[at] = (byte) sample(row, from, sample);
                rgb[at + 1] = (byte) sample(row, from, sample + 1);
                rgb[at + 2] = (byte) sample(row, from, sample + 2);
            } else if (indexed) {
                paint(sample(row, from, sample), rgb, at);
            } else {
                byte grey = (byte) sample(row, from, sample);
                rgb[at] = grey;
                rgb[at + 1] = grey;
                rgb[at + 2] = grey;
            }
        }
    }

    /** An index beyond the palette counts as a grey, as in PIL. */
    private void paint(int index, byte[] rgb, int at) {
        for (int c = 0; c < 3; c++) {
            int entry = index * 3 + c;
            rgb[at + c] = entry < palette.length ? palette[entry] : (byte) index;
        }
    }

    /** The i-th sample of a row: an index as it is, anything else scaled to 0…255. */
    public int sample(byte[] row, int from, int i) {
        if (bits == 8) {
            return row[from + i] & 0xff;
        }
        if (bits == 16) {
            return to8((row[from + 2 * i] & 0xff) << 8 | (row[from + 2 * i + 1] & 0xff));
        }
        int bit = i * bits;
        int value = row[from + (bit >> 3)] >> (8 - bits - (bit & 7)) & (1 << bits) - 1;
        return indexed ? value : value * (255 / ((1 << bits) - 1));
    }

    /** 16 bits to 8: divided by 257 and rounded. */
    static int to8(int value) {
        return (value + 128) / 257;
    }
}
