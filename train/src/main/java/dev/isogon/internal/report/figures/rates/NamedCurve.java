package dev.isogon.internal.report.figures.rates;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.report.figures.Palette;
import dev.isogon.internal.report.figures.Plot;
import java.util.ArrayList;
import java.util.List;

/**
 * A curve of a figure.
 *
 * @param name what the legend calls it
 * @param number its place among all that are compared, from 0: what has the same number has the same colour everywhere
 * @param curve its points
 */
public record NamedCurve(String name, int number, Curve curve) {

    /** The only curve of a figure, or the first. */
    public static NamedCurve of(String name, Curve curve) {
        return new NamedCurve(name, 0, curve);
    }

    String colour() {
        return Palette.colour(number);
    }

    /**
     * Points that axes can show.
     *
     * @param above x that are larger; 0 for a logarithmic axis, which has no place for it
     * @param floor the least y
     */
    List<List<Object>> points(double above, double floor) {
        List<List<Object>> points = new ArrayList<>();
        for (int i = 0; i < curve.x().size(); i++) {
            if (curve.x().get(i) > above && curve.y().get(i) >= floor) {
                points.add(List.of(
                        Plot.rounded(curve.x().get(i)), Plot.rounded(curve.y().get(i))));
            }
        }
        return points;
    }

    /**
     * The border of the band: along its upper end and back along its lower one; empty where it has none. What lies below
     * the lower end is passed in both directions, so that a fill down to the axis leaves it out.
     *
     * @param above x that are larger
     * @param floor what a logarithmic axis shows instead of 0; lower ends below are cut off there
     */
    List<List<Object>> border(double above, double floor) {
        List<List<Object>> upper = new ArrayList<>();
        List<List<Object>> lower = new ArrayList<>();
        List<Double> low = curve.low();
        List<Double> high = curve.high();
        if (low != null && high != null) {
            for (int i = 0; i < low.size(); i++) {
                if (curve.x().get(i) > above) {
                    double at = Plot.rounded(curve.x().get(i));
                    upper.add(List.of(at, Plot.rounded(Math.max(floor, high.get(i)))));
                    lower.add(0, List.of(at, Plot.rounded(Math.max(floor, low.get(i)))));
                }
            }
        }
        upper.addAll(lower);
        return upper;
    }
}
