package dev.isogon.internal.loss.criterion;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** −ln softmax(z)_y, the mean over the batch, by log-sum-exp. */
public record SoftmaxCrossEntropy() implements Criterion {

    @Override
    public Tensor of(Tensor logits, Tensor labels) {
        return torch.cross_entropy_loss(logits, labels);
    }

    @Override
    public String toString() {
        return "softmax";
    }
}
