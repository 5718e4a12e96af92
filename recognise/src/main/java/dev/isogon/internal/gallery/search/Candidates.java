package dev.isogon.internal.gallery.search;

import dev.isogon.internal.gallery.search.rows.Owners;
import dev.isogon.internal.gallery.search.rows.Segment;

/** Rows of one segment that may be among the best of a probe by their products: compared as promised, and kept if they are. */
final class Candidates {

    /** With more, it is worth to see first which of them their products leave open. */
    private static final int MANY = 8;

    private final ExactSearch.Asked asked;
    private final int dimensions;
    private final TopSubjects[] best;
    private final TopSubjects byProduct;
    private final ExactScores exact;
    private final int[] rows;
    private final float[] products;
    private final float[] scores;

    private Segment segment;
    private int probe;
    private int count;

    Candidates(ExactSearch search, ExactSearch.Asked asked, int most) {
        this.asked = asked;
        this.dimensions = search.dimensions;
        this.best = new TopSubjects[asked.count()];
        for (int p = 0; p < best.length; p++) {
            best[p] = new TopSubjects(search.top);
        }
        this.byProduct = new TopSubjects(search.top);
        this.exact = new ExactScores(dimensions);
        this.rows = new int[most];
        this.products = new float[most];
        this.scores = new float[most];
        this.segment = new Segment(asked.probes(), 0, new long[0], Owners.of(0), null);
    }

    void begin(Segment of, int forProbe) {
        segment = of;
        probe = forProbe;
        count = 0;
    }

    /** Takes a row, unless its subject is nobody, does not count, or is known to be better. */
    void add(int row, float product) {
        long subject = segment.owners().at(row);
        Excluding excluding = asked.excluding().get(probe);
        if (subject == 0 || subject == excluding.subject() || segment.images()[row] == excluding.image()) {
            return;
        }
        if (best[probe].couldChange(subject, product + asked.errors()[probe]) && !segment.isErased(row)) {
            rows[count] = row;
            products[count++] = product;
        }
    }

    /**
     * Compares what was taken.
     *
     * @return whether that was all: else a row was erased meanwhile, others were left for its sake, and it has to begin anew
     */
    boolean end() {
        boolean complete = true;
        if (count > MANY) {
            narrow();
        }
        exact.of(asked.values(), probe * dimensions, segment.rows(), rows, count, scores);
        for (int i = 0; i < count; i++) {
            if (segment.isErased(rows[i])) {
                complete = false;
            } else if (!Float.isNaN(scores[i])) {
                best[probe].offer(new Match(segment.owners().at(rows[i]), segment.images()[rows[i]], scores[i]));
            }
        }
        return complete;
    }

    /** What a product has to reach from now on to matter. */
    float least() {
        return notAbove(best[probe].least() - asked.errors()[probe]);
    }

    /**
     * Leaves the rows that could be among the best of these: so many subjects have at least the last one's product less e, and
     * what reaches that has at least the same less e once more.
     */
    private void narrow() {
        byProduct.clear();
        for (int i = 0; i < count; i++) {
            byProduct.offer(new Match(segment.owners().at(rows[i]), segment.images()[rows[i]], products[i]));
        }
        double reach = byProduct.least() - 2 * asked.errors()[probe];
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (products[i] >= reach) {
                rows[left] = rows[i];
                products[left++] = products[i];
            }
        }
        count = left;
    }

    /** The largest float32 that is not above a number. */
    private static float notAbove(double number) {
        float rounded = (float) number;
        return rounded > number ? Math.nextDown(rounded) : rounded;
    }

    TopSubjects[] found() {
        return best;
    }
}
