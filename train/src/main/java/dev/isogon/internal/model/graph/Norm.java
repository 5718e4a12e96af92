package dev.isogon.internal.model.graph;

import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.Tensor;

/**
 * BatchNorm as it evaluates: (x − mean)·weight/√(variance + ε) + bias, each a number a channel.
 */
public record Norm(Tensor mean, Tensor variance, Tensor weight, Tensor bias, double epsilon) {

    /** Of maps. */
    public static Norm of(BatchNorm2dImpl norm) {
        return new Norm(
                norm.running_mean(),
                norm.running_var(),
                norm.weight(),
                norm.bias(),
                norm.options().eps().get());
    }

    /** Of vectors. */
    public static Norm of(BatchNorm1dImpl norm) {
        return new Norm(
                norm.running_mean(),
                norm.running_var(),
                norm.weight(),
                norm.bias(),
                norm.options().eps().get());
    }
}
