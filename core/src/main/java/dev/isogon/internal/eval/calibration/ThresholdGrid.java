package dev.isogon.internal.eval.calibration;

/**
 * The thresholds there are to choose from, fixed before any score is seen: multiples of 1∕{@code ticks}. A grid that does
 * not follow the data is what {@link FixedSequence}'s promise rests on; a finer one changes no rate that could be noticed.
 *
 * @param ticks thresholds in a unit of the score, at least 1
 * @param lowest the lowest threshold, in the score's unit
 * @param highest the highest threshold, in the score's unit
 */
public record ThresholdGrid(int ticks, int lowest, int highest) {

    /** For cosines: −1 to 1 in steps of 0.0001. */
    public static final ThresholdGrid COSINE = new ThresholdGrid(10_000, -1, 1);

    public ThresholdGrid {
        if (ticks < 1 || lowest >= highest || (long) ticks * ((long) highest - lowest) > 1 << 24) {
            throw new IllegalArgumentException(
                    "no grid from " + lowest + " to " + highest + " with " + ticks + " thresholds in a unit");
        }
    }

    /** How many thresholds there are. */
    public int count() {
        return ticks * (highest - lowest) + 1;
    }

    /** The threshold with a number, from 0 for the lowest. */
    public double at(int number) {
        return (double) ((long) lowest * ticks + number) / ticks;
    }

    /**
     * The number of the highest threshold at which the score is still accepted: the largest k with score ≥ {@link #at
     * at(k)}; 0 for scores below all.
     *
     * @throws IllegalArgumentException when the score is NaN
     */
    public int reachedBy(double score) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("a score is NaN");
        }
        double place = (score - lowest) * ticks;
        int number = (int) Math.min(Math.max(place, 0), count() - 1.0);
        // The product is rounded; the comparison is what counts.
        if (number > 0 && score < at(number)) {
            number--;
        } else if (number < count() - 1 && score >= at(number + 1)) {
            number++;
        }
        return number;
    }
}
