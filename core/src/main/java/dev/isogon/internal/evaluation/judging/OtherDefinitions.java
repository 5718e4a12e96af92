package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.data.pairs.LabelledScores;
import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.eval.identification.DirDefinition;
import dev.isogon.internal.eval.identification.OpenSetIdentification;
import dev.isogon.internal.eval.identification.Searches;
import dev.isogon.internal.eval.verification.FarMode;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.eval.verification.folds.FoldMode;
import dev.isogon.internal.eval.verification.folds.FoldedScores;
import dev.isogon.internal.eval.verification.folds.TenFold;
import dev.isogon.internal.eval.verification.folds.ValidationRate;
import dev.isogon.internal.evaluation.OtherDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The same scores by the definitions of other toolkits: whoever compares figures must know whose they are. */
final class OtherDefinitions {

    private static final String VERIFICATION = "insightface verification.py";
    private static final String IJB = "insightface eval_ijbc.py";
    private static final double VALIDATION_FAR = 1e-3;

    private OtherDefinitions() {}

    /** Of pairs in folds that are cosines; their scripts know no other scores. */
    static List<OtherDefinition> ofFolds(LabelledScores pairs) {
        int[] folds = pairs.folds();
        if (folds == null
                || IntStream.of(folds).distinct().count() < PairJudgement.FEWEST_FOLDS
                || pairs.kind() == ScoreKind.DISTANCE
                || DoubleStream.of(pairs.scores()).anyMatch(score -> Math.abs(score) > 1)) {
            return List.of();
        }
        FoldedScores scores = new FoldedScores(folds, pairs.mated(), pairs.scores());
        List<OtherDefinition> all = new ArrayList<>();
        try {
            TenFold insightface = TenFold.of(scores, FoldMode.INSIGHTFACE);
            all.add(new OtherDefinition(
                    VERIFICATION,
                    "Accuracy-Flip",
                    insightface.accuracy(),
                    insightface.plusMinus(),
                    "thresholds every 0.01 of the squared distance; ± is the deviation over folds, about three times the"
                            + " standard error"));
            ValidationRate rate = ValidationRate.of(scores, VALIDATION_FAR);
            all.add(new OtherDefinition(
                    VERIFICATION,
                    "VAL at FAR 0.001",
                    rate.value(),
                    rate.populationDeviation(),
                    String.format(
                            Locale.ROOT,
                            "threshold interpolated on nine folds; on the tenth the FAR is %.5f on average",
                            rate.falseAcceptRate())));
            TenFold zoo = TenFold.of(scores, FoldMode.FACEX_ZOO);
            all.add(
                    new OtherDefinition(
                            "FaceX-Zoo lfw_evaluator.py",
                            "accuracy",
                            zoo.accuracy(),
                            zoo.plusMinus(),
                            "the threshold with the largest TPR − FPR of 1,000, not the most accurate; ± is the standard error"));
        } catch (IllegalArgumentException e) {
            // A fold without mated or without non-mated pairs: those scripts fail there, so they print nothing more.
            return all;
        }
        return all;
    }

    /** TAR at the FARs by the nearest point, which may let more pass than was asked for. */
    static List<OtherDefinition> ofPairs(ScoredPairs scores, List<BigDecimal> targets) {
        return targets.stream()
                .map(target -> {
                    TrueAcceptRate nearest = TrueAcceptRate.at(scores, target.doubleValue(), FarMode.NEAREST);
                    return new OtherDefinition(
                            IJB,
                            "TAR at FAR " + plain(target),
                            nearest.value(),
                            null,
                            String.format(
                                    Locale.ROOT,
                                    "the nearest point of the ROC, here at FAR %.6f, which may exceed the target",
                                    nearest.falseAcceptRate()));
                })
                .toList();
    }

    /** DIR at the targets. */
    static List<OtherDefinition> ofSearches(Searches searches, List<BigDecimal> targets) {
        List<OtherDefinition> all = new ArrayList<>();
        for (BigDecimal target : targets) {
            all.add(dir(
                    searches,
                    target,
                    DirDefinition.IJB_EVALS,
                    "insightface ijb_evals.py",
                    "one stranger fewer may pass, and a score must be above the threshold"));
            all.add(dir(
                    searches,
                    target,
                    DirDefinition.IJB_1N,
                    "insightface ijb_1n.py",
                    "a FAR of pooled pairs of enrolled people; neither strangers nor ranks matter"));
        }
        return all;
    }

    private static OtherDefinition dir(
            Searches searches, BigDecimal target, DirDefinition definition, String toolkit, String difference) {
        return new OtherDefinition(
                toolkit,
                "TPIR at FPIR " + plain(target),
                OpenSetIdentification.of(searches, target.doubleValue(), 1, definition)
                        .dir(),
                null,
                difference);
    }

    private static String plain(BigDecimal target) {
        return target.stripTrailingZeros().toPlainString();
    }
}
