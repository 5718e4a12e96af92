package dev.isogon.internal.cli;

import dev.isogon.internal.engine.Engine;
import java.util.Locale;

/**
 * Memory over 2,000 training steps after a warm-up of 500: the number of live native objects must not change, the
 * resident size by at most 5 %.
 */
public final class FlatMemory {

    private static final int STEPS_PER_EPOCH = 50;

    private FlatMemory() {}

    public static void main(String[] args) {
        TrainingLoopBenchmark loop = new TrainingLoopBenchmark();
        train(loop, 500);
        long objects = Engine.liveObjects();
        double resident = Engine.residentBytes();
        train(loop, 2_000);
        System.out.printf(
                Locale.ROOT,
                "2,000 steps: live native objects %d, then %d; resident size %.0f MB, then %.0f MB, ratio %.3f;"
                        + " promised the same number, and a ratio from 0.95 to 1.05%n",
                objects,
                Engine.liveObjects(),
                resident / 1e6,
                Engine.residentBytes() / 1e6,
                Engine.residentBytes() / resident);
    }

    private static void train(TrainingLoopBenchmark loop, int steps) {
        for (int epoch = 0; epoch < steps / STEPS_PER_EPOCH; epoch++) {
            loop.loop();
        }
    }
}
