package dev.isogon.internal.gallery.search.rows;

/**
 * Which subject each row belongs to, 0 where none. In pages, so that a change makes a new one of these and copies one page, and
 * whoever searches goes on with the old one.
 */
public final class Owners {

    private static final int PAGE = 1 << 10;

    private final long[][] pages;

    private Owners(long[][] pages) {
        this.pages = pages;
    }

    /** Of so many rows, none of which has an owner yet. */
    public static Owners of(int rows) {
        return new Owners(new long[(rows + PAGE - 1) / PAGE][PAGE]);
    }

    /** The subject of a row. */
    public long at(int row) {
        return pages[row / PAGE][row % PAGE];
    }

    /** Sets an owner in place: of a row that nobody sees yet. */
    public void begin(int row, long subject) {
        pages[row / PAGE][row % PAGE] = subject;
    }

    /** With another subject for a row. */
    public Owners with(int row, long subject) {
        long[][] changed = pages.clone();
        changed[row / PAGE] = changed[row / PAGE].clone();
        changed[row / PAGE][row % PAGE] = subject;
        return new Owners(changed);
    }
}
