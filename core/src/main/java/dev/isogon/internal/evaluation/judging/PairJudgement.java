package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.pairs.LabelledScores;
import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.eval.resampling.BootstrapSettings;
import dev.isogon.internal.eval.resampling.ResampledFigure;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.Roc;
import dev.isogon.internal.eval.verification.ScoreHistogram;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.eval.verification.folds.FoldMode;
import dev.isogon.internal.eval.verification.folds.FoldedScores;
import dev.isogon.internal.eval.verification.folds.TenFold;
import dev.isogon.internal.eval.verification.weighted.IdentityPairs;
import dev.isogon.internal.eval.verification.weighted.IdentityScores;
import dev.isogon.internal.eval.verification.weighted.PairUnits;
import dev.isogon.internal.eval.verification.weighted.ResampledPairs;
import dev.isogon.internal.evaluation.OtherDefinition;
import dev.isogon.internal.evaluation.VerificationResult;
import dev.isogon.metrics.Measurement;
import dev.isogon.metrics.SettingsException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges scores of pairs. Intervals resample identities where they are known, and are refused where these are too few;
 * where nothing but pairs is known, they resample pairs, and say so.
 *
 * @param targets FARs at which TAR is wanted
 */
public record PairJudgement(List<BigDecimal> targets) {

    private static final int POINTS = 200;
    private static final int BINS = 60;
    private static final int MANY_PAIRS = 4_000_000;
    private static final int FEWER = 200;
    private static final double CONFIDENCE = 0.95;

    /** Folds may lack mated or non-mated pairs, and one fold is none. */
    static final int FEWEST_FOLDS = 2;

    public PairJudgement {
        targets = List.copyOf(targets);
    }

    /** Resamples these pairs; refuses where identities are too few. */
    @FunctionalInterface
    interface Resampled {
        ResampledPairs pairs();
    }

    /**
     * Judges listed pairs.
     *
     * @param what pairs they are, in a few words
     * @param all of them; those that failed count beside the figures
     * @throws SettingsException when there are no mated or no non-mated pairs, or all of a side failed
     */
    public VerificationResult of(String what, LabelledScores all) {
        checkSides(what, all.size(), all.count(true));
        LabelledScores pairs = all.completed();
        checkCompleted(all);
        PairScores scores = PairScores.of(pairs.mated(), pairs.scores());
        IdentityScores identities = identities(pairs);
        IdentityPairs known = identities == null ? null : IdentityPairs.of(identities);
        VerificationResult result = of(
                what,
                scores,
                identities == null ? 0 : different(identities),
                known == null ? () -> ResampledPairs.ofPairs(scores, BootstrapSettings.USUAL) : resampled(known),
                folds(pairs, known == null ? PairUnits.of(scores) : known.units()),
                OtherDefinitions.ofFolds(pairs));
        return result.with(pairs.kind(), FailedComparisons.of(all, scores).result(targets));
    }

    private static @Nullable IdentityScores identities(LabelledScores pairs) {
        LabelledScores.Subjects subjects = pairs.subjects();
        return subjects == null ? null : new IdentityScores(subjects.first(), subjects.second(), pairs.scores());
    }

    /** Resampling of identities, with fewer resamples of very many pairs. */
    static Resampled resampled(IdentityPairs pairs) {
        BootstrapSettings usual = BootstrapSettings.USUAL;
        BootstrapSettings settings =
                pairs.scores().matedPairs() + pairs.scores().nonMatedPairs() <= MANY_PAIRS
                        ? usual
                        : new BootstrapSettings(FEWER, usual.seed(), usual.confidence());
        return () -> ResampledPairs.ofIdentities(pairs, settings);
    }

