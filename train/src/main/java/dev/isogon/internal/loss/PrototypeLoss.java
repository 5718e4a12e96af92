package dev.isogon.internal.loss;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A loss of four words: embeddings → head → cosines → margin → scale → criterion, with regularizers on the prototypes.
 * Prototypes are its parameters and adaptive statistics its buffers, so optimizer and checkpoint cannot miss them.
 */
public final class PrototypeLoss extends Module implements Loss {

    private final Head head;
    private final Margin margin;
    private final Scale scale;
    private final Criterion criterion;
    private final List<WeightedRegularizer> regularizers;

    /**
     * A regularizer and its weight.
     *
     * @param weight at least 0
     */
    public record WeightedRegularizer(double weight, Regularizer regularizer) {

        public WeightedRegularizer {
            if (!(weight >= 0 && weight <= 1e6)) {
                throw new IllegalArgumentException(
                        "weight must be between 0 and 1000000, but was " + LossWord.number(weight));
            }
        }

        @Override
        public String toString() {
            return weight == 1 ? regularizer.toString() : regularizer + "(" + LossWord.number(weight) + ")";
        }
    }

    /**
     * @param frozen whether the prototypes stay as they are: they then take no gradient
     * @throws IllegalArgumentException for a margin or regularizer on a head that cannot have it
     */
    public PrototypeLoss(
            Head head,
            Margin margin,
            Scale scale,
            Criterion criterion,
            List<WeightedRegularizer> regularizers,
            boolean frozen) {
        if (margin.moves() && !head.givesCosines()) {
            throw new IllegalArgumentException("a margin moves a cosine, so it needs the cosine head");
        }
        if (!regularizers.isEmpty() && head.prototypes().isEmpty()) {
            throw new IllegalArgumentException("a regularizer needs prototypes, and the identity head has none");
        }
        this.head = head;
        this.margin = margin;
        this.scale = scale;
        this.criterion = criterion;
        this.regularizers = List.copyOf(regularizers);
        head.prototypes().ifPresent(prototypes -> register_parameter("prototypes", prototypes, !frozen));
        scale.buffers().forEach(this::register_buffer);
    }

    @Override
    public Output of(Tensor embeddings, Tensor labels) {
        Head.Comparison seen = head.compare(embeddings);
        Tensor similarities = seen.similarities();
        Tensor label = labels.unsqueeze(1);
        Tensor target = similarities.gather(1, label).squeeze(1);
        if (is_training()) {
            observe(similarities, target, label, seen.norm());
        }
        Tensor loss = criterion.of(logits(seen, target, labels), labels);
        Optional<Tensor> penalty = margin.penalty(seen.norm());
        loss = penalty.isPresent() ? loss.add(penalty.get()) : loss;
        Optional<Tensor> regularization = regularization();
        loss = regularization.isPresent() ? loss.add(regularization.get()) : loss;
        return new Output(loss, cosines(seen), similarities.detach(), scale.value());
    }

    /**
     * What a batch comes to before the criterion.
     *
     * @param logits N×K, margin and scale included
     * @param cosines N×K, before any margin
     * @param scale the scale that was used; NaN where it differs by image
     */
    public record Seen(Tensor logits, Tensor cosines, double scale) {}

    /** Embeddings N×D and labels N as the criterion sees them; nothing adapts, whatever the mode. */
    public Seen seen(Tensor embeddings, Tensor labels) {
        Head.Comparison seen = head.compare(embeddings);
        Tensor target = seen.similarities().gather(1, labels.unsqueeze(1)).squeeze(1);
        return new Seen(logits(seen, target, labels), cosines(seen), scale.value());
    }

    private Tensor logits(Head.Comparison seen, Tensor target, Tensor labels) {
        return margined(seen.similarities(), target, labels, seen.norm())
                .mul(scale.of(seen.norm().unsqueeze(1), seen.prototypeNorm().unsqueeze(0)));
    }

    /** All regularizers together, weighted: a scalar, with its gradient graph; empty without any. */
    public Optional<Tensor> regularization() {
        return regularizers.stream()
                .map(each -> each.regularizer().of(prototypes()).mul(new Scalar(each.weight())))
                .reduce((sum, each) -> sum.add(each));
    }

    private Tensor margined(Tensor similarities, Tensor target, Tensor labels, Tensor norm) {
        if (!margin.moves()) {
            return similarities;
        }
        Tensor moved = margin.target(target, norm, labels).unsqueeze(1);
        return margin.others(similarities, moved).scatter(1, labels.unsqueeze(1), moved);
    }

    private void observe(Tensor similarities, Tensor target, Tensor label, Tensor norm) {
        try (NoGradGuard guard = new NoGradGuard()) {
            margin.observe(target, norm);
            if (scale.observes()) {
                Tensor others = similarities
                        .mul(new Scalar(scale.value()))
                        .scatter(1, label, new Scalar(Double.NEGATIVE_INFINITY));
                scale.observe(target, torch.logsumexp(others, 1));
            }
        }
    }

    private Tensor cosines(Head.Comparison seen) {
        try (NoGradGuard guard = new NoGradGuard()) {
            return head.givesCosines()
                    ? seen.similarities().detach()
                    : seen.similarities()
                            .div(seen.norm().unsqueeze(1))
                            .div(seen.prototypeNorm().unsqueeze(0));
        }
    }

    @Override
    public Tensor prototypes() {
        return head.prototypes().orElseGet(Tensor::new);
    }
}
