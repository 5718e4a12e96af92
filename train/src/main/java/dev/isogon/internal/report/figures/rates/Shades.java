package dev.isogon.internal.report.figures.rates;

import java.util.List;

/** What the bands of curves are. */
public enum Shades {
    /** Each point's confidence interval. */
    INTERVALS("shades are 95 % intervals"),
    /** All that the seeds of a loss came to. */
    SEEDS("shades reach from the lowest to the highest seed");

    private final String sentence;

    Shades(String sentence) {
        this.sentence = sentence;
    }

    /** The end of a caption; empty where no curve has a band. */
    String after(List<NamedCurve> curves) {
        return curves.stream().anyMatch(each -> each.curve().low() != null) ? "; " + sentence : "";
    }
}
