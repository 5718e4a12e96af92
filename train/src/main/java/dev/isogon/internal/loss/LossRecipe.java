package dev.isogon.internal.loss;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A loss as the user wrote it, read and checked, but not yet made for a run: what can be known of it without building, and how
 * it is built. It is shared by all runs of a comparison and remembers nothing of them.
 */
public sealed interface LossRecipe permits PrototypeRecipe, PairRecipe, OwnRecipe, AsTheyCome {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static LossRecipe read(String text) {
        return Losses.parse(text);
    }

    /** As the user wrote it. */
    @JsonValue
    String text();

    /** All of it spelled out. */
    String label();

    /**
     * Makes the loss for one run; what is random is drawn from the engine's generator.
     *
     * @param frozen whether prototypes stay at their random start
     * @throws IllegalArgumentException when it cannot be had for so many classes, saying why
     */
    Loss build(Shape shape, boolean frozen);

    /** The same loss by arg-max over the embedding's own outputs, where it was a linear layer: the experiment's way. */
    default LossRecipe withoutLinearLayer() {
        return this;
    }

    /** Whether its class is judged by the largest of the embedding's own outputs. */
    default boolean judgedByOutputs() {
        return false;
    }

    /** Whether anything is trained by it. */
    default boolean trains() {
        return true;
    }

    /** Whether it compares by cosine. */
    boolean comparesByCosine();

    /** Whether a margin makes the own class harder. */
    default boolean hasMargin() {
        return false;
    }

    /**
     * How probable the own class is where all other prototypes stand at right angles.
     *
     * @param scale s
     * @param angles θ between embedding and own prototype, in radians
     * @return a probability an angle; none where the loss is no softmax over cosines
     */
    default double[] ownProbability(int classes, double scale, double... angles) {
        return new double[0];
    }

    /** The margin as an angle in radians, where it widens one. */
    default OptionalDouble angularMargin() {
        return OptionalDouble.empty();
    }

    /** The margin as a cosine, where it is subtracted from one. */
    default OptionalDouble additiveMargin() {
        return OptionalDouble.empty();
    }

    /** Whether its scale is measured from each batch's angles: dynamic AdaCos. */
    default boolean adaptsScale() {
        return false;
    }

    /** What is added for the prototypes alone. */
    default List<RegularizerWord> regularizers() {
        return List.of();
    }

    /** How many images of a class a batch should have at least, where that matters: pairs need two. */
    default OptionalInt imagesPerClass() {
        return OptionalInt.empty();
    }

    /** What a user should know before training with it, if anything. */
    default Optional<String> warning() {
        return Optional.empty();
    }
}
