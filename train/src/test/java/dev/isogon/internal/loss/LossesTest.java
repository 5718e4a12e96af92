package dev.isogon.internal.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.loss.head.CosineHead;
import dev.isogon.metrics.SettingsException;
import java.util.stream.DoubleStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cross-entropy | linear × none × 1 × softmax",
                "normalized-softmax | cosine × none × 20 × softmax",
                "fixed-adacos | cosine × none × √2·ln(C−1) × softmax",
                "adacos | cosine × none × adacos × softmax",
                "arcface | cosine × angular(0.5) × 64 × softmax",
                "ArcFace(0.3, scale=30) | cosine × angular(0.3) × 30 × softmax",
                "arcface(gradient=straight-through, beyond=easy) | cosine × angular(0.5, gradient=straight-through, beyond=easy) × 64 × softmax",
                "arcface(28.6deg) + center-invariant | cosine × angular(0.4992) × 64 × softmax + center-invariant",
                "curricularface | cosine × curricular(0.5) × 64 × softmax",
                "adaface | cosine × adaptive(0.4) × 64 × softmax",
                "adaptive(0.3, concentration=0.5) x 32 | cosine × adaptive(0.3, concentration=0.5) × 32 × softmax",
                "curricular(30deg) x 32 x softmax | cosine × curricular(0.5236) × 32 × softmax",
                "supcon | supcon(0.1, images=4)",
                "supcon(temperature=0.2, images=2) | supcon(0.2, images=2)",
                "cosface | cosine × additive(0.35) × 64 × softmax",
                "simple-arcface | cosine × additive(28.6) × 64 × softmax",
                "angular(0.2) x adacos | cosine × angular(0.2) × adacos × softmax",
                "adacos × angular(0.2) | cosine × angular(0.2) × adacos × softmax",
                "linear x none x 1 x softmax | linear × none × 1 × softmax",
                "30 + regular-face(0.1) | cosine × none × 30 × softmax + regular-face(0.1)",
            })
    void isReadAsItsFourWords(String text, String label) {
        assertThat(Losses.parse(text).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "arcfce | 'arcfce' is not known; did you mean arcface?",
                "zebra | 'zebra' is not known. Losses are cross-entropy,",
                "arcface(28.6) | margin must be between 0 and 1.5708 radians, but was 28.6. In degrees? 28.6° is 0.4992",
                "arcface(margn=0.3) | margn is not a setting of arcface, which has margin, gradient, beyond, scale; did you mean margin?",
                "arcface(scale=-1) | scale must be above 0",
                "arcface(scale=64, scale=30) | scale twice",
                "arcface(0.5 | does not close",
                "arcface(gradient=fast) | gradient must be one of exact, straight-through, but was fast",
                "angular(0.2) | it has no scale",
                "angular(0.2) x additive(0.1) x 64 | two margins",
                "linear x angular(0.5) x 64 | needs the cosine head",
                "linear x adacos | adacos measures angles, so it needs the cosine head, not linear",
                "identity x 1 + regular-face | the identity head has none",
                "arcface + regularface | did you mean regular-face?",
                "normalized-softmax(scale=20, temperature=0.05) | give one",
                "temperature(0) | temperature must be above 0",
                "arcface(half) | margin must be a number, but was 'half'",
                "adacos(3) | adacos takes no number",
                "curricular(2) x 64 | margin must be between 0 and 1.5708 radians, but was 2. In degrees?",
                "adaptive(22.9) x 64 | margin must be between 0 and 1.5708 radians, but was 22.9. In degrees?",
                "adaface(concentration=0) | concentration must be above 0, but was 0",
                "supcon(0) | temperature must be above 0",
                "supcon(images=1.5) | images must be a whole number from 2 to 1000, but was 1.5",
                "supcon(scale=3) | scale is not a setting of supcon, which has temperature, images",
                "supcon + regular-face | regularizer regular-face needs prototypes",
                "softmax(3) x 64 | softmax takes no number",
                "softmax x softmax x 64 | two criteria",
                "cosface(-0.1) | margin must be a cosine of at least 0",
            })
    void whatIsWrongIsSaid(String text, String message) {
        assertThatThrownBy(() -> Losses.parse(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("loss '" + text + "'")
                .hasMessageContaining(message);
    }

    @Test
    void aListIsSplitOutsideOfParentheses() {
        assertThat(Losses.list("arcface(0.5, scale=30), cosface,angular(0.2) x adacos"))
                .containsExactly("arcface(0.5, scale=30)", "cosface", "angular(0.2) x adacos");
    }

    @Test
    void aMarginThatNoCosineReachesIsWarnedAbout() {
        assertThat(Losses.parse("simple-arcface").warning())
                .hasValueSatisfying(text -> assertThat(text).contains("28.6").contains("angular(28.6deg)"));
        assertThat(Losses.parse("cosface").warning()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.isogon.internal.loss.Losses#names")
    void everyNamedLossTrainsItsPrototypesUnlessFrozen(String name) {
        try (Scope scope = Scope.open()) {
            Shape shape = new Shape(10, 16, ScalarType.Float);
            Tensor embeddings = torch.randn(8, 16).set_requires_grad(true);
            Tensor labels = Tensors.labels(0, 1, 2, 3, 4, 5, 6, 0);

            Loss trained = Losses.parse(name).build(shape, false);
            trained.backward(trained.of(embeddings, labels), 1);
            boolean pairs = Losses.PAIRS.containsKey(name);
            assertThat(trained.module().parameters().size()).isEqualTo(pairs ? 0 : 1);
            assertThat(trained.prototypes().isEmpty()).isEqualTo(pairs);
            trained.prototypes()
                    .ifPresent(rows ->
                            assertThat(rows.grad().abs().sum().item_float()).isPositive());

            Loss frozen = Losses.parse(name).build(shape, true);
            frozen.of(embeddings, labels).loss().backward();
            frozen.prototypes()
                    .ifPresent(rows -> assertThat(rows.requires_grad()).isFalse());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -1})
    void gradientsAreFiniteWhereTheAngleIsNone(double sign) {
        for (ScalarType type : new ScalarType[] {ScalarType.Float, ScalarType.Double}) {
            try (Scope scope = Scope.open()) {
                Tensor prototypes = torch.eye(4).to(type);
                Tensor embeddings = torch.eye(4)
                        .to(type)
                        .mul(new org.bytedeco.pytorch.Scalar(sign))
                        .set_requires_grad(true);
                PrototypeRecipe arcface = (PrototypeRecipe) Losses.parse("arcface");
                PrototypeLoss loss = arcface.build(new Shape(4, 4, type), new CosineHead(prototypes), false);
                loss.of(embeddings, Tensors.labels(0, 1, 2, 3)).loss().backward();
                assertThat(DoubleStream.of(Tensors.values(embeddings.grad())).allMatch(Double::isFinite))
                        .isTrue();
            }
        }
    }
}
