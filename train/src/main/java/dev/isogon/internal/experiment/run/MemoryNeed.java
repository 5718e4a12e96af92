package dev.isogon.internal.experiment.run;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.engine.Accelerator;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.engine.MemoryLimit;
import dev.isogon.internal.loop.Learner;
import dev.isogon.metrics.SettingsException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What training takes of memory: so much whatever the batch, and so much an image of it. Found by batches of 2, 4, 8… up to a quarter
 * of the one that is wanted, so that what does not fit ends in advice, and not in the kernel's kill.
 *
 * @param fixed bytes
 * @param perImage bytes
 */
public record MemoryNeed(double fixed, double perImage) {

    private static final int FIRST = 2;

    /** Of an optimizer's numbers a parameter: Adam's two moments. */
    private static final int MOMENTS = 2;

    /** What was left out: a step's copies, batches that wait, memory in pieces. */
    private static final double MARGIN = 1.1;

    private static final double GIBI = 1L << 30;

    /**
     * Ends in advice what would not fit.
     *
     * @param throwaway a learner as training will begin with, which is trained on noise
     * @throws SettingsException when training would take more memory than there may be
     */
    public static void check(Learner throwaway, ImageSet images, TrainConfig train) {
        Optional<MemoryLimit> limit = MemoryLimit.ofThisProcess();
        if (limit.isEmpty() || Accelerator.isThere() || Engine.peakBytes().isEmpty()) {
            return;
        }
        MemoryNeed need = measured(throwaway, images, train.batch(), limit.get().bytes());
        need.check(train.batch(), limit.get());
    }

    /** Stops at the first batch that shows that the whole one does not fit. */
    private static MemoryNeed measured(Learner throwaway, ImageSet images, int batch, long limit) {
        double besides = besides(throwaway);
        MemoryNeed need = new MemoryNeed(besides, 0);
        long before = peak(throwaway, images, FIRST);
        for (int size = 2 * FIRST; size <= Math.max(2 * FIRST, batch / 4); size *= 2) {
            long peak = peak(throwaway, images, size);
            double perImage = Math.max(0, peak - before) / (size / 2.0);
            need = new MemoryNeed(peak - size * perImage + besides, perImage);
            before = peak;
            if (need.of(2 * size) > limit) {
                break;
            }
        }
        return need;
    }

    /** What comes later: the optimizer's numbers, Java's heap as large as it may become, and batches of pixels that wait. */
    private static double besides(Learner learner) {
        Runtime java = Runtime.getRuntime();
        return (double) MOMENTS * Float.BYTES * learner.learned() + java.maxMemory() - java.totalMemory();
    }

    private static long peak(Learner learner, ImageSet images, int size) {
        learner.tried(size, images.inputChannels(), images.inputHeight(), images.inputWidth());
        OptionalLong peak = Engine.peakBytes();
        return peak.orElse(0);
    }

    /** Bytes for a batch of so many images. */
    double of(int batch) {
        return MARGIN * (fixed + batch * perImage);
    }

    void check(int batch, MemoryLimit limit) {
        if (of(batch) <= limit.bytes()) {
            return;
        }
        int fits = FIRST;
        while (of(2 * fits) <= limit.bytes()) {
            fits *= 2;
        }
        throw new SettingsException(
                "train.batch",
                String.format(
                        Locale.ROOT,
                        "of %d images would take about %.1f GiB of memory, but %s has %.1f GiB. %s Smaller images or a smaller backbone"
                                + " take less too",
                        batch,
                        of(batch) / GIBI,
                        limit.of(),
                        limit.bytes() / GIBI,
                        of(fits) <= limit.bytes()
                                ? Setting.to("train.batch", fits) + " would fit."
                                : "Even two images would not fit."));
    }
}
