package dev.isogon.internal.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.testing.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RunFileTest {

    @TempDir
    private Path folder;

    private RunFile file() {
        return new RunFile(folder.resolve(RunFile.NAME));
    }

    private static Settings settings() {
        return new Settings().set("data", "mnist").set("train.epochs", "3");
    }

    @Test
    void originsStandBesideTheSettingsAndAreReadBack() throws IOException {
        Completed<CompareRequest> asked = Asked.completed(settings());
        file().write(asked.request(), asked.originTexts(), Map.of("java", "17"));
        JsonNode json = Json.readTree(folder.resolve(RunFile.NAME));
        assertThat(json.get("origins").get("train.epochs").asString()).isEqualTo("given");
        assertThat(json.get("origins").get("train.batch").asString()).isEqualTo("default");
        assertThat(json.propertyNames())
                .containsExactly(
                        "data",
                        "strangers",
                        "protocol",
                        "losses",
                        "seeds",
                        "quick",
                        "model",
                        "train",
                        "head",
                        "split",
                        "threads",
                        "recorded",
                        "origins");
        assertThat(file().origins()).isEqualTo(asked.originTexts());
        assertThat(Json.write(file().comparison())).isEqualTo(Json.write(asked.request()));
        assertThat(Asked.compare(new Settings().file(folder.resolve(RunFile.NAME)))
                        .train())
                .as("--config passes origins over")
                .isEqualTo(asked.request().train());
    }

    @Test
    void aFileFromBeforeThereWereOriginsIsRead() throws IOException {
        CompareRequest request = Asked.compare(settings());
        file().write(request, Map.of(), Map.of("java", "17"));
        assertThat(Json.readTree(folder.resolve(RunFile.NAME)).has("origins")).isFalse();
        assertThat(file().origins()).isEmpty();
        assertThat(file().comparison().train().epochs()).isEqualTo(3);
    }

    /** A training is written in a comparison's words, so that its file may be given to either. */
    @Test
    void aTrainingIsReadAsAComparisonOfOneLoss() throws IOException {
        Completed<TrainRequest> asked = settings().set("seeds", "5").train(Protocols.ALL);
        file().write(asked.request(), asked.originTexts(), Map.of());
        assertThat(file().training().seed()).isEqualTo(5);
        assertThat(file().training().loss().text()).isEqualTo("fixed-adacos");
        assertThat(file().comparison().protocol()).isEqualTo("fair");
        assertThat(file().comparison().seeds()).isEqualTo(List.of(5L));
        assertThat(new Settings()
                        .file(folder.resolve(RunFile.NAME))
                        .train(Protocols.ALL)
                        .request()
                        .seed())
                .isEqualTo(5);
    }
}
