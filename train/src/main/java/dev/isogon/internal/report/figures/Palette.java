package dev.isogon.internal.report.figures;

import java.util.List;

/** Colours that people with any colour vision tell apart and that show on white and on black. */
public final class Palette {

    /** Okabe and Ito's, without black and yellow, of which one or the other ground leaves nothing. */
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9");

    /** What is neither good nor bad. */
    public static final String NEUTRAL = "#8a939c";

    private Palette() {}

    /** The colour of what comes at this place of a list, from 0; after the last one the first again. */
    public static String colour(int number) {
        return COLOURS.get(Math.floorMod(number, COLOURS.size()));
    }

    static int size() {
        return COLOURS.size();
    }
}
