package dev.isogon.train;

import dev.isogon.internal.loss.Loss;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.loss.OwnRecipe;
import dev.isogon.internal.loss.Shape;
import dev.isogon.internal.loss.Statistics;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * A loss over embeddings as a module of libtorch: one of Isogon's for a training loop of one's own ({@link #of}), or one of one's
 * own for Isogon's training ({@link Trainer#loss(String, LossMaker)}). What it learns and remembers is registered as in every
 * module, so that an optimizer over its parameters, and a saved module, have it.
 */
public abstract class LossModule extends Module {

    /**
     * The mean loss of a batch. In training mode, statistics of a loss that adapts move once.
     *
     * @param embeddings N×D, float32, before normalization
     * @param labels N, int64, in [0, C)
     * @return one number, from which gradients go back to the embeddings and to what this module learns
     */
    public abstract Tensor loss(Tensor embeddings, Tensor labels);

    /**
     * One of Isogon's, with prototypes drawn from libtorch's generator.
     *
     * @param loss as in docs/losses.md, such as {@code arcface} or {@code angular(0.2) x adacos}
     * @param classes C, at least 2
     * @param dimensions D, numbers in an embedding
     * @throws dev.isogon.metrics.SettingsException when that is no loss, saying which part and what there is
     * @throws IllegalArgumentException when the loss cannot be had for so many classes
     */
    public static LossModule of(String loss, int classes, int dimensions) {
        return new Given(Losses.parse(loss).build(new Shape(classes, dimensions), false));
    }

    static OwnRecipe recipe(String name, LossMaker maker) {
        return new OwnRecipe(name, shape -> new Own(name, maker.make(shape.classes(), shape.embedding())));
    }

    /** One of Isogon's. */
    private static final class Given extends LossModule {

        private final Loss loss;

        Given(Loss loss) {
            this.loss = loss;
            register_module("loss", loss.module());
        }

        @Override
        public Tensor loss(Tensor embeddings, Tensor labels) {
            return loss.of(embeddings, labels).loss();
        }
    }

    /** A program's own, as training sees it. */
    private record Own(String name, LossModule module) implements Loss {

        @Override
        public Output of(Tensor embeddings, Tensor labels) {
            Tensor loss = module.loss(embeddings, labels);
            if (loss.numel() != 1) {
                throw new IllegalArgumentException(
                        "loss '" + name + "' must give one number for a batch, the mean, but gave " + loss.numel());
            }
            return new Output(loss, Statistics.unseen(1));
        }
    }
}
