package dev.isogon.internal.eval.verification.folds;

import dev.isogon.internal.eval.ClopperPearson;
import dev.isogon.internal.eval.Confidence;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.ShareInterval;
import dev.isogon.internal.eval.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Accuracy by folds, usually ten: each fold is judged by a threshold chosen on all others.
 *
 * @param mode whose definition it is
 * @param accuracies of K folds, in [0, 1]
 * @param thresholds K scores that they were judged by
 */
public record TenFold(FoldMode mode, List<Double> accuracies, List<Double> thresholds) {

    public TenFold {
        accuracies = List.copyOf(accuracies);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * Judges every fold.
     *
     * @throws IllegalArgumentException when without some fold no mated or no non-mated pair is left, or the mode needs
     *     cosines and a score is none
     */
    public static TenFold of(FoldedScores scores, FoldMode mode) {
        FoldRule rule = mode.rule();
        FoldedScores folded = rule.folds(scores);
        List<Double> accuracies = new ArrayList<>();
        List<Double> thresholds = new ArrayList<>();
        for (int fold : folded.foldNumbers()) {
            double threshold = rule.threshold(folded.pairs(fold, true));
            thresholds.add(threshold);
            accuracies.add(rule.accuracy(folded.pairs(fold, false), threshold));
        }
        return new TenFold(mode, accuracies, thresholds);
    }

    /** The mean over folds: the accuracy that is reported. */
    public double accuracy() {
        return values().average().orElseThrow();
    }

    /** What this mode prints behind ±: {@link #standardError}, or {@link #populationDeviation} for insightface's. */
    public double plusMinus() {
        return mode.populationDeviation() ? populationDeviation() : standardError();
    }

    /** Standard error of the mean over folds, deviation(n − 1) ∕ √K. It takes folds for independent, as LFW does. */
    public double standardError() {
        return Spread.deviation(values().toArray()) / Math.sqrt(accuracies.size());
    }

    /** Deviation over folds with n in its denominator: how far apart folds lie, not how sure their mean is. */
    public double populationDeviation() {
        int folds = accuracies.size();
        return Spread.deviation(values().toArray()) * Math.sqrt((folds - 1.0) / folds);
    }

    /**
     * The interval of the accuracy: Student's t over folds, and by {@link ShareInterval} where few pairs are wrong. Folds that
     * are all equally right say nothing of how they vary; then it is that of all their pairs.
     *
     * @param units how many independent ones all pairs say as much as
     * @param confidence between 0.5 and 1, usually 0.95
     */
    public Interval interval(int units, double confidence) {
        double accuracy = accuracy();
        double half = Confidence.studentQuantile(confidence, accuracies.size() - 1.0) * standardError();
        return half == 0
                ? ClopperPearson.interval(accuracy * units, units, confidence)
                : ShareInterval.of(
                        new Interval(accuracy, Math.max(0, accuracy - half), Math.min(1, accuracy + half), confidence),
                        accuracy * (1 - accuracy) / units,
                        0,
                        units);
    }

    private DoubleStream values() {
        return accuracies.stream().mapToDouble(Double::doubleValue);
    }
}
