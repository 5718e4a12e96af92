package dev.isogon.internal.loop.export;

import dev.isogon.metrics.Embedder.Embedded;
import java.util.Arrays;

/**
 * How far apart two embedders are.
 *
 * @param images that both embedded
 * @param difference the largest between two numbers, as a share of the largest number; NaN where they cannot be compared
 */
public record OnnxCheck(int images, double difference) {

    /** What is left of float32 where another program adds in another order. */
    static final double MOST = 1e-4;

    /** What the engine made of some images and what another made of them. */
    static OnnxCheck of(Embedded engine, Embedded other) {
        if (!Arrays.equals(engine.places(), other.places())) {
            return new OnnxCheck(other.places().length, Double.NaN);
        }
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < engine.values().length; i++) {
            largest = Math.max(largest, Math.abs(engine.values()[i]));
            difference = Math.max(difference, Math.abs((double) engine.values()[i] - other.values()[i]));
        }
        return new OnnxCheck(engine.places().length, difference / largest);
    }

    /** Whether they are the same but for rounding. */
    boolean passed() {
        return difference <= MOST;
    }
}
