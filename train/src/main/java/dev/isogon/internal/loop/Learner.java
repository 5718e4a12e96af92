package dev.isogon.internal.loop;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.engine.Accelerator;
import dev.isogon.internal.engine.Autocast;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.loss.Logits;
import dev.isogon.internal.loss.Loss;
import dev.isogon.internal.model.Backbone;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * The one module that owns all that learns: backbone and loss, and the average of the backbone's weights where there is
 * one; so that an optimizer or a checkpoint of it can miss neither the prototypes nor an adaptive scale.
 */
public final class Learner extends Module {

    private final Backbone backbone;
    private final Loss loss;
    private final Normalization normalization;
    private boolean bfloat16;
    private Set<String> pretrained = Set.of();
    private @Nullable Backbone average;

    /** @param normalization what the backbone expects of pixels */
    public Learner(Backbone backbone, Loss loss, Normalization normalization) {
        this.backbone = register_module("backbone", backbone);
        this.loss = loss;
        register_module("loss", loss.module());
        this.normalization = normalization;
    }

    /** From now on the backbone computes in bfloat16; the loss never does. */
    public Learner inBfloat16() {
        bfloat16 = true;
        return this;
    }

    /**
     * From now on the average of the weights over the steps is what evaluation mode uses.
     *
     * @param twin another backbone of the same make, whose weights it overwrites
     */
    public Learner averagedIn(Backbone twin) {
        average = register_module("average", twin);
        for (Tensor each : twin.parameters().get()) {
            each.set_requires_grad(false);
        }
        average(0);
        return this;
    }

    /** Notes which of the backbone's tensors were loaded, by name: their learning rate may be another. */
    public Learner startedFrom(Set<String> names) {
        pretrained = Set.copyOf(names);
        return this;
    }

    Set<String> pretrained() {
        return pretrained;
    }

    /** Takes the weights as they are now into the average, which keeps a share of what it was. */
    void average(double kept) {
        if (average == null) {
            return;
        }
        try (NoGradGuard guard = new NoGradGuard()) {
            Iterator<Tensor> from = backbone.tensors().values().iterator();
            for (Tensor to : average.tensors().values()) {
                Tensor now = from.next();
                if (to.is_floating_point()) {
                    to.lerp_(now, new Scalar(1 - kept));
                } else {
                    to.copy_(now);
                }
            }
        }
    }

    /** Images N×C×H×W → embeddings N×D, in float32. */
    public Tensor embed(Tensor images) {
        Backbone used = is_training() ? backbone : judged();
        try (Autocast cast = Autocast.bfloat16(bfloat16)) {
            Tensor embeddings = used.embed(images);
            return bfloat16 ? embeddings.to(ScalarType.Float) : embeddings;
        }
    }

    /**
     * Whether it can be trained on a batch of one such image: where BatchNorm has one value a channel, there is no
     * variance to divide by. Tries it, which moves BatchNorm's statistics.
     */
    public boolean trainsOnOne(ImageSet images) {
        train(true);
        try (Scope scope = Scope.open()) {
            embed(Accelerator.here(torch.zeros(1, images.inputChannels(), images.inputHeight(), images.inputWidth())));
            return true;
        } catch (RuntimeException e) {
            if (String.valueOf(e.getMessage()).contains("more than 1 value per channel")) {
                return false;
            }
            throw e;
        }
    }

    /**
     * A step without its end: the gradients of so many black images, all of one class, for what it takes of memory. It moves BatchNorm's
     * statistics and leaves gradients behind, so this learner is no good for training after it.
     */
    public void tried(int count, int channels, int height, int width) {
        train(true);
        try (Scope scope = Scope.open()) {
            Tensor images = Accelerator.here(torch.zeros(count, channels, height, width));
            Tensor labels = Accelerator.here(torch.zeros(count).to(ScalarType.Long));
            loss(embed(images), labels).loss().backward();
            zero_grad(true);
        }
    }

    /** The loss of embeddings N×D for labels N. */
    public Loss.Output loss(Tensor embeddings, Tensor labels) {
        return loss.of(embeddings, labels);
    }

    /** Adds the gradient of what {@link #loss} gave to all that learns; see {@link Loss#backward}. */
    void backward(Loss.Output output, int together) {
        loss.backward(output, together);
    }

    /** How to see the loss's logits, where it has them. */
    public Optional<Logits> logits() {
        return loss.logits();
    }

    /** All regularizers of the prototypes together, with their gradient graph; empty without any. */
    public Optional<Tensor> regularization() {
        return loss.regularization();
    }

    /** What becomes of a pixel before the backbone sees it. */
    public Normalization normalization() {
        return normalization;
    }

    public Backbone backbone() {
        return backbone;
    }

    /** What embeds in evaluation mode: the average of the weights where there is one. */
    public Backbone judged() {
        return average == null ? backbone : average;
    }

    /** The prototypes C×D, where the loss has them. */
    public Optional<Tensor> prototypes() {
        return loss.prototypes();
    }

    /** How many images of a class a batch should have at least, where that matters to the loss. */
    OptionalInt imagesPerClass() {
        return loss.imagesPerClass();
    }

    List<Tensor> lossParameters() {
        return List.of(loss.module().parameters().get());
    }

    /** The number of learned numbers, the loss's too. */
    public long learned() {
        long sum = 0;
        for (Tensor each : parameters().get()) {
            sum += each.numel();
        }
        return sum;
    }

    /** The number of learned numbers in the backbone. */
    public long backboneParameters() {
        long sum = 0;
        for (Tensor each : backbone.parameters().get()) {
            sum += each.numel();
        }
        return sum;
    }
}
