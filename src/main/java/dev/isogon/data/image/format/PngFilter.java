package dev.isogon.data.image.format;

import dev.isogon.data.image.UndecodableException;

/** A PNG's row as differences to its neighbours (ISO/IEC 15948, section 9), undone in place. */
final class PngFilter {

    private PngFilter() {}

    /**
     * Undoes it.
     *
     * @param row starts with one pixel of zeros, as the row above does
     * @param pixelBytes how far the pixel to the left is
     */
    static void undo(int filter, byte[] row, byte[] above, int pixelBytes) throws UndecodableException {
        switch (filter) {
            case 0 -> {}
            case 1 -> {
                for (int i = pixelBytes; i < row.length; i++) {
                    row[i] += row[i - pixelBytes];
                }
            }
            case 2 -> {
                for (int i = pixelBytes; i < row.length; i++) {
                    row[i] += above[i];
                }
            }
            case 3 -> {
                for (int i = pixelBytes; i < row.length; i++) {
                    row[i] += (byte) (((row[i - pixelBytes] & 0xff) + (above[i] & 0xff)) >> 1);
                }
            }
            case 4 -> undoPaeth(row, above, pixelBytes);
            default -> throw new UndecodableException("is a damaged PNG: there is no filter " + filter);
        }
    }

    private static void undoPaeth(byte[] row, byte[] above, int pixelBytes) {
        for (int i = pixelBytes; i < row.length; i++) {
            int left = row[i - pixelBytes] & 0xff;
            int up = above[i] & 0xff;
            int corner = above[i - pixelBytes] & 0xff;
            int toLeft = Math.abs(up - corner);
            int toUp = Math.abs(left - corner);
            int toCorner = Math.abs(left + up - 2 * corner);
            row[i] += (byte) (toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner);
        }
    }
}
