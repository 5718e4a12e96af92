package dev.isogon.internal.config;

import dev.isogon.internal.data.augment.Chain;

/**
 * How a network is trained, whatever the loss.
 *
 * @param epochs passes over the training images, at least 1
 * @param batch images a step, at least 2
 * @param accumulate batches whose gradients are added up before the weights move, at least 1
 * @param optimizer what moves the weights
 * @param learningRate at its peak, in (0, 1]
 * @param pretrainedRate share of it for weights that were loaded, in (0, 1]
 * @param weightDecay in [0, 1): of the optimizer's own kind, decoupled in AdamW; not of norms, biases and prototypes
 * @param momentum of SGD, in [0, 1)
 * @param schedule how the learning rate moves
 * @param warmup share of all steps in which a cosine schedule climbs to its peak, in [0, 1)
 * @param clip largest norm of all gradients together; 0 for no limit
 * @param ema share of the old average that a step keeps in the averaged weights that are judged, in [0, 1); 0 for none
 * @param precision what numbers the network computes with; prototypes and loss always in float32
 * @param augmentation what is done to training images
 * @param dropLast whether a last, shorter batch is left out
 * @param lint whether the linter looks on; it changes no result
 */
public record TrainConfig(
        int epochs,
        int batch,
        int accumulate,
        Optimizer optimizer,
        double learningRate,
        double pretrainedRate,
        double weightDecay,
        double momentum,
        Schedule schedule,
        double warmup,
        double clip,
        double ema,
        Precision precision,
        Chain augmentation,
        boolean dropLast,
        boolean lint) {

    /** How the learning rate moves over a run. */
    public enum Schedule {
        /** Stays where it is. */
        CONSTANT,
        /** Climbs linearly in the warm-up, then falls along half a cosine to 0. */
        COSINE
    }

    /** What moves the weights. */
    public enum Optimizer {
        /** Kingma and Ba 2015. */
        ADAM,
        /** Loshchilov and Hutter 2019: Adam with decoupled weight decay. */
        ADAMW,
        /** Stochastic gradient descent with Nesterov's momentum where there is any. */
        SGD
    }

    /** What numbers a network computes with. */
    public enum Precision {
        /** 32 bits. */
        FLOAT32,
        /** Products and convolutions in 16 bits of float32's range; weights stay in 32. */
        BFLOAT16
    }

    /** Adam without extras: so many epochs and images a step at one rate and schedule. */
    public static TrainConfig plain(
            int epochs, int batch, double learningRate, Schedule schedule, double warmup, boolean dropLast) {
        return new TrainConfig(
                epochs,
                batch,
                1,
                Optimizer.ADAM,
                learningRate,
                1,
                0,
                0.9,
                schedule,
                warmup,
                0,
                0,
                Precision.FLOAT32,
                Chain.NONE,
                dropLast,
                true);
    }

    /** Whether so many training images leave a single one for an epoch's last batch. */
    public boolean leavesOneOver(int images) {
        return !dropLast && images % batch == 1;
    }

    /** Batches of one epoch over so many training images. */
    public int stepsPerEpoch(int images) {
        return dropLast || images % batch == 0 ? images / batch : images / batch + 1;
    }
}
