package dev.isogon.internal.loss;

import dev.isogon.internal.loss.part.ShortNumber;
import dev.isogon.internal.loss.regularizer.Regularizer;
import java.util.function.Function;

/**
 * A regularizer before it is made for a run.
 *
 * @param name as it is written
 * @param weight at least 0
 * @param build makes it, one for each run
 */
public record RegularizerWord(String name, double weight, Function<Shape, Regularizer> build) {

    public RegularizerWord {
        if (!(weight >= 0 && weight <= 1e6)) {
            throw new IllegalArgumentException(
                    "weight must be between 0 and 1000000, but was " + ShortNumber.of(weight));
        }
    }

    @Override
    public String toString() {
        return weight == 1 ? name : name + "(" + ShortNumber.of(weight) + ")";
    }
}
