package dev.isogon.internal.gallery.threshold;

import java.util.SplittableRandom;

/**
 * People whose embeddings are drawn. A person's mean is anywhere on the sphere of 32 dimensions, or near that of a family, or leans
 * to one side as those of a group do who look alike to a model; images lie around the mean.
 *
 * @param related share of people who have a family
 * @param families how many there are
 * @param leaning share of people who lean to one side
 */
record SimulatedPeople(double related, int families, double leaning) {

    static final int DIMENSIONS = 32;

    /** Nobody has to do with anybody. */
    static final SimulatedPeople UNRELATED = new SimulatedPeople(0, 1, 0);

    /** Of 1,000 enrolled 300 have a family, so that a stranger is related to one of them with a chance of about 1 %. */
    static final SimulatedPeople FAMILIES = new SimulatedPeople(0.3, 10_000, 0);

    /** A tenth look alike. */
    static final SimulatedPeople LEANING = new SimulatedPeople(0, 1, 0.1);

    /** Distance of a relative's mean from the family's, and of an image from the person's mean. */
    private static final double OF_FAMILY = 0.4;

    private static final double OF_IMAGE = 0.5;

    private static final double LEAN = 0.6;
    private static final long FAMILY_SEED = 1L << 40;

    /** A random person's mean. */
    double[] person(SplittableRandom random) {
        double kind = random.nextDouble();
        if (kind < related) {
            return relative(random.nextInt(families), random);
        }
        double[] mean = near(new double[DIMENSIONS], 1, random);
        if (kind < related + leaning) {
            mean[0] += LEAN;
        }
        return unit(mean);
    }

    /** The mean of one more member of a family. */
    double[] relative(int family, SplittableRandom random) {
        double[] centre = unit(near(new double[DIMENSIONS], 1, new SplittableRandom(FAMILY_SEED + family)));
        return unit(near(centre, OF_FAMILY, random));
    }

    /** An image of a person. */
    static float[] image(double[] mean, SplittableRandom random) {
        double[] image = unit(near(mean, OF_IMAGE, random));
        float[] single = new float[DIMENSIONS];
        for (int k = 0; k < DIMENSIONS; k++) {
            single[k] = (float) image[k];
        }
        return single;
    }

    /** One image of each of so many people. */
    float[][] images(int people, SplittableRandom random) {
        float[][] images = new float[people][];
        for (int i = 0; i < people; i++) {
            images[i] = image(person(random), random);
        }
        return images;
    }

    /** For each stranger the best score with the first images of a gallery. */
    static float[] best(float[][] strangers, float[][] gallery, int enrolled) {
        float[] best = new float[strangers.length];
        for (int i = 0; i < strangers.length; i++) {
            best[i] = Float.NEGATIVE_INFINITY;
            for (int j = 0; j < enrolled; j++) {
                best[i] = Math.max(best[i], score(strangers[i], gallery[j]));
            }
        }
        return best;
    }

    private static float score(float[] a, float[] b) {
        double sum = 0;
        for (int k = 0; k < DIMENSIONS; k++) {
            sum += (double) a[k] * b[k];
        }
        return (float) sum;
    }

    /** A point at a distance of about {@code far} in a random direction. */
    static double[] near(double[] centre, double far, SplittableRandom random) {
        double[] point = new double[DIMENSIONS];
        for (int k = 0; k < DIMENSIONS; k++) {
            point[k] = centre[k] + far / Math.sqrt(DIMENSIONS) * random.nextGaussian();
        }
        return point;
    }

    static double[] unit(double[] point) {
        double squares = 0;
        for (double each : point) {
            squares += each * each;
        }
        double length = Math.sqrt(squares);
        double[] unit = new double[DIMENSIONS];
        for (int k = 0; k < DIMENSIONS; k++) {
            unit[k] = point[k] / length;
        }
        return unit;
    }
}
