package dev.isogon.internal.report.figures.rates;

import dev.isogon.internal.report.figures.Axis;
import dev.isogon.internal.report.figures.Figure;
import java.util.List;

/** False rejects over false accepts (detection error trade-off), both on logarithmic axes. */
public final class Det {

    private Det() {}

    /**
     * Draws them.
     *
     * @param curves FNMR by FMR, both in [0, 1]
     * @param shades what their bands are
     */
    public static Figure of(List<NamedCurve> curves, Shades shades) {
        return new Figure(
                "det",
                "False rejects by false accepts (DET)",
                "What either error costs in the other as the threshold moves (log axes): the nearer to the lower left,"
                        + " the better" + shades.after(curves) + ".",
                RateCurves.option(
                        curves,
                        Axis.decades("false accept rate", RateCurves.decadeBelow(curves, true), 1),
                        Axis.decades("false reject rate", RateCurves.decadeBelow(curves, false), 1)));
    }
}
