package dev.isogon.internal.gallery.threshold;

import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Searches by strangers in one gallery, whose true rate at a threshold is known: strangers are drawn from a finite population, each
 * as often as it comes, and the rate is the share of another, or the same, that reaches the threshold.
 *
 * @param calibrating best scores of those who calibrate
 * @param judged best scores of those who come later
 * @param together how many that lie beside each other are drawn at once; 1 where everybody comes alone
 */
record SimulatedSearches(float[] calibrating, float[] judged, int together) {

    SimulatedSearches {
        judged = Ascending.of(judged);
    }

    /** Those who calibrate and those who come later are drawn alike. */
    static SimulatedSearches alike(float[] scores) {
        return new SimulatedSearches(scores, scores, 1);
    }

    /** What came of many calibrations. */
    record Outcome(int calibrations, double meanRate, int above) {

        Outcome and(Outcome other) {
            int all = calibrations + other.calibrations;
            return new Outcome(
                    all, (meanRate * calibrations + other.meanRate * other.calibrations) / all, above + other.above);
        }
    }

    /** The true rate. */
    double rate(double threshold) {
        return (double) Ascending.from(judged, threshold) / judged.length;
    }

    /**
     * Calibrates anew, again and again.
     *
     * @param strangers n, each time
     */
    Outcome calibrate(int times, int strangers, double target, Function<float[], StrangerThreshold> choice, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double sum = 0;
        int above = 0;
        for (int time = 0; time < times; time++) {
            double rate = rate(choice.apply(draw(strangers, random)).threshold());
            sum += rate;
            above += rate > target ? 1 : 0;
        }
        return new Outcome(times, sum / times, above);
    }

    private float[] draw(int strangers, SplittableRandom random) {
        float[] drawn = new float[strangers];
        for (int i = 0; i < strangers; i += together) {
            int first = random.nextInt(calibrating.length / together) * together;
            System.arraycopy(calibrating, first, drawn, i, Math.min(together, strangers - i));
        }
        return drawn;
    }
}
