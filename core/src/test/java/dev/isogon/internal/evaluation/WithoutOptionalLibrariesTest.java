package dev.isogon.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.arch.RequiredJars;
import dev.isogon.internal.arch.SmallerClassPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Core with nothing beside it but what it requires: no native library, no image decoder, no Parquet. */
class WithoutOptionalLibrariesTest {

    /** Two products in float32 of rows of length 1 differ by twice γ_D at most; D·u is small, so 1.01 covers the rest. */
    private static final double SCORE_ROUNDING = 1.01 * 2 * EveryFigure.DIMENSIONS * Math.scalb(1.0, -24);

    /** Scores in float64 are rounded to a grid of 2⁻²³ or to float32, where one may come to lie a step away. */
    private static final double STEP = Math.scalb(1.0, -23);

    /** Calibration's thresholds are multiples of this. */
    private static final double GRID = 1e-4;

    @Test
    @SuppressWarnings("unchecked")
    void figuresAreThoseOfOpenBlasButForRounding() throws Throwable {
        try (SmallerClassPath alone = SmallerClassPath.keeping(RequiredJars::has)) {
            for (String absent : List.of(
                    "org.bytedeco.javacpp.Loader",
                    "org.bytedeco.openblas.global.openblas_nolapack",
                    "com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi",
                    "org.apache.parquet.hadoop.ParquetReader",
                    "org.slf4j.Logger")) {
                assertThat(alone.has(absent)).as(absent).isFalse();
            }
            assertThat(alone.call(EveryFigure.class, "byOpenBlas")).isEqualTo(false);
            assertThat(EveryFigure.byOpenBlas()).isTrue();

            Map<String, double[]> plain = (Map<String, double[]>) alone.call(EveryFigure.class, "all");
            Map<String, double[]> blas = EveryFigure.all();

            assertThat(plain.keySet()).isEqualTo(blas.keySet()).hasSize(19);
            plain.forEach((name, values) -> {
                double[] expected = blas.getOrDefault(name, new double[0]);
                assertThat(values).as(name).hasSameSizeAs(expected);
                for (int i = 0; i < values.length; i++) {
                    assertThat(Math.abs(values[i] - expected[i])).as(name).isLessThanOrEqualTo(allowed(name));
                }
            });
        }
    }

    @Test
    void nativesOfAnotherPlatformAreAsGoodAsNone() throws Throwable {
        try (SmallerClassPath noNatives =
                SmallerClassPath.keeping(jar -> !jar.matches("(javacpp|openblas)-.*-(linux|macosx|windows)-.*"))) {
            assertThat(noNatives.has("org.bytedeco.openblas.global.openblas_nolapack"))
                    .isTrue();
            assertThat(noNatives.call(EveryFigure.class, "byOpenBlas")).isEqualTo(false);
        }
    }

    private static double allowed(String name) {
        return switch (name.substring(0, name.indexOf(' '))) {
            case "neighbours" -> 0;
            case "score" -> SCORE_ROUNDING;
            case "threshold" -> STEP;
            // A score that comes to lie on the other side of a threshold moves a rate by one of its searches or pairs.
            case "rate" -> 1.0 / (EveryFigure.IDENTITIES * EveryFigure.IMAGES);
            case "promise" -> 1.01 * GRID;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
