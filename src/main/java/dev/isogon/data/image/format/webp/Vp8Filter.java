package dev.isogon.data.image.format.webp;

/** Smooths the edges between blocks, after all are decoded (RFC 6386, section 15). */
final class Vp8Filter {

    private final Vp8Header header;
    private final Plane luma;
    private final Plane u;
    private final Plane v;
    private final int columns;
    private final int rows;
    private final byte[] levels;
    private final boolean[] inner;
    private int interiorLimit;
    private int varianceLimit;

    Vp8Filter(Vp8Header header, Plane luma, Plane u, Plane v, int columns, int rows) {
        this.header = header;
        this.luma = luma;
        this.u = u;
        this.v = v;
        this.columns = columns;
        this.rows = rows;
        levels = new byte[columns * rows];
        inner = new boolean[columns * rows];
    }

    /**
     * Remembers a macroblock.
     *
     * @param level 0…63, 0 for none
     * @param inside whether the edges within it are smoothed too
     */
    void note(int column, int row, int level, boolean inside) {
        levels[row * columns + column] = (byte) level;
        inner[row * columns + column] = inside;
    }

    void run() {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int level = levels[row * columns + column];
                if (level > 0) {
                    macroblock(column, row, level, inner[row * columns + column]);
                }
            }
        }
    }

    private void macroblock(int column, int row, int level, boolean inside) {
        int sharpness = header.sharpness;
        interiorLimit = level >> (sharpness > 4 ? 2 : sharpness > 0 ? 1 : 0);
        if (sharpness > 0) {
            interiorLimit = Math.min(interiorLimit, 9 - sharpness);
        }
        interiorLimit = Math.max(1, interiorLimit);
        varianceLimit = level >= 40 ? 2 : level >= 15 ? 1 : 0;
        int limit = 2 * level + interiorLimit;
        for (int direction = 0; direction < 2; direction++) {
            boolean down = direction == 1;
            if (down ? row > 0 : column > 0) {
                edge(luma, column, row, 16, 0, down, limit + 4, true);
                edge(u, column, row, 8, 0, down, limit + 4, true);
                edge(v, column, row, 8, 0, down, limit + 4, true);
            }
            for (int at = 4; inside && at < 16; at += 4) {
                edge(luma, column, row, 16, at, down, limit, false);
            }
            if (inside) {
                edge(u, column, row, 8, 4, down, limit, false);
                edge(v, column, row, 8, 4, down, limit, false);
            }
        }
    }

    /** One edge of a macroblock of so many pixels a side; the simple filter leaves chroma as it is. */
    private void edge(Plane plane, int column, int row, int side, int at, boolean down, int limit, boolean outer) {
        if (header.simpleFilter && plane != luma) {
            return;
        }
        int across = down ? plane.stride : 1;
        int along = down ? 1 : plane.stride;
        int start = plane.at(column * side, row * side) + at * across;
        for (int i = 0; i < side; i++, start += along) {
            if (header.simpleFilter) {
                if (differs(plane.pixels, start, across) <= 2 * limit + 1) {
                    moveTwo(plane.pixels, start, across);
                }
            } else {
                smooth(plane.pixels, start, across, limit, outer);
            }
        }
    }

    private static int differs(byte[] p, int at, int step) {
        return 4 * gap(p, at - step, at) + gap(p, at - 2 * step, at + step);
    }

    private static int gap(byte[] p, int a, int b) {
        return Math.abs((p[a] & 0xff) - (p[b] & 0xff));
    }

    private void smooth(byte[] p, int at, int step, int limit, boolean outer) {
        if (differs(p, at, step) > 2 * limit + 1) {
            return;
        }
        for (int i = -4; i < 3; i++) {
            if (i != -1 && gap(p, at + i * step, at + (i + 1) * step) > interiorLimit) {
                return;
            }
        }
        if (gap(p, at - 2 * step, at - step) > varianceLimit || gap(p, at + step, at) > varianceLimit) {
            moveTwo(p, at, step);
        } else if (outer) {
            moveSix(p, at, step);
        } else {
            moveFour(p, at, step);
        }
    }

    private static void moveTwo(byte[] p, int at, int step) {
        int a = 3 * difference(p, at, at - step) + signed(difference(p, at - 2 * step, at + step));
        move(p, at - step, small((a + 3) >> 3));
        move(p, at, -small((a + 4) >> 3));
    }

    private static void moveFour(byte[] p, int at, int step) {
        int a = 3 * difference(p, at, at - step);
        int a1 = small((a + 4) >> 3);
        int a3 = (a1 + 1) >> 1;
        move(p, at - 2 * step, a3);
        move(p, at - step, small((a + 3) >> 3));
        move(p, at, -a1);
        move(p, at + step, -a3);
    }

    private static void moveSix(byte[] p, int at, int step) {
        int a = signed(3 * difference(p, at, at - step) + signed(difference(p, at - 2 * step, at + step)));
        for (int i = 0; i < 3; i++) {
            int by = (9 * (3 - i) * a + 63) >> 7;
            move(p, at - (i + 1) * step, by);
            move(p, at + i * step, -by);
        }
    }

    private static int difference(byte[] p, int a, int b) {
        return (p[a] & 0xff) - (p[b] & 0xff);
    }

    private static void move(byte[] p, int at, int by) {
        p[at] = Plane.clip((p[at] & 0xff) + by);
    }

    private static int signed(int value) {
        return Math.max(-128, Math.min(127, value));
    }

    private static int small(int value) {
        return Math.max(-16, Math.min(15, value));
    }
}
