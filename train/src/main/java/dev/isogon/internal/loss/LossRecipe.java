package dev.isogon.internal.loss;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.loss.PrototypeLoss.WeightedRegularizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A loss as the user wrote it, read and checked, but not yet tied to a number of classes: four words and regularizers.
 *
 * @param text as the user wrote it
 * @param head by name; what {@link #build} makes prototypes for
 * @param margin the margin
 * @param scale the scale, and how it is made for a number of classes
 * @param criterion the criterion
 * @param regularizers regularizers on the prototypes
 */
public record LossRecipe(
        String text,
        HeadWord head,
        Margin margin,
        ScaleWord scale,
        Criterion criterion,
        List<WeightedRegularizer> regularizers) {

    /** Heads by name. */
    enum HeadWord {
        COSINE,
        LINEAR,
        IDENTITY;

        Head build(Shape shape) {
            return switch (this) {
                case COSINE -> CosineHead.random(shape);
                case LINEAR -> LinearHead.random(shape);
                case IDENTITY -> new IdentityHead();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A scale before the number of classes is known.
     *
     * @param label as it is written
     * @param ofAngles whether it is measured from the batch's angles, which only the cosine head has
     * @param build makes it for C classes; throws IllegalArgumentException where it has none
     */
    record ScaleWord(String label, boolean ofAngles, Function<Integer, Scale> build) {}

    @JsonCreator
    static LossRecipe read(String text) {
        return Losses.parse(text);
    }

    /** As the user wrote it. */
    @Override
    @JsonValue
    public String text() {
        return text;
    }

    public LossRecipe {
        regularizers = List.copyOf(regularizers);
        if (head != HeadWord.COSINE && margin.moves()) {
            throw new IllegalArgumentException("a margin moves a cosine, so it needs the cosine head, not " + head);
        }
        if (head != HeadWord.COSINE && scale.ofAngles()) {
            throw new IllegalArgumentException(
                    scale.label() + " measures angles, so it needs the cosine head, not " + head);
        }
        if (head == HeadWord.IDENTITY && !regularizers.isEmpty()) {
            throw new IllegalArgumentException(
                    "regularizer " + regularizers.get(0) + " needs prototypes, and the identity head has none");
        }
    }

    /** All four words spelled out: "cosine × angular(0.5) × 64 × softmax + center-invariant". */
    public String label() {
        return head + " × " + margin + " × " + scale.label() + " × " + criterion
                + regularizers.stream().map(each -> " + " + each).collect(Collectors.joining());
    }

    /** The same loss by arg-max over the embedding's own outputs, where it was a linear layer: the experiment's way. */
    public LossRecipe withoutLinearLayer() {
        return head == HeadWord.LINEAR
                ? new LossRecipe(text, HeadWord.IDENTITY, margin, scale, criterion, regularizers)
                : this;
    }

    /** Whether its class is judged by the largest of the embedding's own outputs. */
    public boolean judgedByOutputs() {
        return head == HeadWord.IDENTITY;
    }

    /**
     * The softmax's probability of the own class, e^z ∕ (e^z + C − 1) with z = s·margin(cos θ), where all other prototypes
     * stand at right angles: AdaCos, arXiv 1905.00292, equation 6 with B = C − 1.
     *
     * @param scale s
     * @param angles θ between embedding and own prototype, in radians
     * @return a probability an angle; none where the head gives no cosines
     */
    public double[] ownProbability(int classes, double scale, double... angles) {
        if (head != HeadWord.COSINE) {
            return new double[0];
        }
        try (NoGradGuard guard = new NoGradGuard()) {
            Tensor cosines =
                    Tensors.of(Arrays.stream(angles).map(Math::cos).toArray(), ScalarType.Double, angles.length);
            // Of an image of any norm and class: margins so far depend on neither.
            Tensor norms = torch.ones_like(cosines);
            Tensor labels = torch.zeros_like(cosines).to(ScalarType.Long);
            double[] margined = Tensors.values(margin.target(cosines, norms, labels));
            return Arrays.stream(margined)
                    .map(cosine -> 1 / (1 + (classes - 1) * Math.exp(-scale * cosine)))
                    .toArray();
        }
    }

    /** The margin as an angle in radians, where it widens one. */
    public OptionalDouble angularMargin() {
        return margin instanceof AngularMargin angular ? OptionalDouble.of(angular.margin()) : OptionalDouble.empty();
    }

    /** The margin as a cosine, where it is subtracted from one. */
    public OptionalDouble additiveMargin() {
        return margin instanceof AdditiveMargin additive
                ? OptionalDouble.of(additive.margin())
                : OptionalDouble.empty();
    }

    /** Whether its scale is measured from each batch's angles: dynamic AdaCos. */
    public boolean adaptsScale() {
        return scale.ofAngles();
    }

    /** Whether it compares by cosine. */
    public boolean comparesByCosine() {
        return head == HeadWord.COSINE;
    }

    /** What a user should know before training with it, if anything. */
    public Optional<String> warning() {
        return margin instanceof AdditiveMargin additive ? additive.warning() : Optional.empty();
    }

    /**
     * Makes the loss with random prototypes, drawn from the engine's generator.
     *
     * @param frozen whether the prototypes stay at their random start
     * @throws IllegalArgumentException when it cannot be had for so many classes, saying why
     */
    public PrototypeLoss build(Shape shape, boolean frozen) {
        if (head == HeadWord.IDENTITY && shape.embedding() < shape.classes()) {
            throw new IllegalArgumentException("the identity head needs an output for each class, but there are "
                    + shape.classes() + " classes and " + shape.embedding() + " outputs");
        }
        return build(shape, head.build(shape), frozen);
    }

    /** Makes the loss on a given head; see {@link #build(Shape, boolean)}. */
    PrototypeLoss build(Shape shape, Head given, boolean frozen) {
        Scale built = scale.build().apply(shape.classes());
        return new PrototypeLoss(given, margin, built, criterion, regularizers, frozen);
    }
}
