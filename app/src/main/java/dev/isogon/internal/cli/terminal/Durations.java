package dev.isogon.internal.cli.terminal;

import java.util.Locale;

/** Times as people say them. */
final class Durations {

    private Durations() {}

    /** "about 28 min", rounded to what a forecast can know. */
    static String about(double seconds) {
        if (seconds < 90) {
            return "about " + Math.max(5, 5 * Math.round(seconds / 5)) + " s";
        }
        long minutes = Math.round(seconds / 60);
        if (minutes < 100) {
            return "about " + minutes + " min";
        }
        long rounded = 5 * Math.round(minutes / 5.0);
        return "about " + rounded / 60 + " h" + (rounded % 60 == 0 ? "" : " " + rounded % 60 + " min");
    }

    /** "1:02:03" or "2:03". */
    static String clock(double seconds) {
        long s = Math.max(0, Math.round(seconds));
        return s >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60);
    }
}
