package dev.isogon.internal.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void anglesAreMeansOverOwnAndOtherClasses() {
        // Two images, three classes and a column that no class has: own angles 0° and 60°; others 90°, 120°, 90°, 180°.
        try (Scope scope = Scope.open()) {
            Tensor cosines = Tensors.of(new double[] {1, 0, -0.5, 0.9, 0, 0.5, -1, 0.9}, ScalarType.Double, 2, 4);
            Statistics seen = Statistics.of(cosines, cosines, Tensors.labels(0, 1), 3, 64);
            assertThat(Math.toDegrees(seen.ownAngle())).isCloseTo(30, within(1e-9));
            assertThat(Math.toDegrees(seen.otherAngle())).isCloseTo(120, within(1e-9));
            assertThat(seen.accuracy())
                    .as("the second is taken for the column that no class has")
                    .isEqualTo(0.5);
            assertThat(seen.scale()).isEqualTo(64);
        }
    }
}
