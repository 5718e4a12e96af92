package dev.isogon.internal.evaluation.judging;

import static dev.isogon.internal.eval.resampling.ResampledFigure.Of.BOTH;
import static dev.isogon.internal.eval.resampling.ResampledFigure.Of.MATED_AT_THRESHOLD;

import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.eval.clustering.MutualInformation;
import dev.isogon.internal.eval.identification.CumulativeMatch;
import dev.isogon.internal.eval.identification.DirDefinition;
import dev.isogon.internal.eval.identification.OpenSetClassification;
import dev.isogon.internal.eval.identification.OpenSetIdentification;
import dev.isogon.internal.eval.identification.Searches;
import dev.isogon.internal.eval.retrieval.Retrieval;
import dev.isogon.internal.eval.verification.Auc;
import dev.isogon.internal.eval.verification.EqualErrorRate;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.eval.verification.folds.TenFold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every figure of an evaluation, group by group, in the order in which they are read. This is the one list: intervals, JSON,
 * the terminal and the page follow from a line here.
 */
final class Figures {

    /** Expected false positives below which a rate is little more than luck. */
    private static final int ENOUGH = 10;

    private static final List<Integer> RANKS = List.of(1, 5, 10);

    /** Where each image has a rank of its own, as papers on re-identification give them. */
    private static final List<Integer> RANKS_OF_IMAGES = List.of(1, 5, 10, 20);

    private Figures() {}

    /** One to one. */
    static List<MetricFigure<ScoredPairs>> ofPairs(List<BigDecimal> falseAcceptRates) {
        List<MetricFigure<ScoredPairs>> figures = new ArrayList<>();
        figures.add(MetricFigure.<ScoredPairs>of("AUC", "auc", Auc::of).of(BOTH));
        figures.add(MetricFigure.<ScoredPairs>of(
                        "EER", "eer", pairs -> EqualErrorRate.of(pairs).value())
                .at(pairs -> pairs.typed(EqualErrorRate.of(pairs).threshold()))
                .of(BOTH));
        falseAcceptRates.forEach(rate -> figures.add(trueAccepts(rate)));
        return figures;
    }

    private static MetricFigure<ScoredPairs> trueAccepts(BigDecimal rate) {
        double far = rate.doubleValue();
        return MetricFigure.<ScoredPairs>of(
                        "TAR at FAR " + plain(rate),
                        "tar_at_far/" + plain(rate),
                        pairs -> TrueAcceptRate.at(pairs, far).value())
                .at(pairs -> pairs.typed(TrueAcceptRate.at(pairs, far).rates().threshold()))
                .of(MATED_AT_THRESHOLD)
                .with(pairs -> rate(
                        "far",
                        TrueAcceptRate.at(pairs, far).falseAcceptRate(),
                        TrueAcceptRate.at(pairs, far).isSupported()));
    }

    /** Accuracy by folds as LFW prescribes it. */
    static MetricFigure<TenFold> ofFolds(int count) {
        return MetricFigure.of("accuracy, " + count + " folds", "accuracy_" + count + "_fold", TenFold::accuracy)
                .with(folds -> ordered(
                        "standard_error", folds.standardError(), "population_deviation", folds.populationDeviation()));
    }

    /**
     * One to many.
     *
     * @param open whether there are strangers
     */
    static List<MetricFigure<Searches>> ofSearches(int subjects, boolean open, List<BigDecimal> falsePositiveRates) {
        return ofSearches(RANKS, subjects, open, falsePositiveRates);
    }

    /** One to many, where each image of the gallery has a rank of its own. */
    static List<MetricFigure<Searches>> ofImageSearches(int images, boolean open, List<BigDecimal> falsePositiveRates) {
        return ofSearches(RANKS_OF_IMAGES, images, open, falsePositiveRates);
    }

    private static List<MetricFigure<Searches>> ofSearches(
            List<Integer> ranks, int places, boolean open, List<BigDecimal> falsePositiveRates) {
        List<MetricFigure<Searches>> figures = new ArrayList<>();
        ranks.stream()
                .filter(rank -> rank < places)
                .forEach(rank -> figures.add(MetricFigure.of(
                        "rank " + rank,
                        "rank/" + rank,
                        searches -> CumulativeMatch.rate(searches, rank, TieRule.PESSIMISTIC))));
        if (open) {
            falsePositiveRates.forEach(rate -> figures.add(detections(rate).of(MATED_AT_THRESHOLD)));
            figures.add(MetricFigure.<Searches>of(
                            "OSCR, area",
                            "oscr_area",
                            searches -> OpenSetClassification.area(searches, TieRule.PESSIMISTIC))
                    .of(BOTH));
        }
        return figures;
    }

    private static MetricFigure<Searches> detections(BigDecimal rate) {
        double fpir = rate.doubleValue();
        return MetricFigure.<Searches>of(
                        "DIR at FPIR " + plain(rate),
                        "dir_at_fpir/" + plain(rate),
                        searches -> at(searches, fpir).dir())
                .at(searches -> searches.typed(at(searches, fpir).threshold()))
                .with(searches -> rate(
                        "fpir", at(searches, fpir).fpir(), searches.nonMated().count() * fpir >= ENOUGH));
    }

    private static OpenSetIdentification at(Searches searches, double fpir) {
        return OpenSetIdentification.of(searches, fpir, 1, DirDefinition.ISO);
    }

    /** Each image sought among all others. */
    static List<QueryFigure> ofRetrieval() {
        return List.of(
                new QueryFigure("precision at 1", "precision_at_1", Retrieval::precisionAtOne),
                new QueryFigure("R-precision", "r_precision", Retrieval::rPrecision),
                new QueryFigure("MAP@R", "map_at_r", Retrieval::averagePrecisionAtR),
                new QueryFigure("MRR", "mrr", Retrieval::reciprocalRank));
    }

    /** Queries sought in a gallery. */
    static List<QueryFigure> ofQueries() {
        List<QueryFigure> figures = new ArrayList<>();
        figures.add(new QueryFigure(
                "mAP",
                "mean_average_precision",
                "by trapezoids, as Market-1501's own code",
                Retrieval::averagePrecision));
        figures.add(new QueryFigure(
                "mAP by steps",
                "mean_average_precision_by_steps",
                "as torchreid and most papers",
                Retrieval::averagePrecisionBySteps));
        figures.addAll(ofRetrieval());
        return figures;
    }

    /** Clusters against identities. */
    static List<MetricFigure<MutualInformation>> ofClusters() {
        return List.of(
                MetricFigure.of("NMI", "normalized_mutual_information", MutualInformation::normalized),
                MetricFigure.<MutualInformation>of("AMI", "adjusted_mutual_information", MutualInformation::adjusted)
                        .meaning("0 by chance"));
    }

    /** A rate as people write it, never as 1.0E-4. */
    private static String plain(BigDecimal rate) {
        return rate.stripTrailingZeros().toPlainString();
    }

    private static Map<String, Object> rate(String key, double rate, boolean supported) {
        return ordered(key, rate, "supported", supported);
    }

    private static Map<String, Object> ordered(String first, Object value, String second, Object other) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(first, value);
        facts.put(second, other);
        return facts;
    }
}
