package dev.isogon.internal.loss;

import dev.isogon.internal.loss.criterion.Criterion;
import dev.isogon.internal.loss.criterion.SoftmaxCrossEntropy;
import java.util.function.Function;

/**
 * A criterion before it is made for a run.
 *
 * @param label as it is written
 * @param build makes it, one for each run
 */
record CriterionWord(String label, Function<Shape, Criterion> build) {

    /** What is meant where none is written. */
    static final CriterionWord SOFTMAX = new CriterionWord("softmax", shape -> new SoftmaxCrossEntropy());

    @Override
    public String toString() {
        return label;
    }
}
