package dev.isogon.internal.gallery.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.models.Models;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FalseMatchTablesTest {

    @TempDir
    private Path folder = Path.of("");

    private FalseMatchTable written(@Nullable String checksum) throws IOException {
        FalseMatchTable table = new FalseMatchTable(
                FalseMatchTable.FORMAT,
                "face",
                checksum,
                0.9,
                List.of(new FalseMatchTable.Row(0.93f, 0.001)),
                300,
                900,
                "people",
                "00",
                "2026-11-27T00:00:00Z");
        Json.write(folder.resolve("false-matches.json"), table);
        return table;
    }

    @Test
    void theFaceModelBringsItsTableAlong() throws IOException {
        String checksum = Models.face().card().sha256();
        FalseMatchTable table = FalseMatchTables.find("face", checksum, folder).orElseThrow();
        assertThat(table.identities()).isEqualTo(2_086);
        assertThat(table.images()).isEqualTo(5_373);
        // The table of other weights is none, and no other model has one.
        assertThat(FalseMatchTables.find("face", "ab", null)).isEmpty();
        assertThat(FalseMatchTables.find("products", checksum, folder)).isEmpty();
    }

    @Test
    void whatTheUserHasCalibratedComesFirst() throws IOException {
        assertThat(FalseMatchTables.find("face", "ab", folder)).isEmpty();
        FalseMatchTable table = written("ab");
        assertThat(FalseMatchTables.find("face", "ab", folder)).contains(table);
        FalseMatchTable unnamed = written(null);
        assertThat(FalseMatchTables.find("face", "ab", folder)).contains(unnamed);
    }

    @Test
    void aTableOfOtherWeightsOrADamagedOneIsRefused() throws IOException {
        written("cd");
        assertThatThrownBy(() -> FalseMatchTables.find("face", "ab", folder))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("false-matches.json was measured with other weights")
                .hasMessageContaining("calibrate the model anew");
        Files.writeString(folder.resolve("false-matches.json"), "{");
        assertThatThrownBy(() -> FalseMatchTables.find("face", "ab", folder)).isInstanceOf(BrokenFileException.class);
    }
}
