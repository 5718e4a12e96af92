package dev.isogon.internal.report.figures.rates;

import dev.isogon.internal.report.figures.Axis;
import dev.isogon.internal.report.figures.Figure;
import java.util.List;

/** How often a probe's own subject is among the nearest k of the gallery (cumulative match characteristic). */
public final class Cmc {

    private Cmc() {}

    /**
     * Draws them.
     *
     * @param curves identification rate in [0, 1] by rank from 1
     * @param shades what their bands are
     */
    public static Figure of(List<NamedCurve> curves, Shades shades) {
        return new Figure(
                "cmc",
                "Found within the first k (CMC)",
                "The share of probes whose own subject is among the k nearest of the gallery: at 1 it is the nearest"
                        + shades.after(curves) + ".",
                RateCurves.option(curves, Axis.exact("rank k"), Axis.linear("identification rate")));
    }
}
