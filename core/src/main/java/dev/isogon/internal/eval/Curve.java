package dev.isogon.internal.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points of a curve in ascending x, with a band where its uncertainty is known.
 *
 * @param x P values
 * @param y P values
 * @param low lower ends of the band, P values; null without a band
 * @param high upper ends of the band, P values; null without a band
 */
public record Curve(
        List<Double> x,
        List<Double> y,
        @Nullable List<Double> low,
        @Nullable List<Double> high) {

    public Curve {
        x = List.copyOf(x);
        y = List.copyOf(y);
        low = low == null ? null : List.copyOf(low);
        high = high == null ? null : List.copyOf(high);
        if ((low == null) != (high == null)) {
            throw new IllegalArgumentException("a band needs both of its ends");
        }
        if (y.size() != x.size()
                || (low != null && low.size() != x.size())
                || (high != null && high.size() != x.size())) {
            throw new IllegalArgumentException(
                    "a curve needs as many y, and ends of its band, as it has x: " + x.size());
        }
    }

    /** The same points with a band: one interval a point. */
    public Curve with(List<Interval> band) {
        return new Curve(
                x,
                y,
                band.stream().map(Interval::low).toList(),
                band.stream().map(Interval::high).toList());
    }

    /** 1 − y over x, its band likewise. */
    public Curve mirrored() {
        return new Curve(x, rest(y), high == null ? null : rest(high), low == null ? null : rest(low));
    }

    private static List<Double> rest(List<Double> shares) {
        return shares.stream().map(share -> 1 - share).toList();
    }

    /** Points without a band. */
    public static Curve of(List<Double> x, List<Double> y) {
        return new Curve(x, y, null, null);
    }
}
