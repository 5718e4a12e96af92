package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.TypedThreshold;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What came of a search in a gallery for each of many probes; what all metrics of identification are made from. A score
 * is a cosine, see {@link CosineScores}.
 *
 * @param subjects number of enrolled subjects, S
 * @param mated searches whose subject is enrolled
 * @param nonMated searches whose subject is not
 * @param highestImpostors of all scores of mated probes with other subjects, the M highest, descending, for M mated
 *     searches; fewer where there are fewer, none where searches have weights
 */
public record Searches(int subjects, MatedSearches mated, NonMatedSearches nonMated, double[] highestImpostors) {

    /**
     * Searches for every probe.
     *
     * @param probes P×D
     * @param labels P identities, at least 0; one that is not enrolled is a stranger
     * @param gallery where to search
     * @param cosines with how many threads
     * @throws IllegalArgumentException where shapes do not fit, or a value is not finite
     */
    public static Searches of(FloatMatrix probes, int[] labels, EnrolledRows gallery, CosineScores cosines) {
        checkLabels("probe", probes, labels);
        int[] places = Arrays.stream(labels).map(gallery::place).toArray();
        int[] mated =
                IntStream.range(0, labels.length).filter(p -> places[p] >= 0).toArray();
        int[] nonMated =
                IntStream.range(0, labels.length).filter(p -> places[p] < 0).toArray();
        Found found = new Found(labels.length);
        List<HighestScores> impostors = Collections.synchronizedList(new ArrayList<>());
        cosines.read(probes, gallery.references(), () -> {
            HighestScores highest = new HighestScores(mated.length);
            impostors.add(highest);
            float[] scores = new float[gallery.subjects().length];
            return (probe, row) -> {
                for (int s = 0; s < scores.length; s++) {
                    scores[s] = gallery.score(s, row);
                }
                found.add(probe, places[probe], scores, highest);
            };
        });
        HighestScores highest = new HighestScores(mated.length);
        impostors.forEach(highest::addAll);
        return new Searches(
                gallery.subjects().length,
                found.mated(labels, mated),
                found.nonMated(labels, nonMated),
                highest.descending());
    }

    /**
     * Searches of which only the nearest is known, and whether it is right: enough for rank 1, and for no other rank.
     *
     * @param scores M similarities of mated probes to what they found
     * @param right M, whether that is of their identity
     * @param identities M
     * @param strangerScores N similarities of strangers to what they found
     * @param strangers N identities
     */
    public static Searches ofNearest(
            double[] scores, boolean[] right, int[] identities, double[] strangerScores, int[] strangers) {
        int mated = scores.length;
        return new Searches(
                (int) Arrays.stream(identities).distinct().count(),
                new MatedSearches(
                        identities,
                        scores,
                        IntStream.range(0, mated)
                                .mapToDouble(i -> right[i] ? Double.NEGATIVE_INFINITY : scores[i])
                                .toArray(),
                        IntStream.range(0, mated).map(i -> right[i] ? 0 : 1).toArray(),
                        new int[mated]),
                new NonMatedSearches(strangers, strangerScores),
                new double[0]);
    }

    /**
     * The same searches, each counting by the weight of its identity.
     *
     * @param ofMated weight of the identity of a mated search, at least 0
     * @param ofStranger weight of a stranger, at least 0
     */
    public Searches weighted(IntToDoubleFunction ofMated, IntToDoubleFunction ofStranger) {
        return new Searches(
                subjects,
                mated.weighted(
                        Arrays.stream(mated.identities()).mapToDouble(ofMated).toArray()),
                nonMated.weighted(Arrays.stream(nonMated.identities())
                        .mapToDouble(ofStranger)
                        .toArray()),
                new double[0]);
    }

    /** The threshold τ in as few digits as decide about each search as τ does; see {@link TypedThreshold}. */
    public double typed(double threshold) {
        double refused = Double.NEGATIVE_INFINITY;
        double accepted = Double.POSITIVE_INFINITY;
        for (double[] scores : new double[][] {mated.scores(), nonMated.scores()}) {
            for (double score : scores) {
                refused = score < threshold ? Math.max(refused, score) : refused;
                accepted = score >= threshold ? Math.min(accepted, score) : accepted;
            }
        }
        return TypedThreshold.of(refused, threshold, accepted);
    }

    static void checkLabels(String name, FloatMatrix embeddings, int[] labels) {
        if (labels.length != embeddings.rows()) {
            throw new IllegalArgumentException(
                    embeddings.rows() + " " + name + " embeddings need as many labels, but there are " + labels.length);
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw new IllegalArgumentException(
                        name + " row " + i + " has label " + labels[i] + ", but identities are numbered from 0");
            }
        }
    }

    /** Results by probe, each written by whichever worker had it. */
    private static final class Found {

        private final double[] mates;
        private final double[] bestOthers;
        private final int[] higher;
        private final int[] tied;

        Found(int probes) {
            mates = new double[probes];
            bestOthers = new double[probes];
            higher = new int[probes];
            tied = new int[probes];
        }

        void add(int probe, int place, float[] scores, HighestScores impostors) {
            float mate = place < 0 ? 0 : scores[place];
            float best = Float.NEGATIVE_INFINITY;
            int above = 0;
            int same = 0;
            for (int s = 0; s < scores.length; s++) {
                if (s != place) {
                    float score = scores[s];
                    best = score > best ? score : best;
                    above += score > mate ? 1 : 0;
                    same += score == mate ? 1 : 0;
                    if (place >= 0) {
                        impostors.add(score);
                    }
                }
            }
            mates[probe] = mate;
            bestOthers[probe] = best;
            higher[probe] = above;
            tied[probe] = same;
        }

        MatedSearches mated(int[] labels, int[] probes) {
            return new MatedSearches(
                    Places.picked(labels, probes),
                    Places.picked(mates, probes),
                    Places.picked(bestOthers, probes),
                    Places.picked(higher, probes),
                    Places.picked(tied, probes));
        }

        NonMatedSearches nonMated(int[] labels, int[] probes) {
            return new NonMatedSearches(Places.picked(labels, probes), Places.picked(bestOthers, probes));
        }
    }
}
