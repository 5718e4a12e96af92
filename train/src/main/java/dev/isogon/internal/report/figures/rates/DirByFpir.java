package dev.isogon.internal.report.figures.rates;

import dev.isogon.internal.report.figures.Axis;
import dev.isogon.internal.report.figures.Figure;
import java.util.List;

/** Detection and identification of known probes over false identification of strangers, on a logarithmic axis. */
public final class DirByFpir {

    private DirByFpir() {}

    /**
     * Draws them.
     *
     * @param curves DIR at rank 1 by FPIR, both in [0, 1]
     * @param shades what their bands are
     */
    public static Figure of(List<NamedCurve> curves, Shades shades) {
        return new Figure(
                "dir-by-fpir",
                "Known ones identified by strangers let in",
                "The share of probes of the gallery's subjects that are named rightly (DIR) where the threshold names"
                        + " this share of strangers (FPIR, log axis); its height at 1 is the accuracy without strangers"
                        + shades.after(curves) + ".",
                RateCurves.option(
                        curves,
                        Axis.decades("false positive identification rate", RateCurves.decadeBelow(curves, true), 1),
                        Axis.linear("detection and identification rate")));
    }
}
