package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Two 3×3 convolutions with BatchNorm, the shortcut, ReLU (He et al. 2016, "Deep Residual Learning", fig. 5 left). */
public final class BasicBlock extends Block {

    private final Convolution first;
    private final BatchNorm firstNorm;
    private final Convolution second;
    private final BatchNorm secondNorm;
    private final @Nullable Shortcut shortcut;
    private final DropPath dropPath;

    public BasicBlock(int in, int out, int stride, double dropPath) {
        first = register_module("conv1", Convolution.of(in, out, 3, stride, Padding.SYMMETRIC));
        firstNorm = register_module("bn1", new BatchNorm(out));
        second = register_module("conv2", Convolution.of(out, out, 3, 1, Padding.SYMMETRIC));
        secondNorm = register_module("bn2", new BatchNorm(out));
        secondNorm.startAtZero();
        shortcut = Shortcut.of(this, in, out, stride);
        this.dropPath = new DropPath(dropPath);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = firstNorm.relu(first, x);
        y = secondNorm.after(second, y);
        return dropPath.add(y, shortcut == null ? x : shortcut.forward(x), is_training())
                .relu_();
    }

    @Override
    public Features describe(NetworkGraph graph, Features x) {
        Features y = graph.relu(firstNorm.describe(graph, first, x));
        y = secondNorm.describe(graph, second, y);
        return graph.relu(graph.plus(y, shortcut == null ? x : shortcut.describe(graph, x)));
    }
}
