package dev.isogon.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierResultsTest {

    @TempDir
    private Path folder;

    private static Path resource(String name) {
        URL url = Objects.requireNonNull(EarlierResultsTest.class.getResource(name));
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both files were written by the version that gave each figure a field; the second is what it printed as JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"earlier-pairs", "earlier-searches"})
    void whatAnEarlierVersionWroteHasTheFiguresThatItPrinted(String name) throws IOException {
        EvaluationResults results = EarlierResults.read(resource(name + ".json"));
        Path again = folder.resolve("results.json");
        Json.write(again, EvaluationJson.of(results));
        assertThat(Json.readTree(again)).isEqualTo(Json.readTree(resource(name + "-results.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"earlier-pairs", "earlier-searches"})
    void whatThisVersionWritesIsReadAsItIs(String name) throws IOException {
        EvaluationResults results = EarlierResults.read(resource(name + ".json"));
        Path file = folder.resolve("evaluation.json");
        Json.write(file, results);
        assertThat(EarlierResults.read(file)).isEqualTo(results);
    }

    @Test
    void anythingElseIsRefusedByItsName() throws IOException {
        Path file = folder.resolve("other.json");
        Files.writeString(file, "{\"verification\": 3}");
        assertThatThrownBy(() -> EarlierResults.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("other.json");
    }
}
