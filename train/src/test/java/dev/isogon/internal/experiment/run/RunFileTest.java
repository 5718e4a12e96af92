package dev.isogon.internal.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.source.DataFacts;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.testing.Asked;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
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
    void classesAreReadBackWithTheData() throws IOException {
        DataSource leaves = new DataSource.ImageFolder(folder.resolve("alphabets"), DataSource.Classes.LEAF);
        CompareRequest asked = new Settings()
                .set("data", leaves)
                .compare(Protocols.ALL, new DataFacts(true, List.of(40, 60), 0, 0))
                .request();
        file().write(asked, Map.of(), Map.of());
        assertThat(file().comparison().data()).isEqualTo(leaves);
        assertThat(file().training().data()).isEqualTo(leaves);
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

    @Test
    void theColumnsOfATableAreRemembered() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), "file,name\n1.png,a\n2.png,b\n");
        DataSource named = new DataSource.ImageTable(table, "file", "name");
        CompareRequest request = Asked.compare(new Settings()
                .set("data", table.toString())
                .set("strangers", table.toString())
                .set("path_column", "file")
                .set("label_column", "name"));
        assertThat(request.data()).isEqualTo(named);
        assertThat(request.strangers()).isEqualTo(named);
        assertThat(request.at(new DataSource.ImageTable(Path.of("moved.csv"))).data())
                .isEqualTo(new DataSource.ImageTable(Path.of("moved.csv"), "file", "name"));
        file().write(request, Map.of(), Map.of());
        assertThat(file().comparison().data()).isEqualTo(named);
        assertThat(file().comparison().strangers()).isEqualTo(named);
        CompareRequest again = Asked.compare(new Settings().file(folder.resolve(RunFile.NAME)));
        assertThat(again.data()).isEqualTo(named);
        file().write(Asked.compare(new Settings().set("data", table.toString())), Map.of(), Map.of());
        assertThat(file().comparison().data()).isEqualTo(new DataSource.ImageTable(table));
    }

    @Test
    void columnsAreOfTablesOnly() {
        assertThatThrownBy(() -> Asked.compare(settings().set("label_column", "name")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("`label_column` names a column of a table of images", "mnist");
    }
}
