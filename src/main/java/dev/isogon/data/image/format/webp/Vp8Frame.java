package dev.isogon.data.image.format.webp;

import dev.isogon.data.image.UndecodableException;

/**
 * A lossy WebP's pixels: one VP8 key frame (RFC 6386). Macroblocks of 16×16 are predicted and corrected, then the edges
 * between blocks are smoothed, then colours are made.
 */
final class Vp8Frame {

    private static final int[] MODE_TREE = {0, 2, -1, 4, -2, 6, 8, 12, -3, 10, -5, -6, -4, 14, -7, 16, -8, -9};

    private final Vp8Header header;
    private final int columns;
    private final int rows;
    private final Plane luma;
    private final Plane u;
    private final Plane v;
    private final Vp8Prediction prediction = new Vp8Prediction();
    private final Vp8Transform transform = new Vp8Transform();
    private final Vp8Coefficients coefficients;
    private final Vp8Filter filter;
    private final int[][] steps = new int[4][];
    /** The modes of the 4×4 blocks above and to the left. */
    private final int[] modesAbove;

    private final int[] modesLeft = new int[4];
    private final int[] modes = new int[16];
    private int segment;

    private Vp8Frame(Vp8Header header) {
        this.header = header;
        columns = (header.width + 15) / 16;
        rows = (header.height + 15) / 16;
        luma = new Plane(columns * 16, rows * 16);
        u = new Plane(columns * 8, rows * 8);
        v = new Plane(columns * 8, rows * 8);
        coefficients = new Vp8Coefficients(header.probabilities, columns, transform);
        filter = new Vp8Filter(header, luma, u, v, columns, rows);
        modesAbove = new int[columns * 4];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = header.steps(i);
        }
    }

    /** Red, green and blue of the frame within these bytes. */
    static byte[] rgb(byte[] file, int from, int end) throws UndecodableException {
        Vp8Header header = new Vp8Header(file, from, end);
        // Even the plainest macroblock takes more than two bits, so few bytes cannot claim many pixels.
        if ((header.width / 16L) * (header.height / 16L) > (end - from) * 4L) {
            throw Vp8Header.truncated();
        }
        Vp8Frame frame = new Vp8Frame(header);
        frame.decode();
        frame.filter.run();
        return Vp8Colours.rgb(frame.luma, frame.u, frame.v, header.width, header.height);
    }

    private void decode() throws UndecodableException {
        for (int row = 0; row < rows; row++) {
            Vp8Bits bits = header.coefficients[row & (header.coefficients.length - 1)];
            coefficients.startRow();
            java.util.Arrays.fill(modesLeft, 0);
            for (int column = 0; column < columns; column++) {
                macroblock(column, row, bits);
            }
            if (header.modes.ranDry() || bits.ranDry()) {
                throw Vp8Header.truncated();
            }
            luma.extend(row * 16 + 15);
        }
    }

    private void macroblock(int column, int row, Vp8Bits bits) {
        Vp8Bits in = header.modes;
        if (header.mapped) {
            int[] p = header.segmentProbabilities;
            segment = in.bit(p[0]) == 0 ? in.bit(p[1]) : 2 + in.bit(p[2]);
        }
        boolean skipped = header.skips && in.bit(header.skipProbability) == 1;
        boolean blockModes = in.bit(145) == 0;
        int mode = blockModes ? 0 : lumaMode(in);
        readModes(in, column, blockModes, mode);
        int chromaMode = in.bit(142) == 0
                ? Vp8Prediction.DC
                : in.bit(114) == 0
                        ? Vp8Prediction.VERTICAL
                        : in.bit(183) == 0 ? Vp8Prediction.HORIZONTAL : Vp8Prediction.TRUE_MOTION;
        boolean corrected = false;
        if (skipped) {
            coefficients.skip(column, blockModes);
        } else {
            corrected = coefficients.read(bits, column, blockModes, steps[segment]);
        }
        if (blockModes) {
            predictBlocks(column, row);
        } else {
            Vp8Prediction.square(luma, column * 16, row * 16, 16, mode);
            correct(luma, column * 16, row * 16, 4, 0);
        }
        Vp8Prediction.square(u, column * 8, row * 8, 8, chromaMode);
        correct(u, column * 8, row * 8, 2, 16);
        Vp8Prediction.square(v, column * 8, row * 8, 8, chromaMode);
        correct(v, column * 8, row * 8, 2, 20);
        filter.note(column, row, header.filterLevel(segment, blockModes), blockModes || corrected);
    }

    private static int lumaMode(Vp8Bits in) {
        if (in.bit(156) == 0) {
            return in.bit(163) == 0 ? Vp8Prediction.DC : Vp8Prediction.VERTICAL;
        }
        return in.bit(128) == 0 ? Vp8Prediction.HORIZONTAL : Vp8Prediction.TRUE_MOTION;
    }

    /** Each 4×4 block's, whose probabilities depend on its neighbours'; a mode of all counts as that of each. */
    private void readModes(Vp8Bits in, int column, boolean blockModes, int mode) {
        for (int i = 0; i < 16; i++) {
            int above = column * 4 + (i & 3);
            int left = i >> 2;
            if (blockModes) {
                int at = (modesAbove[above] * 10 + modesLeft[left]) * 9;
                int node = 0;
                do {
                    node = MODE_TREE[node + in.bit(Vp8Tables.MODE_PROBABILITIES[at + (node >> 1)])];
                } while (node > 0);
                modes[i] = -node;
            } else {
                modes[i] = mode;
            }
            modesAbove[above] = modes[i];
            modesLeft[left] = modes[i];
        }
    }

    /** The right column's lower blocks look at the macroblock above on the right, like its first. */
    private void predictBlocks(int column, int row) {
        for (int i = 0; i < 16; i++) {
            int x = column * 16 + (i & 3) * 4;
            int y = row * 16 + (i >> 2) * 4;
            int right = luma.at(x + 4, ((i & 3) == 3 ? row * 16 : y) - 1);
            prediction.block(luma, luma.at(x, y), right, modes[i]);
            transform.add(coefficients.values, i * 16, luma, luma.at(x, y));
        }
    }

    private void correct(Plane plane, int x, int y, int width, int index) {
        for (int i = 0; i < width * width; i++) {
            int start = plane.at(x + i % width * 4, y + i / width * 4);
            transform.add(coefficients.values, (index + i) * 16, plane, start);
        }
    }
}
