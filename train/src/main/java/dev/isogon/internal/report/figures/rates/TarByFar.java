package dev.isogon.internal.report.figures.rates;

import dev.isogon.internal.report.figures.Axis;
import dev.isogon.internal.report.figures.Figure;
import java.util.List;

/** The true accept rate over the false accept rate (ROC), on a logarithmic axis. */
public final class TarByFar {

    private TarByFar() {}

    /**
     * Draws them.
     *
     * @param curves TAR by FAR, both in [0, 1]
     * @param shades what their bands are
     */
    public static Figure of(List<NamedCurve> curves, Shades shades) {
        return new Figure(
                "tar-by-far",
                "True accepts by false accepts",
                "The share of pairs of one subject that are accepted (TAR) where the threshold accepts this share of"
                        + " pairs of two subjects (FAR, log axis): the higher and the longer it stays high to the left,"
                        + " the better" + shades.after(curves) + ".",
                RateCurves.option(
                        curves,
                        Axis.decades("false accept rate", RateCurves.decadeBelow(curves, true), 1),
                        Axis.linear("true accept rate")));
    }
}
