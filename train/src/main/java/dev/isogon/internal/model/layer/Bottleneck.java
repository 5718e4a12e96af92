package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * 1×1 to few channels, 3×3 among them, 1×1 to four times as many, each with BatchNorm; the shortcut, ReLU (He et al.
 * 2016, fig. 5 right). The 3×3 convolution has the stride, as in all later code.
 */
public final class Bottleneck extends Block {

    /** Channels out for each channel within. */
    public static final int EXPANSION = 4;

    private final Convolution reduce;
    private final BatchNorm reduceNorm;
    private final Convolution middle;
    private final BatchNorm middleNorm;
    private final Convolution expand;
    private final BatchNorm expandNorm;
    private final @Nullable Shortcut shortcut;
    private final DropPath dropPath;

    public Bottleneck(int in, int out, int stride, double dropPath) {
        int few = out / EXPANSION;
        reduce = register_module("conv1", Convolution.pointwise(in, few));
        reduceNorm = register_module("bn1", new BatchNorm(few));
        middle = register_module("conv2", Convolution.of(few, few, 3, stride, Padding.SYMMETRIC));
        middleNorm = register_module("bn2", new BatchNorm(few));
        expand = register_module("conv3", Convolution.pointwise(few, out));
        expandNorm = register_module("bn3", new BatchNorm(out));
        expandNorm.startAtZero();
        shortcut = Shortcut.of(this, in, out, stride);
        this.dropPath = new DropPath(dropPath);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = reduceNorm.relu(reduce, x);
        y = middleNorm.relu(middle, y);
        y = expandNorm.after(expand, y);
        return dropPath.add(y, shortcut == null ? x : shortcut.forward(x), is_training())
                .relu_();
    }

    @Override
    public Features describe(NetworkGraph graph, Features x) {
        Features y = graph.relu(reduceNorm.describe(graph, reduce, x));
        y = graph.relu(middleNorm.describe(graph, middle, y));
        y = expandNorm.describe(graph, expand, y);
        return graph.relu(graph.plus(y, shortcut == null ? x : shortcut.describe(graph, x)));
    }
}
