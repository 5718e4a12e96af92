package dev.isogon.study.evaluation;

import dev.isogon.config.SettingsException;
import dev.isogon.data.pairs.LabelledScores;
import dev.isogon.eval.Curve;
import dev.isogon.eval.TooFewIdentities;
import dev.isogon.eval.Uncertainty;
import dev.isogon.eval.verification.Auc;
import dev.isogon.eval.verification.EqualErrorRate;
import dev.isogon.eval.verification.PairScores;
import dev.isogon.eval.verification.Roc;
import dev.isogon.eval.verification.ScoreHistogram;
import dev.isogon.eval.verification.TrueAcceptRate;
import dev.isogon.eval.verification.folds.FoldMode;
import dev.isogon.eval.verification.folds.FoldedScores;
import dev.isogon.eval.verification.folds.TenFold;
import dev.isogon.eval.verification.resampling.BootstrapSettings;
import dev.isogon.eval.verification.resampling.IdentityBootstrap;
import dev.isogon.eval.verification.resampling.IdentityScores;
import dev.isogon.eval.verification.resampling.Intervals;
import dev.isogon.eval.verification.resampling.PairBootstrap;
import dev.isogon.study.evaluation.VerificationResult.Accepted;
import dev.isogon.study.evaluation.VerificationResult.FoldAccuracy;
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

    /** Folds may lack mated or non-mated pairs, and one fold is none. */
    private static final int FEWEST_FOLDS = 2;

    public PairJudgement {
        targets = List.copyOf(targets);
    }

    /**
     * Judges.
     *
     * @param what pairs they are, in a few words
     * @param identities of both sides of each pair; null where they are not known
     * @throws SettingsException when there are no mated or no non-mated pairs
     */
    public VerificationResult of(String what, LabelledScores pairs, @Nullable IdentityScores identities) {
        checkSides(what, pairs);
        PairScores scores = PairScores.of(pairs.mated(), pairs.scores());
        double[] fars = targets.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        int persons = identities == null ? 0 : different(identities);
        Intervals intervals = null;
        String method;
        try {
            if (identities == null) {
                intervals = PairBootstrap.of(scores, BootstrapSettings.USUAL, fars);
            } else {
                TooFewIdentities.check(persons, "identities");
                intervals = IdentityBootstrap.of(identities, settings(pairs.size()), fars);
            }
            method = intervals.method();
        } catch (TooFewIdentities e) {
            method = String.valueOf(e.getMessage());
        }
        EqualErrorRate equal = EqualErrorRate.of(scores);
        List<Accepted> accepted = new ArrayList<>();
        for (int i = 0; i < fars.length; i++) {
            TrueAcceptRate rate = TrueAcceptRate.at(scores, fars[i]);
            accepted.add(new Accepted(
                    targets.get(i),
                    intervals == null
                            ? Estimate.without(rate.value(), method)
                            : Estimate.of(intervals.trueAcceptRates().get(i)),
                    rate.rates(),
                    rate.isSupported()));
        }
        Curve tar =
                intervals == null ? Roc.acceptedOverFalseAccepts(scores, POINTS) : intervals.acceptedOverFalseAccepts();
        Curve det = intervals == null ? Roc.detectionErrorTradeoff(scores, POINTS) : intervals.detectionErrorTradeoff();
        return new VerificationResult(
                what,
                scores.mated().length,
                scores.nonMated().length,
                persons,
                intervals == null ? Estimate.without(Auc.of(scores), method) : Estimate.of(intervals.auc()),
                intervals == null ? Estimate.without(equal.value(), method) : Estimate.of(intervals.equalErrorRate()),
                equal.threshold(),
                accepted,
                folds(pairs),
                method,
                tar,
                det,
                ScoreHistogram.of(scores, BINS));
    }

    /** Of very many pairs fewer resamples, which are the less needed the more identities there are. */
    private static BootstrapSettings settings(int pairs) {
        BootstrapSettings usual = BootstrapSettings.USUAL;
        return pairs <= MANY_PAIRS ? usual : new BootstrapSettings(FEWER, usual.seed(), usual.confidence());
    }

    private static void checkSides(String what, LabelledScores pairs) {
        long mated =
                IntStream.range(0, pairs.size()).filter(i -> pairs.mated()[i]).count();
        if (mated == 0 || mated == pairs.size()) {
            throw new SettingsException("there are " + pairs.size() + " pairs (" + what + "), but none of them is "
                    + (mated == 0
                            ? "mated, so that no true-accept rate exists"
                            : "non-mated, so that no false-accept rate exists")
                    + ". Both kinds are needed");
        }
    }

    private static int different(IdentityScores identities) {
        return (int) IntStream.concat(IntStream.of(identities.first()), IntStream.of(identities.second()))
                .distinct()
                .count();
    }

    private static @Nullable FoldAccuracy folds(LabelledScores pairs) {
        int[] folds = pairs.folds();
        if (folds == null || IntStream.of(folds).distinct().count() < FEWEST_FOLDS) {
            return null;
        }
        TenFold ten = TenFold.of(new FoldedScores(folds, pairs.mated(), pairs.scores()), FoldMode.LFW);
        int count = ten.accuracies().size();
        double error = ten.standardError();
        Uncertainty uncertainty = new Uncertainty(ten.accuracy(), 0, 0, error * error, count);
        return new FoldAccuracy(
                count, Estimate.of(uncertainty.interval(0, 1, Estimate.CONFIDENCE)), error, ten.populationDeviation());
    }
}
