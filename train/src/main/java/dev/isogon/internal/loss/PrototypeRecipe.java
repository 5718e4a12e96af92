package dev.isogon.internal.loss;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.loss.head.Head;
import dev.isogon.internal.loss.margin.Margin;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What compares embeddings with prototypes: four words and regularizers.
 *
 * @param text as the user wrote it
 */
record PrototypeRecipe(
        String text,
        HeadWord head,
        MarginWord margin,
        ScaleWord scale,
        CriterionWord criterion,
        List<RegularizerWord> regularizers)
        implements LossRecipe {

    PrototypeRecipe {
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
    @Override
    public String label() {
        return head + " × " + margin + " × " + scale + " × " + criterion
                + regularizers.stream().map(each -> " + " + each).collect(Collectors.joining());
    }

    @Override
    public LossRecipe withoutLinearLayer() {
        return head == HeadWord.LINEAR
                ? new PrototypeRecipe(text, HeadWord.IDENTITY, margin, scale, criterion, regularizers)
                : this;
    }

    @Override
    public boolean judgedByOutputs() {
        return head == HeadWord.IDENTITY;
    }

    @Override
    public boolean comparesByCosine() {
        return head == HeadWord.COSINE;
    }

    @Override
    public boolean hasMargin() {
        return margin.moves();
    }

    /**
     * e^z ∕ (e^z + C − 1) with z = s·margin(cos θ): AdaCos, arXiv 1905.00292, equation 6 with B = C − 1. A margin that
     * remembers something is taken as it begins.
     */
    @Override
    public double[] ownProbability(int classes, double scale, double... angles) {
        if (head != HeadWord.COSINE) {
            return new double[0];
        }
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor cosines =
                    Tensors.of(Arrays.stream(angles).map(Math::cos).toArray(), ScalarType.Double, angles.length);
            // Of an image of any class, on which no margin depends so far.
            Tensor labels = torch.zeros_like(cosines).to(ScalarType.Long);
            Margin begun = margin.build().apply(new Shape(classes, 1, ScalarType.Double));
            Tensor norms = torch.ones_like(cosines).mul(new Scalar(begun.middleNorm()));
            double[] margined = Tensors.values(begun.target(cosines, norms, labels));
            return Arrays.stream(margined)
                    .map(cosine -> 1 / (1 + (classes - 1) * Math.exp(-scale * cosine)))
                    .toArray();
        }
    }

    @Override
    public OptionalDouble angularMargin() {
        return margin.angle();
    }

    @Override
    public OptionalDouble additiveMargin() {
        return margin.cosine();
    }

    @Override
    public boolean adaptsScale() {
        return scale.ofAngles();
    }

    @Override
    public Optional<String> warning() {
        return margin.warning();
    }

    @Override
    public PrototypeLoss build(Shape shape, boolean frozen) {
        return build(shape, head.build(shape), frozen);
    }

    /** Makes the loss on a given head; see {@link #build(Shape, boolean)}. */
    PrototypeLoss build(Shape shape, Head given, boolean frozen) {
        return new PrototypeLoss(
                shape.classes(),
                given,
                margin.build().apply(shape),
                scale.build().apply(shape),
                criterion.build().apply(shape),
                regularizers.stream()
                        .map(each -> new PrototypeLoss.WeightedRegularizer(
                                each.weight(), each.build().apply(shape)))
                        .toList(),
                frozen);
    }
}
