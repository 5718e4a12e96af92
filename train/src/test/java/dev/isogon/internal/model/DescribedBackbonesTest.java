package dev.isogon.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The graph that a backbone says it is, computed by ONNX Runtime, against the engine's own pass: two programs that have nothing
 * in common. {@link GoldenBackbonesTest} compares graphs with published implementations too.
 */
@ExtendWith(OneThread.class)
@Tag("any-jdk")
class DescribedBackbonesTest {

    private static final int EMBEDDING = 24;

    /** The first of each kind in both forms; the others differ from them in numbers of blocks and channels alone. */
    private static final Set<String> TWICE = Set.of(
            "simple-cnn",
            "tf_efficientnetv2_b0",
            "efficientnetv2_rw_s",
            "resnet18",
            "resnet50",
            "iresnet18",
            "mobilefacenet");

    /** Odd sides, so that TensorFlow's padding is not the same before and after; unequal ones, so that none is the other. */
    static Stream<Arguments> everyBackbone() {
        return Backbones.ALL.stream().flatMap(each -> {
            int side = each.smallestSide();
            int channels = each.greyAllowed() ? 1 : 3;
            Arguments own = Arguments.of(each.name(), new Input(3, side + 1, side + 6), each.batchNorm());
            Arguments other = Arguments.of(each.name(), new Input(channels, side + 9, side), !each.batchNorm());
            return TWICE.contains(each.name()) ? Stream.of(own, other) : Stream.of(own);
        });
    }

    @ParameterizedTest(name = "{0} {1} batchNorm={2}")
    @MethodSource("everyBackbone")
    void anotherProgramComputesTheSameFromTheGraph(String name, Input input, boolean batchNorm) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            Seeds.set(3);
            Backbone backbone = Backbones.named(name).build(input, new EmbeddingLayer(EMBEDDING, 0.3, 0.2, batchNorm));
            trained(backbone);
            backbone.eval();
            Tensor images = torch.randn(3, input.channels(), input.height(), input.width());
            double[] expected = Tensors.values(backbone.embed(images));
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            double[] actual = OnnxRun.embed(backbone, images);
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                assertThat(Math.abs(actual[i] - expected[i])).as("value %d", i).isLessThan(1e-5 * largest);
            }
            assertThat(Arrays.equals(expected, 0, EMBEDDING, expected, EMBEDDING, 2 * EMBEDDING))
                    .as("what does not look at its image would agree, too")
                    .isFalse();
        }
    }

    /** What is 0 or 1 before training, where much that is wrong would not show, is something else; values keep their size. */
    private static void trained(Backbone backbone) {
        backbone.tensors().forEach((name, tensor) -> {
            if (name.endsWith("running_var")) {
                torch.uniform_(tensor, 0.5, 2);
            } else if (name.endsWith("running_mean") || name.endsWith("bias")) {
                torch.uniform_(tensor, -0.3, 0.3);
            } else if (tensor.dim() == 1) {
                torch.uniform_(tensor, 0.5, 1.2);
            } else if (tensor.dim() > 1) {
                double bound = Math.sqrt(3.0 * tensor.size(0) / tensor.numel());
                torch.uniform_(tensor, -bound, bound);
            }
        });
    }
}
