package dev.isogon.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.model.layer.DropPath;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.metrics.SettingsException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(OneThread.class)
class BackbonesTest {

    /** Millions of parameters in timm's results-imagenet.csv, with a classifier of 1000. */
    @ParameterizedTest
    @CsvSource({
        "tf_efficientnetv2_b0,  7.14",
        "tf_efficientnetv2_b1,  8.14",
        "tf_efficientnetv2_b2, 10.10",
        "tf_efficientnetv2_b3, 14.36",
        "tf_efficientnetv2_s,  21.46",
        "efficientnetv2_rw_s,  23.94",
        "resnet18,             11.69",
        "resnet34,             21.80",
        "resnet50,             25.56"
    })
    void parametersAreAsManyAsPublished(String name, double millions) {
        try (Scope scope = Scope.open()) {
            Backbone backbone =
                    Backbones.named(name).build(new Input(3, 64, 64), new EmbeddingLayer(1000, 0, 0, false));
            assertThat(Math.round(parameters(backbone) / 1e4) / 100.0).isEqualTo(millions);
        }
    }

    /**
     * By hand: a block of C channels has two convolutions of 9C², three BatchNorms of 2C and C slopes, 18C² + 7C;
     * iresnet100 has nine more of 128 and sixteen more of 256 than iresnet50, which has 43,590,848 in its reference values.
     */
    @Test
    void iresnet100HasIresnet50sParametersAndThoseOfItsFurtherBlocks() {
        try (Scope scope = Scope.open()) {
            Architecture architecture = Backbones.named("iresnet100");
            Backbone backbone = architecture.build(new Input(3, 112, 112), architecture.embeddingLayer());
            assertThat(parameters(backbone))
                    .isEqualTo(43_590_848 + 9 * (18 * 128 * 128 + 7 * 128) + 16 * (18 * 256 * 256 + 7 * 256));
        }
    }

    private static long parameters(Module module) {
        return Arrays.stream(module.parameters().get()).mapToLong(Tensor::numel).sum();
    }

