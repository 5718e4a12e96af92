package dev.isogon.internal.model.layer;

import static org.bytedeco.pytorch.global.torch.dropout;

import org.bytedeco.pytorch.Tensor;

/**
 * Stochastic depth (Huang et al. 2016): in training, a block's branch is left out for an image at the given rate, and
 * scaled by 1/(1 − rate) where it stays.
 *
 * @param rate from 0, never dropped, to below 1
 */
public record DropPath(double rate) {

    /** Branch plus shortcut. The branch is overwritten: no gradient may need it, as BatchNorm's does not. */
    public Tensor add(Tensor branch, Tensor shortcut, boolean training) {
        if (training && rate > 0) {
            // Dropout of a one for each image is just that: 0, or 1/(1 − rate).
            branch = branch.mul_(dropout(branch.new_ones(branch.size(0), 1, 1, 1), rate, true));
        }
        return branch.add_(shortcut);
    }
}
