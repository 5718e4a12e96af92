package dev.isogon.internal.experiment.run;

import dev.isogon.internal.config.Request;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.split.Splits;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.loop.Embedding;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loop.Training;
import dev.isogon.metrics.Work;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long a comparison will take on this machine, from its first batches.
 *
 * @param trainedPerSecond images a second in training
 * @param embeddedPerSecond images a second in evaluation
 * @param secondsPerRun training and judging one loss with one seed
 * @param seconds everything that is left
 */
public record Forecast(double trainedPerSecond, double embeddedPerSecond, double secondsPerRun, double seconds) {

    private static final int WARM = 3;
    private static final int MEASURED = 6;

    /** Multiply-adds a second of exact neighbours on two cores; only the forecast leans on it. */
    private static final double NEIGHBOUR_RATE = 50e9;

    public static Forecast measure(Learner throwaway, Images images, Request request, double runsLeft) {
        int batch = request.train().batch();
        ImageSet few = images.train().subset(firstOf(images.train().size(), batch * (WARM + MEASURED)));
        Training training = new Training(throwaway, few, request.train(), 0);
        AtomicInteger steps = new AtomicInteger();
        long[] times = new long[2];
        for (int epoch = 1; steps.get() < WARM + MEASURED; epoch++) {
            training.epoch(
                    epoch,
                    step -> {
                        int done = steps.incrementAndGet();
                        times[done <= WARM ? 0 : 1] = System.nanoTime();
                    },
                    Work.silent());
        }
        double trained = rate(batch * (steps.get() - WARM), times[0], times[1]);
        ImageSet fewer = few.subset(firstOf(few.size(), batch * WARM));
        long start = System.nanoTime();
        new Embedding(throwaway, batch, Work.silent()).of(fewer);
        double embedded = rate(fewer.size(), start, System.nanoTime());
        double perRun = secondsPerRun(images, request, trained, embedded);
        return new Forecast(trained, embedded, perRun, perRun * runsLeft);
    }

    private static double secondsPerRun(Images images, Request request, double trained, double embedded) {
        double train = images.train().size();
        double test = images.test().size();
        double validation = images.validation().map(ImageSet::size).orElse(0);
        double epochs = request.train().epochs();
        // Without test images nothing is judged at the end.
        double gallery = test == 0 ? 0 : train;
        double pairs = gallery * (train + test) + epochs * validation * validation;
        return epochs * train / trained
                + (gallery + test + epochs * validation) / embedded
                + pairs * request.model().embedding() / NEIGHBOUR_RATE;
    }

    private static double rate(int images, long from, long to) {
        return Math.max(1, images) / Math.max(1e-3, (to - from) / 1e9);
    }

    private static int[] firstOf(int size, int most) {
        return Splits.inOrder(Math.min(size, most));
    }
}