    /** Judges pairs, listed or counted. */
    VerificationResult of(
            String what,
            ScoredPairs scores,
            int identities,
            Resampled resampled,
            List<Measurement> folds,
            List<OtherDefinition> ofFolds) {
        List<MetricFigure<ScoredPairs>> figures = Figures.ofPairs(targets);
        Curve accepted = Roc.acceptedOverFalseAccepts(scores, POINTS);
        List<Interval> intervals = null;
        String method;
        try {
            ResampledPairs pairs = resampled.pairs();
            intervals = pairs.intervals(values(figures, accepted));
            method = pairs.method();
        } catch (TooFewIdentities | NoResampling e) {
            method = String.valueOf(e.getMessage());
        }
        List<Measurement> measured = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            measured.add(
                    intervals == null
                            ? figures.get(i).refused(scores, method)
                            : figures.get(i).measured(scores, intervals.get(i)));
        }
        measured.addAll(folds);
        List<OtherDefinition> elsewhere = new ArrayList<>(ofFolds);
        elsewhere.addAll(OtherDefinitions.ofPairs(scores, targets));
        List<Interval> band = intervals == null ? null : intervals.subList(figures.size(), intervals.size());
        return new VerificationResult(
                what,
                Math.round(scores.matedPairs()),
                Math.round(scores.nonMatedPairs()),
                identities,
                measured,
                method,
                band == null ? accepted : accepted.with(band),
                band == null
                        ? Roc.detectionErrorTradeoff(scores, POINTS)
                        : accepted.with(band).mirrored(),
                ScoreHistogram.of(scores, BINS),
                elsewhere,
                ScoreKind.COSINE,
                null);
    }

    /** All figures, then TAR at each point of the curve, whose band they are. */
    private static List<ResampledFigure<ScoredPairs>> values(List<MetricFigure<ScoredPairs>> figures, Curve accepted) {
        List<ResampledFigure<ScoredPairs>> values = new ArrayList<>();
        figures.forEach(each -> values.add(each.resampled()));
        accepted.x()
                .forEach(far -> values.add(new ResampledFigure<>(
                        pairs -> TrueAcceptRate.at(pairs, far).value(), ResampledFigure.Of.MATED_AT_THRESHOLD)));
        return values;
    }

    /** Says why pairs that are counted and not listed have no intervals. */
    static final class NoResampling extends RuntimeException {

        private static final long serialVersionUID = 1;

        NoResampling(String message) {
            super(message);
        }
    }

    static void checkSides(String what, long pairs, long mated) {
        if (mated == 0 || mated == pairs) {
            throw new SettingsException("there are " + pairs + " pairs (" + what + "), but none of them is "
                    + (mated == 0
                            ? "mated, so that no true-accept rate exists"
                            : "non-mated, so that no false-accept rate exists")
                    + ". Both kinds are needed");
        }
    }

    private static void checkCompleted(LabelledScores all) {
        for (boolean mated : new boolean[] {true, false}) {
            if (all.failed(mated) == all.count(mated)) {
                throw new SettingsException("all " + all.count(mated) + (mated ? " mated" : " non-mated")
                        + " comparisons failed, since their " + all.kind().word() + " is NaN or infinite: no "
                        + (mated ? "true" : "false") + "-accept rate exists");
            }
        }
    }

    private static int different(IdentityScores identities) {
        return (int) IntStream.concat(IntStream.of(identities.first()), IntStream.of(identities.second()))
                .distinct()
                .count();
    }

    /** Nothing where there are no folds. */
    private static List<Measurement> folds(LabelledScores pairs, PairUnits units) {
        int[] folds = pairs.folds();
        if (folds == null || IntStream.of(folds).distinct().count() < FEWEST_FOLDS) {
            return List.of();
        }
        TenFold ten;
        try {
            ten = TenFold.of(new FoldedScores(folds, pairs.mated(), pairs.scores()), FoldMode.LFW);
        } catch (IllegalArgumentException e) {
            throw new SettingsException("there is no accuracy by these folds: " + e.getMessage()
                    + ". Give other folds, or none (" + Setting.named("fold_column") + ")");
        }
        return List.of(Figures.ofFolds(ten.accuracies().size()).measured(ten, ten.interval(units.ofAll(), CONFIDENCE)));
    }
}
