package dev.isogon.internal.loss;

import dev.isogon.internal.loss.pair.PairCriterion;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What compares the images of a batch with each other, without prototypes.
 *
 * @param text as the user wrote it
 * @param label spelled out
 * @param perClass how many images of a class a batch should have, at least 2
 * @param build makes what is minimized, one for each run
 */
record PairRecipe(String text, String label, int perClass, Function<Shape, PairCriterion> build) implements LossRecipe {

    @Override
    public boolean comparesByCosine() {
        return true;
    }

    @Override
    public OptionalInt imagesPerClass() {
        return OptionalInt.of(perClass);
    }

    @Override
    public Loss build(Shape shape, boolean frozen) {
        return new PairLoss(build.apply(shape), perClass);
    }
}
