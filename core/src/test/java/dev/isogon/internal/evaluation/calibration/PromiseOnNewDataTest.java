package dev.isogon.internal.evaluation.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.eval.calibration.CalibrationResult;
import dev.isogon.internal.eval.calibration.CalibrationResult.Kind;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromiseOnNewDataTest {

    private static final int DIMENSIONS = 16;

    private int[] labels = new int[0];

    /** Identities at random places on the sphere, which lean the same way by {@code common}. */
    private HeldOut people(int identities, double common, long seed) {
        Random random = new Random(seed);
        int images = 2;
        float[] values = new float[identities * images * DIMENSIONS];
        labels = new int[identities * images];
        for (int i = 0; i < identities; i++) {
            double[] place = random.doubles(DIMENSIONS, -1 + common, 1 + common).toArray();
            for (int image = 0; image < images; image++) {
                labels[i * images + image] = i;
                for (int k = 0; k < DIMENSIONS; k++) {
                    values[(i * images + image) * DIMENSIONS + k] = (float) (place[k] + 0.2 * random.nextGaussian());
                }
            }
        }
        return new HeldOut(new FloatMatrix(labels.length, DIMENSIONS, values), labels, "data", "", "00");
    }

    private static Optional<String> contradiction(CalibrationResult result, FloatMatrix embeddings, int[] labels) {
        return PromiseOnNewData.of(result, embeddings, labels)
                .filter(PromiseOnNewData::contradicted)
                .map(PromiseOnNewData::warning);
    }

    private CalibrationResult chosen(ThresholdCalibration wanted) {
        ThresholdCalibration.Outcome outcome = wanted.on(people(200, 0, 1), Work.silent());
        return Objects.requireNonNull(outcome.result(), () -> "refused: " + outcome.verdict());
    }

    @ParameterizedTest
    @EnumSource
    void peopleWhoAreMoreAlikeContradictAndOthersLikeThoseDoNot(Kind kind) {
        ThresholdCalibration wanted = new ThresholdCalibration(kind, 0.05, 0.95, kind == Kind.FPIR ? 5 : null);
        CalibrationResult result = chosen(wanted);
        assertThat(contradiction(result, people(200, 0, 2).embeddings(), labels))
                .isEmpty();
        assertThat(contradiction(result, people(200, 0.5, 3).embeddings(), labels))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .contains("200 identities contradict")
                        .contains(kind + " is at most 0.05")
                        .contains("calibrate anew"));
    }

    @Test
    void twoPeopleSayNothing() {
        CalibrationResult result = chosen(new ThresholdCalibration(Kind.FMR, 0.05, 0.95, null));
        assertThat(contradiction(result, people(2, 5, 2).embeddings(), labels)).isEmpty();
    }

    @Test
    void aResultIsReadAsItWasWrittenAndOneThatCannotBeIsNamed(@TempDir Path folder) throws IOException {
        CalibrationResult result = chosen(new ThresholdCalibration(Kind.FMR, 0.05, 0.95, null));
        Path file = folder.resolve(CalibrationResult.FILE);
        Json.write(file, result);
        assertThat(Json.read(file, CalibrationResult.class)).isEqualTo(result);
        Files.writeString(file, Files.readString(file).replace("\"kind\" : \"fmr\"", "\"kind\" : \"fpir\""));
        assertThatThrownBy(() -> Json.read(file, CalibrationResult.class))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("gallery");
    }
}
