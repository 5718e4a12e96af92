package dev.isogon.internal.eval.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FalseMatchBoundsTest {

    private final SimulatedPopulation population = SimulatedPopulation.USUAL;

    private FalseMatchRate sample() {
        return population.falseMatches(300, 3, 0.1, 5);
    }

    private static FalseMatchTable table(List<FalseMatchTable.Row> rows) {
        return new FalseMatchTable(1, "model", "ab", 0.95, rows, 300, 900, "people", "cd", "2026-11-27T00:00:00Z");
    }

    /** The bounds at all thresholds one by one, the largest of those from the top. */
    private static double[] naive(FalseMatchRate rate) {
        double[] bounds = new double[rate.grid().count()];
        double largest = 0;
        for (int k = bounds.length - 1; k >= rate.lowest(); k--) {
            Influences at = rate.at(k);
            boolean judged = at.involved() >= 20 && at.effectiveErrors() >= 3;
            largest = judged || largest > 0 ? Math.max(largest, GammaBound.upper(at, 0.95)) : 0;
            bounds[k] = judged ? largest : Double.NaN;
        }
        return bounds;
    }

    /** The float32 number at or above. */
    private static float single(double threshold) {
        float nearest = (float) threshold;
        return nearest < threshold ? Math.nextUp(nearest) : nearest;
    }

    @Test
    void eachRowIsTheLowestThresholdOfItsStep() {
        List<FalseMatchTable.Row> rows = FalseMatchBounds.of(sample(), 0.95);
        FalseMatchRate again = sample();
        double[] bounds = naive(again);
        assertThat(rows).hasSizeGreaterThan(10);
        for (FalseMatchTable.Row row : rows) {
            int k = again.grid().reachedBy(row.threshold());
            assertThat(single(again.grid().at(k))).isEqualTo(row.threshold());
            assertThat(row.bound()).as("at %s", row.threshold()).isEqualTo(bounds[k]);
        }
        // 10^(−30∕20) and 10^(−40∕20), the ends of two steps.
        for (double rate : new double[] {Math.pow(10, -1.5), 1e-2}) {
            int lowest = bounds.length;
            for (int k = bounds.length - 1; k >= again.lowest(); k--) {
                lowest = bounds[k] <= rate ? k : lowest;
            }
            assertThat(table(rows).lowest(rate).threshold())
                    .isEqualTo(single(again.grid().at(lowest)));
        }
    }

    @Test
    void aRateChoosesTheThresholdThatAFixedSequenceEndsAt() {
        FalseMatchTable table = table(FalseMatchBounds.of(sample(), 0.95));
        for (double rate : new double[] {0.1, 0.01}) {
            Verdict.Chosen chosen = (Verdict.Chosen) FixedSequence.of(sample(), rate, 0.95);
            assertThat(table.lowest(rate).threshold()).isEqualTo(single(chosen.threshold()));
            assertThat(table.lowest(rate).bound()).isEqualTo(chosen.bound());
        }
    }

    @Test
    void beyondTheRowsTheStrictestIsGiven() {
        List<FalseMatchTable.Row> rows = FalseMatchBounds.of(sample(), 0.95);
        FalseMatchTable.Row strictest = rows.get(rows.size() - 1);
        assertThat(table(rows).lowest(1e-12)).isEqualTo(strictest);
        assertThat(table(rows).lowest(strictest.bound())).isEqualTo(strictest);
        assertThat(table(rows).boundAt(2 * strictest.threshold())).isEqualTo(strictest.bound());
    }

    @Test
    void fewerThanThirtyIdentitiesHaveNoRow() {
        assertThat(FalseMatchBounds.of(population.falseMatches(29, 3, 0.1, 7), 0.95))
                .isEmpty();
    }

    @Test
    void aTableIsReadAsItWasWrittenAndOneThatCannotBeIsNamed(@TempDir Path folder) throws IOException {
        FalseMatchTable table = table(FalseMatchBounds.of(sample(), 0.95));
        Path file = folder.resolve(FalseMatchTable.FILE);
        Json.write(file, table);
        assertThat(Json.read(file, FalseMatchTable.class)).isEqualTo(table);
        Files.writeString(file, Files.readString(file).replace("\"format\" : 1", "\"format\" : 2"));
        assertThatThrownBy(() -> Json.read(file, FalseMatchTable.class))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("format 2 is not known");
    }

    @Test
    void rowsThatDoNotFallAreNoTable() {
        FalseMatchTable.Row row = new FalseMatchTable.Row(0.5f, 0.01);
        assertThatThrownBy(() -> table(List.of())).hasMessageContaining("needs a row");
        assertThatThrownBy(() -> table(List.of(row, new FalseMatchTable.Row(0.6f, 0.01))))
                .hasMessageContaining("bounds fall");
        assertThatThrownBy(() -> table(List.of(row, new FalseMatchTable.Row(0.5f, 0.001))))
                .hasMessageContaining("thresholds must rise");
        assertThatThrownBy(() -> table(List.of(new FalseMatchTable.Row(0.5f, 0))))
                .hasMessageContaining("a bound above 0");
    }
}
