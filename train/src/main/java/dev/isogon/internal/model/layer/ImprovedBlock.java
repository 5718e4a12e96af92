package dev.isogon.internal.model.layer;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.NetworkGraph;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * BatchNorm, 3×3 convolution, BatchNorm, PReLU, 3×3 convolution with the stride, BatchNorm, and the shortcut (Deng et al.
 * 2019, "ArcFace", section 3.1).
 */
public final class ImprovedBlock extends Block {

    private final BatchNorm before;
    private final Convolution first;
    private final BatchNorm between;
    private final Prelu prelu;
    private final Convolution second;
    private final BatchNorm after;
    private final @Nullable Shortcut shortcut;
    private final DropPath dropPath;

    public ImprovedBlock(int in, int out, int stride, double dropPath) {
        before = register_module("bn1", new BatchNorm(in));
        first = register_module("conv1", Convolution.of(in, out, 3, 1, Padding.SYMMETRIC));
        between = register_module("bn2", new BatchNorm(out));
        prelu = register_module("prelu", new Prelu(out));
        second = register_module("conv2", Convolution.of(out, out, 3, stride, Padding.SYMMETRIC));
        after = register_module("bn3", new BatchNorm(out));
        shortcut = Shortcut.of(this, in, out, stride);
        this.dropPath = new DropPath(dropPath);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = first.forward(before.forward(x));
        y = prelu.forward(between.forward(y));
        y = after.forward(second.forward(y));
        return dropPath.add(y, shortcut == null ? x : shortcut.forward(x), is_training());
    }

    @Override
    public Features describe(NetworkGraph graph, Features x) {
        Features y = between.describe(graph, first, before.describe(graph, x));
        y = after.describe(graph, second, prelu.describe(graph, y));
        return graph.plus(y, shortcut == null ? x : shortcut.describe(graph, x));
    }
}
