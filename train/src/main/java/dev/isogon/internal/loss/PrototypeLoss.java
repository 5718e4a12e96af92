package dev.isogon.internal.loss;

import dev.isogon.internal.loss.criterion.Criterion;
import dev.isogon.internal.loss.head.Head;
import dev.isogon.internal.loss.margin.Margin;
import dev.isogon.internal.loss.part.Part;
import dev.isogon.internal.loss.regularizer.Regularizer;
import dev.isogon.internal.loss.scale.Scale;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A loss of four words: embeddings → head → cosines → margin → scale → criterion, with regularizers on the prototypes.
 * Prototypes are its parameters and adaptive statistics its buffers, so optimizer and checkpoint cannot miss them.
 */
final class PrototypeLoss extends Module implements Loss {

    private final int classes;
    private final Head head;
    private final Margin margin;
    private final Scale scale;
    private final Criterion criterion;
    private final List<WeightedRegularizer> regularizers;

    /** A regularizer and its weight. */
    record WeightedRegularizer(double weight, Regularizer regularizer) {}

    /**
     * @param classes C
     * @param frozen whether the head's prototypes stay as they are: they then take no gradient
     * @throws IllegalArgumentException for a margin or regularizer on a head that cannot have it
     */
    PrototypeLoss(
            int classes,
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
        this.classes = classes;
        this.head = head;
        this.margin = margin;
        this.scale = scale;
        this.criterion = criterion;
        this.regularizers = List.copyOf(regularizers);
        register(head, !frozen);
        Stream.of(margin, scale, criterion).forEach(each -> register(each, true));
        regularizers.forEach(each -> register(each.regularizer(), true));
    }

    private void register(Part part, boolean learns) {
        part.parameters().forEach((name, tensor) -> register_parameter(name, tensor, learns));
        part.buffers().forEach(this::register_buffer);
    }

    @Override
    public Module module() {
        return this;
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
        return new Output(loss, is_training() ? statistics(seen, labels) : Statistics.NONE);
    }

    private Statistics statistics(Head.Comparison seen, Tensor labels) {
        return Statistics.of(seen.similarities().detach(), cosines(seen), labels, classes, scale.value());
    }

    @Override
    public Optional<Logits> logits() {
        return Optional.of(this::seen);
    }

    private Logits.Seen seen(Tensor embeddings, Tensor labels) {
        Head.Comparison seen = head.compare(embeddings);
        Tensor target = seen.similarities().gather(1, labels.unsqueeze(1)).squeeze(1);
        return new Logits.Seen(logits(seen, target, labels), cosines(seen), scale.value());
    }

    private Tensor logits(Head.Comparison seen, Tensor target, Tensor labels) {
        return margined(seen.similarities(), target, labels, seen.norm())
                .mul(scale.of(seen.norm().unsqueeze(1), seen.prototypeNorm().unsqueeze(0)));
    }

    @Override
    public Optional<Tensor> regularization() {
        return regularizers.stream()
                .map(each ->
                        each.regularizer().of(head.prototypes().orElseThrow()).mul(new Scalar(each.weight())))
                .reduce((sum, each) -> sum.add(each));
    }

    private Tensor margined(Tensor similarities, Tensor target, Tensor labels, Tensor norm) {
        if (!margin.moves()) {
            return similarities;
        }
        Tensor moved = margin.target(target, norm, labels).unsqueeze(1);
        return margin.others(similarities, target).scatter(1, labels.unsqueeze(1), moved);
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
    public Optional<Tensor> prototypes() {
        return head.prototypes();
    }
}
