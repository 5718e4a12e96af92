package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.eval.ClopperPearson;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another threshold would mean, to be looked at before it is set.
 *
 * @param threshold τ
 * @param named of strangers, how many would be named
 * @param missed of the enrolled, how many would not be named rightly
 */
public record WhatIf(double threshold, Named named, MissRate missed) {

    private static final double STEP = 0.01;
    private static final int BESIDE = 30;

    /**
     * The share of strangers who are named (FPIR).
     *
     * @param rate of the strangers that are kept; by a table the bound
     * @param interval with the rate; null by a table, whose rate is a bound already
     * @param people that were counted, or by whom the table was made
     */
    public record Named(double rate, @Nullable Interval interval, long people) {}

    /** How strangers score. */
    public interface Strangers {
        Named at(double threshold);
    }

    /** Thresholds around one, in steps of 0.01, the smallest first; it is among them. */
    public static List<Double> around(double threshold) {
        List<Double> around = new ArrayList<>();
        for (int i = -BESIDE; i <= BESIDE; i++) {
            double each = threshold + i * STEP;
            if (i == 0 || (each >= -1 && each <= 1)) {
                around.add(each);
            }
        }
        return around;
    }

    /**
     * By strangers that are kept: the share whose best score reaches τ, with Clopper and Pearson's interval.
     *
     * @param best scores, one a stranger, at least one
     */
    public static Strangers counted(float[] best, double confidence) {
        return threshold -> {
            int named = 0;
            for (float each : best) {
                named += each >= threshold ? 1 : 0;
            }
            Interval interval = ClopperPearson.interval(named, best.length, confidence);
            return new Named((double) named / best.length, interval, best.length);
        };
    }

    /** By how often the model takes two people for one, at most: N times that, for N images. */
    public static Strangers bounded(FalseMatchTable table, long images) {
        return threshold ->
                new Named(Math.min(1, Math.max(1, images) * table.boundAt(threshold)), null, table.identities());
    }

    /** What some thresholds would mean. */
    public static List<WhatIf> of(List<Double> thresholds, Strangers strangers, MatedScores mates, double confidence) {
        return thresholds.stream()
                .map(each -> new WhatIf(each, strangers.at(each), MissRate.at(each, mates, confidence)))
                .toList();
    }
}
