package dev.isogon.internal.eval.calibration;

/**
 * The false match rate over pairs of two random identities, a random image of each: the U-statistic of order 2
 *
 * <pre>p̂ = mean over pairs of identities i &lt; j of h(i, j),   h(i, j) = share of their image pairs with score ≥ τ.</pre>
 *
 * Every identity counts the same, however many images it has. Taking identity i away leaves p̂₍₋ᵢ₎ = (n·p̂ − 2aᵢ)∕(n − 2),
 * with aᵢ the mean of h over i's pairs, so that dᵢ = 2(aᵢ − p̂)∕(n − 2): an error involves two identities.
 *
 * <p>W. Hoeffding, <i>A class of statistics with asymptotically normal distribution</i>, Annals of Mathematical
 * Statistics 19 (1948). That the errors of all pairs with one identity move together is what two-way clustering and the
 * subset bootstrap of biometrics look at as well: Bolle, Ratha and Pankanti, <i>Error analysis of pattern recognition
 * systems: the subsets bootstrap</i>, CVIU 93 (2004); Cameron, Gelbach and Miller, JBES 29 (2011).
 */
public final class FalseMatchRate implements FallingRate {

    private final NonMatedScores scores;
    private final int[] images;
    private final double[] sums;
    private double total;
    private int done;
    private int involved;
    private Influences last;

    /**
     * Begins above all thresholds.
     *
     * @param images how many each identity has, n numbers of at least 1
     * @param scores of pairs of images of two identities, by their numbers from 0 to n − 1
     */
    public FalseMatchRate(int[] images, NonMatedScores scores) {
        if (images.length < 3) {
            throw new IllegalArgumentException(
                    "the rate of pairs needs at least 3 identities, but there are " + images.length);
        }
        this.images = images.clone();
        this.scores = scores;
        this.sums = new double[images.length];
        this.last = new Influences(0, new double[images.length], 0);
    }

    @Override
    public int identities() {
        return images.length;
    }

    @Override
    public int order() {
        return 2;
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
            int i = scores.first(done);
            int j = scores.second(done);
            double share = 1.0 / ((double) images[i] * images[j]);
            total += share;
            add(i, share);
            add(j, share);
        }
        int n = images.length;
        double rate = total / (n * (n - 1.0) / 2);
        double[] withdrawals = new double[n];
        for (int i = 0; i < n; i++) {
            withdrawals[i] = 2 * (sums[i] / (n - 1) - rate) / (n - 2);
        }
        last = new Influences(rate, withdrawals, involved);
        return last;
    }

    private void add(int identity, double share) {
        if (sums[identity] == 0) {
            involved++;
        }
        sums[identity] += share;
    }
}
