package dev.isogon.internal.loss;

import dev.isogon.internal.loss.scale.Scale;
import java.util.function.Function;

/**
 * A scale before it is made for a run.
 *
 * @param label as it is written
 * @param ofAngles whether it is measured from the batch's angles, which only the cosine head has
 * @param build makes it, one for each run; throws IllegalArgumentException where there is none for so many classes
 */
record ScaleWord(String label, boolean ofAngles, Function<Shape, Scale> build) {

    @Override
    public String toString() {
        return label;
    }
}
