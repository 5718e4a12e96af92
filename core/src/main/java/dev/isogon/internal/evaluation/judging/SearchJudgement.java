package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.data.split.Splits;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.eval.identification.CumulativeMatch;
import dev.isogon.internal.eval.identification.DirDefinition;
import dev.isogon.internal.eval.identification.EnrolledRows;
import dev.isogon.internal.eval.identification.Enrolment;
import dev.isogon.internal.eval.identification.IdentificationCurve;
import dev.isogon.internal.eval.identification.IdentityResamples;
import dev.isogon.internal.eval.identification.Searches;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Measurement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One to many. Of each identity with at least two images, half of them (rounded up, drawn by a fixed seed) are enrolled and
 * the others search; the best of a subject's images counts. Strangers are those given; where none are, the identities
 * with one image, which cannot be both enrolled and searched for. Ties are errors.
 *
 * @param targets FPIRs at which the DIR is wanted
 * @param cosines with how many threads
 */
public record SearchJudgement(List<BigDecimal> targets, CosineScores cosines) {

    private static final long SEED = 1;
    private static final double CONFIDENCE = 0.95;

    public SearchJudgement {
        targets = List.copyOf(targets);
    }

    /**
     * Judges; nothing where fewer than two identities have two images.
     *
     * @param strangers of other identities, whose numbers do not matter; null where none are given
     */
    public @Nullable IdentificationResult of(LabelledEmbeddings known, @Nullable LabelledEmbeddings strangers) {
        List<Integer> gallery = new ArrayList<>();
        List<Integer> probes = new ArrayList<>();
        List<Integer> lone = new ArrayList<>();
        byIdentity(known.labels()).forEach((label, images) -> {
            if (images.size() < 2) {
                lone.addAll(images);
                return;
            }
            int[] order = Splits.shuffled(images.size(), SEED, label);
            for (int i = 0; i < order.length; i++) {
                (i < (order.length + 1) / 2 ? gallery : probes).add(images.get(order[i]));
            }
        });
        int[] enrolled = sorted(gallery, List.of());
        EnrolledRows subjects = enrolled.length == 0
                ? null
                : EnrolledRows.of(known.rows(enrolled), known.labels(enrolled), Enrolment.BEST_IMAGE);
        if (subjects == null || subjects.subjects().length < 2) {
            return null;
        }
        int[] searching = sorted(probes, strangers == null ? lone : List.of());
        FloatMatrix rows = known.rows(searching);
        int[] labels = known.labels(searching);
        if (strangers != null) {
            int first = 1 + Arrays.stream(known.labels()).max().orElse(0);
            rows = joined(rows, strangers.matrix());
            labels = IntStream.concat(
                            IntStream.of(labels),
                            IntStream.of(strangers.labels()).map(label -> first + label))
                    .toArray();
        }
        Searches searches = Searches.of(rows, labels, subjects, cosines);
        return result(searches, enrolled.length, strangers != null);
    }

    private IdentificationResult result(Searches searches, int enrolled, boolean given) {
        boolean open = searches.nonMated().count() > 0;
        return new IdentificationResult(
                "half of the images of each identity with at least two are enrolled (the best one counts), the other half"
                        + " searches"
                        + (open
                                ? "; strangers are "
                                        + (given ? "the images given as such" : "the identities with one image")
                                : ""),
                searches.subjects(),
                enrolled,
                searches.mated().count(),
                searches.nonMated().count(),
                measured(searches, Figures.ofSearches(searches.subjects(), open, targets)),
                CumulativeMatch.curve(searches, TieRule.PESSIMISTIC),
                open ? IdentificationCurve.of(searches, 1, DirDefinition.ISO) : null,
                open ? OtherDefinitions.ofSearches(searches, targets) : List.of());
    }

    static List<Measurement> measured(Searches searches, List<MetricFigure<Searches>> figures) {
        List<Measurement> measured = new ArrayList<>();
        for (boolean ofStrangers : new boolean[] {false, true}) {
            List<MetricFigure<Searches>> some = figures.stream()
                    .filter(each -> each.of().needsNonMated() == ofStrangers)
                    .toList();
            measured.addAll(measured(some, searches));
        }
        return measured;
    }

    /** Figures of the same resamples, which may be refused for too few identities. */
    private static List<Measurement> measured(List<MetricFigure<Searches>> figures, Searches searches) {
        try {
            List<Interval> intervals = IdentityResamples.of(
                    searches, figures.stream().map(MetricFigure::resampled).toList(), CONFIDENCE);
            return IntStream.range(0, figures.size())
                    .mapToObj(i -> figures.get(i).measured(searches, intervals.get(i)))
                    .toList();
        } catch (TooFewIdentities e) {
            return figures.stream()
                    .map(each -> each.refused(searches, String.valueOf(e.getMessage())))
                    .toList();
        }
    }

    private static Map<Integer, List<Integer>> byIdentity(int[] labels) {
        Map<Integer, List<Integer>> images = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i++) {
            images.computeIfAbsent(labels[i], none -> new ArrayList<>()).add(i);
        }
        return images;
    }

    private static int[] sorted(List<Integer> first, List<Integer> second) {
        return Stream.concat(first.stream(), second.stream())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    static FloatMatrix joined(FloatMatrix first, FloatMatrix second) {
        float[] values = Arrays.copyOf(first.values(), Math.addExact(first.values().length, second.values().length));
        System.arraycopy(second.values(), 0, values, first.values().length, second.values().length);
        return new FloatMatrix(first.rows() + second.rows(), first.columns(), values);
    }
}
