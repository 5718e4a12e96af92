package dev.isogon.internal.eval.calibration;

import java.util.Arrays;

/**
 * The false positive identification rate of a stranger who searches a random gallery of N subjects: the share of searches
 * whose best score is ≥ τ. A subject is enrolled with all its images and scores by the best of them.
 *
 * <p>Each of n held-out identities is in turn the stranger, and the gallery any N of the n − 1 others. A probe that K of
 * those match meets none of them in C(n−1−K, N) of C(n−1, N) galleries, so the mean over <i>all</i> galleries is
 *
 * <pre>q(K) = 1 − C(n−1−K, N) ∕ C(n−1, N),</pre>
 *
 * and no gallery has to be drawn. The rate is the mean over identities of the mean of q over their images: a complete
 * U-statistic of order N + 1 (W. Hoeffding, 1948), without bias for galleries of N. An identity takes part as stranger and
 * as subject; both go when it is taken away, and then the others' probes search galleries from n − 2.
 */
public final class FalsePositiveIdentificationRate implements FallingRate {

    private final int[] identityOf;
    private final int gallery;
    private final NonMatedScores scores;
    private final double[] share;
    private final double[] all;
    private final double[] without;
    private final int[][] matched;
    private final int[] matches;
    private final boolean[] seen;

    /** Of each identity as stranger, with galleries from n − 1. */
    private double rate;
    /** Of each identity as stranger, with galleries from n − 2. */
    private final double[] asStranger;

    private double reduced;
    /** What the reduced sum loses when an identity is in no gallery. */
    private final double[] asSubject;

    private int done;
    private int involved;
    private Influences last;

    /**
     * Begins above all thresholds.
     *
     * @param identityOf for each image the number of its identity, from 0 to n − 1, each at least once
     * @param gallery N, from 1 to n − 2
     * @param scores best score of each image (first) with each other identity (second)
     */
    public FalsePositiveIdentificationRate(int[] identityOf, int gallery, NonMatedScores scores) {
        int n = Arrays.stream(identityOf).max().orElse(-1) + 1;
        if (n < 3 || gallery < 1 || gallery > n - 2) {
            throw new IllegalArgumentException(
                    "galleries of " + gallery + " cannot be drawn from " + n + " identities; N is from 1 to n − 2");
        }
        this.identityOf = identityOf.clone();
        this.gallery = gallery;
        this.scores = scores;
        this.share = share(identityOf, n);
        this.all = hit(n, n - 1, gallery);
        this.without = hit(n, n - 2, gallery);
        this.matched = new int[identityOf.length][0];
        this.matches = new int[identityOf.length];
        this.seen = new boolean[n];
        this.asStranger = new double[n];
        this.asSubject = new double[n];
        this.last = new Influences(0, new double[n], 0);
    }

    private static double[] share(int[] identityOf, int n) {
        double[] images = new double[n];
        for (int identity : identityOf) {
            images[identity]++;
        }
        return Arrays.stream(images).map(count -> 1 / count).toArray();
    }

    /** q(K) for K from 0 to n − 1, galleries drawn from {@code pool}. */
    private static double[] hit(int n, int pool, int gallery) {
        double[] hit = new double[n];
        double none = 1;
        for (int k = 1; k < n; k++) {
            none *= k > pool ? 0 : Math.max(0, (double) (pool - gallery - k + 1) / (pool - k + 1));
            hit[k] = 1 - none;
        }
        return hit;
    }

    @Override
    public int identities() {
        return asStranger.length;
    }

    @Override
    public int order() {
        return gallery + 1;
    }

    @Override
    public ThresholdGrid grid() {
        return scores.grid();
    }

    @Override
    public int lowest() {
        return scores.lowest();
    }

    @Override
    public Influences at(int number) {
        int end = scores.reaching(number);
        if (end == done) {
            return last;
        }
        for (; done < end; done++) {
            match(scores.first(done), scores.second(done));
        }
        int n = identities();
        double[] withdrawals = new double[n];
        for (int i = 0; i < n; i++) {
            withdrawals[i] = rate / n - (reduced - asStranger[i] - asSubject[i]) / (n - 1);
        }
        last = new Influences(rate / n, withdrawals, involved);
        return last;
    }

    private void match(int image, int subject) {
        int stranger = identityOf[image];
        double weight = share[stranger];
        int k = matches[image]++;
        rate += weight * (all[k + 1] - all[k]);
        double step = without[k + 1] - without[k];
        reduced += weight * step;
        asStranger[stranger] += weight * step;
        for (int i = 0; i < k; i++) {
            // Each of the k that matched before now takes less with it: one more stays.
            asSubject[matched[image][i]] += weight * (step - (without[k] - without[k - 1]));
        }
        asSubject[subject] += weight * step;
        if (k == matched[image].length) {
            matched[image] = Arrays.copyOf(matched[image], 2 * k + 2);
        }
        matched[image][k] = subject;
        involve(stranger);
        involve(subject);
    }

    private void involve(int identity) {
        if (!seen[identity]) {
            seen[identity] = true;
            involved++;
        }
    }

    /**
     * The rate in a gallery of another size, if its subjects were as independent of each other as random ones: 1 − (1 −
     * rate)^(size∕tried). An extrapolation, of which nothing is promised.
     *
     * @param rate in galleries of {@code tried}
     */
    public static double extrapolated(double rate, int tried, long size) {
        return -Math.expm1(Math.log1p(-rate) * size / tried);
    }
}
