package dev.isogon.internal.data.duplicates;

import java.util.HexFormat;

/**
 * What is left of a picture for finding it again: 191 bits, of which few change when it is saved again, in another size
 * or brighter. Of two different pictures some 80 differ.
 *
 * @param frequencies 63 bits (bit 0 is never set): which of the low frequencies are above their median
 * @param across 64 bits: where the picture gets brighter to the right
 * @param down 64 bits: where it gets brighter downwards
 * @param flat whether there is too little in the picture for the bits to mean anything: no detail, as in one colour (see {@link
 *     PerceptualHash}), or few tones, as in a drawing, whose kind all look alike to them (see {@link DistinctTones})
 */
public record Fingerprint(long frequencies, long across, long down, boolean flat) {

    private static final int DIGITS = Long.SIZE / 4;
    private static final String FLAT = "-";

    /** In how many bits the two differ, 0 to 191; says nothing where one of them is flat. */
    public int distance(Fingerprint other) {
        return Long.bitCount(frequencies ^ other.frequencies)
                + Long.bitCount(across ^ other.across)
                + Long.bitCount(down ^ other.down);
    }

    /** As 48 hex digits, with a {@code -} behind them if it is flat. */
    public String text() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(frequencies) + hex.toHexDigits(across) + hex.toHexDigits(down) + (flat ? FLAT : "");
    }

    /**
     * What {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static Fingerprint parse(String text) {
        boolean flat = text.endsWith(FLAT);
        if (text.length() != 3 * DIGITS + (flat ? FLAT.length() : 0)) {
            throw new IllegalArgumentException("\"" + text + "\" is no fingerprint");
        }
        return new Fingerprint(
                HexFormat.fromHexDigitsToLong(text, 0, DIGITS),
                HexFormat.fromHexDigitsToLong(text, DIGITS, 2 * DIGITS),
                HexFormat.fromHexDigitsToLong(text, 2 * DIGITS, 3 * DIGITS),
                flat);
    }

    /** Bit {@code index} of 192: frequencies, then across, then down. */
    int bit(int index) {
        long word = index < Long.SIZE ? frequencies : index < 2 * Long.SIZE ? across : down;
        return (int) (word >>> index) & 1; // shifts by the lowest six bits of index
    }
}
