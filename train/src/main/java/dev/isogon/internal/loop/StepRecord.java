package dev.isogon.internal.loop;

/**
 * What one training step did.
 *
 * @param step optimizer steps so far, from 1
 * @param epoch epoch, from 1
 * @param loss mean loss over the batch, regularizers included
 * @param scale the scale that this step used; 1 where the loss has none, NaN where it differs by image
 * @param ownAngle mean angle between embeddings and their own class's prototype, in radians
 * @param otherAngle mean angle between embeddings and all other prototypes, in radians
 * @param learningRate the learning rate of this step
 * @param accuracy share of the batch whose largest cosine (logit for a linear head) is its own class's
 */
public record StepRecord(
        int step,
        int epoch,
        double loss,
        double scale,
        double ownAngle,
        double otherAngle,
        double learningRate,
        double accuracy)
        implements TrainingEvent {}
