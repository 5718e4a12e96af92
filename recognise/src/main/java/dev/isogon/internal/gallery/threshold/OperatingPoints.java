package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.gallery.threshold.StrangerThreshold.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a gallery can do: for usual rates of strangers who are named, the threshold and how many of the enrolled it misses. */
public final class OperatingPoints {

    /** Usual rates; 0.003 is where NIST reports identification (FRTE 1:N). */
    public static final List<Double> TARGETS = List.of(0.1, 0.03, 0.01, 0.003, 0.001);

    private OperatingPoints() {}

    /**
     * One rate.
     *
     * @param target FPIR
     * @param needed how many strangers it takes
     * @param threshold null where there are fewer
     * @param misses at the threshold; null where there is none
     */
    public record Point(
            double target,
            long needed,
            @Nullable StrangerThreshold threshold,
            @Nullable MissRate misses) {}

    /**
     * All {@link #TARGETS}, the largest first.
     *
     * @param strangers best scores, one a stranger
     * @param kind in what sense the rates are promised
     * @param confidence of the rates where they are promised with one, and of the intervals; between 0.5 and 1
     */
    public static List<Point> of(float[] strangers, Kind kind, double confidence, MatedScores mates) {
        List<Point> points = new ArrayList<>();
        for (double target : TARGETS) {
            boolean average = kind == Kind.AVERAGE;
            long needed = average ? ScoresNeeded.onAverage(target) : ScoresNeeded.withConfidence(target, confidence);
            if (strangers.length < needed) {
                points.add(new Point(target, needed, null, null));
                continue;
            }
            StrangerThreshold threshold = average
                    ? StrangerThreshold.onAverage(strangers, target)
                    : StrangerThreshold.withConfidence(strangers, target, confidence);
            points.add(new Point(target, needed, threshold, MissRate.at(threshold.threshold(), mates, confidence)));
        }
        return List.copyOf(points);
    }
}