    @Test
    void everyOneEmbedsImagesOfItsSmallestSideAndRefusesSmallerOnes() {
        for (Architecture each : Backbones.ALL) {
            int side = each.smallestSide();
            try (Scope scope = Scope.open()) {
                EmbeddingLayer layer = new EmbeddingLayer(each.embedding(), 0.1, 0.5, each.batchNorm());
                Backbone backbone = each.build(new Input(3, side, side + 3), layer);
                Tensor embeddings = backbone.embed(torch.rand(2, 3, side, side + 3));
                assertThat(embeddings.sizes().vec().get()).as(each.name()).containsExactly(2, each.embedding());
                embeddings.sum().backward();
                assertThat(Tensors.values(embeddings)).doesNotContain(Double.NaN);
            }
            assertThatThrownBy(() -> each.build(new Input(3, side, side - 1), each.embeddingLayer()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "%s needs images of at least %d×%d pixels, but these are %d×%d",
                            each.name(), side, side, side, side - 1);
        }
    }

    /** Deviations by hand from the formulas of timm (fan out) and insightface; a sample of n has a 1/√(2n) of its own. */
    @ParameterizedTest
    @CsvSource({
        "tf_efficientnetv2_b0, conv_stem.weight,                   0.0833", // √(2 / (9·32))
        "tf_efficientnetv2_b0, blocks.5.7.conv_dw.weight,          0.4714", // √(2 / 9)
        "tf_efficientnetv2_b0, blocks.5.7.conv_pwl.weight,         0.1021", // √(2 / 192)
        "tf_efficientnetv2_b0, classifier.weight,                  0.0255", // 1 / √(512·3): uniform within 1/√512
        "resnet18,             layer4.0.conv1.weight,              0.0208", // √(2 / (9·512))
        "iresnet18,            layer4.0.conv1.weight,              0.1",
        "mobilefacenet,        layers.7.layers.1.layers.1.layers.0.weight, 0.0295", // √(2 / (9·256))
        "resnet18,             layer4.1.bn2.weight,                0",
        "iresnet18,            layer4.1.bn3.bias,                  0"
    })
    void weightsStartAsPublished(String name, String tensor, double deviation) {
        try (Scope scope = Scope.open()) {
            Architecture architecture = Backbones.named(name);
            Seeds.set(7);
            Backbone backbone = architecture.build(new Input(3, 32, 32), architecture.embeddingLayer());
            double[] values =
                    Tensors.values(Objects.requireNonNull(backbone.tensors().get(tensor)));
            double squares = Arrays.stream(values).map(x -> x * x).sum();
            double tolerance = deviation * 5 / Math.sqrt(2.0 * values.length) + 5e-5;
            assertThat(Math.sqrt(squares / values.length)).isCloseTo(deviation, Offset.offset(tolerance));
        }
    }

    @Test
    void anUnknownNameIsAnsweredWithAllNamesAndTheNearest() {
        assertThatThrownBy(() -> Backbones.named("resnet81"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("the backbone must be one of simple-cnn, tf_efficientnetv2_b0, ")
                .hasMessageEndingWith(
                        ", mobilefacenet, linear-head, two-layer-head, but was resnet81; did you mean resnet18?");
    }

    @Test
    void channelsOtherThanAllowedAreRefused() {
        Architecture architecture = Backbones.named("resnet18");
        assertThatThrownBy(() -> architecture.build(new Input(1, 64, 64), architecture.embeddingLayer()))
                .hasMessage("resnet18 needs images of 3 channels, but these have 1");
    }

    @Test
    void frozenStagesStayAsTheyAreWhileTheRestLearns() {
        try (Scope scope = Scope.open()) {
            Backbone backbone = built("resnet18", new EmbeddingLayer(8, 0, 0, false));
            Parent parent = new Parent(backbone);
            backbone.freeze(2);
            parent.train(true);
            Map<String, double[]> before = values(backbone);
            backbone.embed(torch.rand(4, 3, 32, 32)).sum().backward();
            values(backbone).forEach((name, after) -> {
                boolean statistics = name.endsWith("running_mean");
                boolean frozen = name.startsWith("conv1") || name.startsWith("bn1") || name.startsWith("layer1");
                if (statistics) {
                    assertThat(Arrays.equals(after, before.get(name))).as(name).isEqualTo(frozen);
                } else if (name.endsWith("weight")) {
                    assertThat(Objects.requireNonNull(backbone.tensors().get(name))
                                    .grad()
                                    .defined())
                            .as(name)
                            .isEqualTo(!frozen);
                }
            });
            backbone.freeze(0);
            assertThat(backbone.parameters().get()).allMatch(Tensor::requires_grad);
            assertThatThrownBy(() -> backbone.freeze(6)).hasMessageContaining("from 0 to 5 stages");
        }
    }

    private static Map<String, double[]> values(Backbone backbone) {
        Map<String, double[]> values = new HashMap<>();
        backbone.tensors().forEach((name, tensor) -> values.put(name, Tensors.values(tensor)));
        return values;
    }

    private static Backbone built(String name, EmbeddingLayer layer) {
        Seeds.set(5);
        return Backbones.named(name).build(new Input(3, 32, 32), layer);
    }

    /** As a learner has it: the parent's call must reach the frozen stages. */
    private static final class Parent extends Module {
        Parent(Backbone backbone) {
            register_module("backbone", backbone);
        }
    }

    @Test
    void dropPathLeavesAnImagesBranchOutOrScalesIt() {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            Seeds.set(1);
            Tensor sum = new DropPath(0.75)
                    .add(torch.ones(new long[] {4000, 1, 1, 1}), torch.zeros(new long[] {4000, 1, 1, 1}), true);
            double[] values = Tensors.values(sum);
            assertThat(values).containsOnly(0, 4);
            // 1000 of 4000 are expected; one standard deviation is √(4000·¼·¾) = 27.
            assertThat(Arrays.stream(values).filter(x -> x > 0).count()).isBetween(865L, 1135L);
        }
    }

    @Test
    void batchNormAroundTheEmbeddingIsThereWhereItIsAskedFor() {
        try (Scope scope = Scope.open()) {
            Backbone backbone = built("resnet18", new EmbeddingLayer(8, 0.4, 0, true));
            assertThat(backbone.tensors()).containsKeys("fc_bn1.weight", "fc_bn2.running_mean");
            double[] embeddings = Tensors.values(backbone.embed(torch.rand(64, 3, 32, 32)));
            double sum = Arrays.stream(embeddings).sum();
            assertThat(sum / embeddings.length).isCloseTo(0, Offset.offset(1e-4));
            assertThat(built("iresnet18", new EmbeddingLayer(8, 0, 0, false)).tensors())
                    .doesNotContainKeys("bn2.weight", "features.weight");
        }
    }
}
