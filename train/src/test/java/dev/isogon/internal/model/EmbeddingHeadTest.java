package dev.isogon.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OneThread.class)
class EmbeddingHeadTest {

    private static final int D = 12;

    private static Backbone head(String name, int size) {
        Seeds.set(5);
        Backbone head = Backbones.named(name).build(new Input(D, 1, 1), new EmbeddingLayer(size, 0, 0, false));
        head.eval();
        return head;
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear-head", "two-layer-head"})
    void atFirstItLeavesDirectionsAsTheyCome(String name) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor comes = torch.randn(3, D, 1, 1);
            double[] before = Tensors.values(comes);
            double[] after = Tensors.values(head(name, D).embed(comes));
            for (int row = 0; row < 3; row++) {
                double square = 0;
                for (int k = 0; k < D; k++) {
                    square += before[row * D + k] * before[row * D + k];
                }
                for (int k = 0; k < D; k++) {
                    assertThat(after[row * D + k]).isCloseTo(before[row * D + k] * Math.sqrt(D / square), within(1e-5));
                }
            }
        }
    }

    /** Fewer numbers are some of the directions, unstretched: rows at right angles, each of length 1. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 11})
    void fewerNumbersAreAProjection(int size) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor weight =
                    Objects.requireNonNull(head("linear-head", size).tensors().get("linear.weight"));
            double[] products = Tensors.values(weight.matmul(weight.t()));
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < size; k++) {
                    assertThat(products[i * size + k]).isCloseTo(i == k ? 1 : 0, within(1e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear-head", "two-layer-head"})
    void anotherProgramComputesTheSame(String name) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            Backbone head = head(name, 7);
            head.tensors().values().forEach(tensor -> torch.uniform_(tensor, -0.5, 0.5));
            Tensor comes = torch.randn(4, D, 1, 1);
            comes.select(0, 3).zero_(); // as of a picture of which a network makes nothing
            double[] expected = Tensors.values(head.embed(comes));
            double[] actual = OnnxRun.embed(head, comes);
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).isCloseTo(expected[i], within(1e-5));
            }
        }
    }
}
