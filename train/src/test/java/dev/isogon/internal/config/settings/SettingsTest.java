package dev.isogon.internal.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.SplitConfig;
import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.config.TrainConfig.Schedule;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.data.source.DataFacts;
import dev.isogon.internal.experiment.protocol.Fair;
import dev.isogon.internal.experiment.protocol.Protocol;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.testing.Asked;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    private Path folder;

    private static CompareRequest compare(Settings settings) {
        return Asked.compare(settings);
    }

    @Test
    void fairIsTheDefaultAndTrainsPrototypes() {
        CompareRequest config = compare(new Settings().set("data", "mnist"));
        assertThat(config.protocol()).isEqualTo("fair");
        assertThat(config.lossTexts()).containsExactly("cross-entropy", "arcface", "cosface", "fixed-adacos", "adacos");
        assertThat(config.seeds()).containsExactly(1L, 2L, 3L);
        assertThat(config.train()).isEqualTo(TrainConfig.plain(10, 128, 0.001, Schedule.COSINE, 0.05, true));
        assertThat(config.head().frozen()).isFalse();
        assertThat(config.split()).isEqualTo(new SplitConfig(0, 0.2, true, 0.1, 0, 0, 1));
    }

    @Test
    void seedIsTheExperimentAsItRan() {
        CompareRequest config = compare(new Settings().set("data", "mnist").set("protocol", "seed"));
        assertThat(config.losses()).hasSize(4);
        assertThat(config.seeds()).containsExactly(1L);
        assertThat(config.train()).isEqualTo(TrainConfig.plain(10, 128, 0.01, Schedule.CONSTANT, 0, false));
        assertThat(config.head().frozen()).isTrue();
        assertThat(config.split().validation()).isZero();
    }

    @Test
    void allProblemsComeAtOnce() throws IOException {
        Path file = Files.writeString(
                folder.resolve("run.json"),
                "{\"data\": \"mnist\", \"train\": {\"epochs\": 0, \"lerning_rate\": 0.1, \"batch\": 1.5}}");
        assertThatThrownBy(() -> compare(new Settings().file(file)))
                .isInstanceOf(SettingsException.class)
                .hasMessage("""
                        3 problems in run.json
                          train.batch         must be a whole number, between 2 and 65536, but was 1.5
                          train.epochs        must be between 1 and 100000, but was 0
                          train.lerning_rate  is not a setting; did you mean train.learning_rate?""");
    }

    @Test
    void seedsAreACountOrAList() {
        assertThat(compare(new Settings().set("data", "mnist").set("seeds", "2"))
                        .seeds())
                .containsExactly(1L, 2L);
        assertThat(compare(new Settings().set("data", "mnist").set("seeds", "7,9"))
                        .seeds())
                .containsExactly(7L, 9L);
        assertThat(compare(new Settings().set("data", "mnist").set("seeds", "7,"))
                        .seeds())
                .containsExactly(7L);
        assertThatThrownBy(() -> compare(new Settings().set("data", "mnist").set("seeds", "0")))
                .hasMessageContaining("seeds  must be between 1 and 1000, but was 0");
        assertThatThrownBy(() -> compare(new Settings().set("data", "mnist").set("seeds", "x")))
                .hasMessageContaining("but had x");
    }

    @Test
    void aRunsOwnFileIsReadBack() throws IOException {
        Path file = Files.writeString(
                folder.resolve("run.json"),
                "{\"data\": \"mnist\", \"losses\": [\"arcface\"], \"seeds\": [\"4,\"], \"recorded\": {\"java\": \"17\"}}");
        CompareRequest config = compare(new Settings().file(file).set("train.epochs", "3"));
        assertThat(config.lossTexts()).isEqualTo(List.of("arcface"));
        assertThat(config.seeds()).containsExactly(4L);
        assertThat(config.train().epochs()).isEqualTo(3);
    }

    @Test
    void aProtocolIsNotChangedUnderAFilesOtherSettings() throws IOException {
        Path file = Files.writeString(
                folder.resolve("run.json"),
                "{\"data\": \"mnist\", \"protocol\": \"fair\", \"train\": {\"learning_rate\": 0.001}}");
        assertThatThrownBy(() -> compare(new Settings().file(file).set("protocol", "seed")))
                .hasMessageContaining("1 problem in run.json and the options")
                .hasMessageContaining(
                        "protocol  is fair in run.json, and its other settings go with that, but seed in the");
        assertThat(compare(new Settings().file(file).set("protocol", "fair")).protocol())
                .isEqualTo("fair");
    }

    @Test
    void aWarmUpNeedsASchedule() {
        assertThatThrownBy(() -> compare(new Settings()
                        .set("data", "mnist")
                        .set("protocol", "seed")
                        .set("train.warmup", "0.1")))
                .hasMessageContaining("train.warmup  goes with train.schedule cosine only");
    }

    @Test
    void whatIsNoPlainValueIsShownAsItStands() throws IOException {
        Path file = Files.writeString(
                folder.resolve("run.json"), "{\"data\": \"mnist\", \"seeds\": [{}], \"threads\": null}");
        assertThatThrownBy(() -> compare(new Settings().file(file)))
                .hasMessageContaining("2 problems in run.json")
                .hasMessageContaining("but had {}")
                .hasMessageContaining("threads  must be a whole number");
    }

    private static final DataFacts FILES = new DataFacts(true, List.of(40, 60), 0, 0);

    @Test
    void eachSettingSaysWhereItComesFrom() {
        Completed<CompareRequest> asked = new Settings()
                .set("data", new DataSource.ImageFolder(Path.of("faces")))
                .set("protocol", "seed")
                .set("train.epochs", "7")
                .compare(Protocols.ALL, FILES);
        assertThat(asked.originTexts())
                .containsEntry("train.epochs", "given")
                .containsEntry("protocol", "given")
                .containsEntry("train.momentum", "default")
                .containsEntry("model.backbone", "chosen: for images in files")
                .containsEntry("model.embedding", "chosen: the backbone's own")
                .containsEntry("train.batch", "chosen: in protocol seed")
                .containsEntry("train.warmup", "chosen: with train.schedule constant")
                .containsEntry("threads", "chosen: all cores");
        assertThat(asked.originTexts().keySet())
                .containsExactlyElementsOf(
                        SettingsTable.COMPARE.stream().map(SettingRow::key).toList());
    }

    @Test
    void classesBelongToTheData() throws IOException {
        Path pictures = folder.resolve("pictures");
        PngFolders.write(pictures.resolve("x"), 4, 1, List.of("a", "b"));
        PngFolders.write(pictures.resolve("y"), 4, 2, List.of("c"));
        Settings leaves = new Settings().set("data", pictures).set("classes", "leaf");
        assertThat(leaves.compare(Protocols.ALL).request().data())
                .isEqualTo(new DataSource.ImageFolder(pictures, DataSource.Classes.LEAF));
        assertThat(leaves.train(Protocols.ALL).request().data().classes()).isEqualTo(DataSource.Classes.LEAF);
        assertThat(new Settings()
                        .set("data", new DataSource.ImageFolder(pictures).withClasses(DataSource.Classes.JOINED))
                        .compare(Protocols.ALL)
                        .request()
                        .data()
                        .classes())
                .as("as a program's own data say")
                .isEqualTo(DataSource.Classes.JOINED);
        assertThatThrownBy(() -> compare(new Settings().set("data", "mnist").set("classes", "leaf")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("classes says which folders", "\"mnist\" is none; leave it out");
        assertThatThrownBy(() -> new Settings()
                        .set("data", pictures)
                        .set("classes", "leafs")
                        .compare(Protocols.ALL))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("must be one of auto, top, leaf, joined", "leaf");
    }

    @Test
    void theDataAreListedBeforeSettingsAreCompleted() throws IOException {
        PngFolders.write(folder.resolve("pictures"), 4, 1, List.of("a", "b"));
        CompareRequest files = new Settings()
                .set("data", folder.resolve("pictures"))
                .compare(Protocols.ALL)
                .request();
        assertThat(files.train().epochs()).isEqualTo(30);
        assertThat(files.train().batch()).isEqualTo(32);
        assertThat(files.model().resolution()).isEqualTo(224);
        Path one = folder.resolve("one");
        PngFolders.write(one, 4, 1, List.of("a"));
        assertThatThrownBy(() ->
                        new Settings().set("data", one).set("train.epochs", "0").compare(Protocols.ALL))
                .as("what cannot be listed comes before what depends on it")
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(one.toString());
    }

    /** Whatever the table chooses, it must itself allow. */
    @Test
    void whatIsChosenMayAlsoBeGiven() throws IOException {
        for (Protocol protocol : Protocols.ALL) {
            for (DataFacts facts : List.of(FILES, Asked.PIXELS)) {
                for (boolean quick : new boolean[] {false, protocol.allowsQuick()}) {
                    CompareRequest chosen = new Settings()
                            .set("data", new DataSource.ImageFolder(Path.of("faces")))
                            .set("protocol", protocol.name())
                            .set("quick", quick)
                            .compare(Protocols.ALL, facts)
                            .request();
                    Path file = Files.writeString(folder.resolve("all.json"), Json.write(chosen));
                    Completed<CompareRequest> again =
                            new Settings().file(file).set("data", chosen.data()).compare(Protocols.ALL, facts);
                    assertThat(Json.write(again.request())).isEqualTo(Json.write(chosen));
                    assertThat(again.originTexts().entrySet())
                            .filteredOn(each -> !each.getValue().equals("given"))
                            .extracting(Map.Entry::getKey)
                            .as("what stays empty, and columns and classes, which the data itself knows")
                            .containsExactly(
                                    "path_column",
                                    "label_column",
                                    "classes",
                                    "model.from",
                                    "strangers",
                                    "model.weights");
                }
            }
        }
    }

    @Test
    void aProtocolBringsItsOwnDefaults() {
        ProtocolSettings slow = new ProtocolSettings() {
            @Override
            public String name() {
                return "slow";
            }

            @Override
            public ProtocolDefaults defaults() {
                return ProtocolDefaults.NONE.with(TrainingSettings.EPOCHS, 99).withForFiles(TrainingSettings.BATCH, 4);
            }

            @Override
            public boolean allowsQuick() {
                return false;
            }

            @Override
            public boolean allowsStrangers() {
                return false;
            }

            @Override
            public boolean allowsModels() {
                return false;
            }

            @Override
            public boolean dividesIdentities() {
                return false;
            }
        };
        Settings settings = new Settings().set("data", "mnist").set("protocol", "slow");
        CompareRequest request =
                settings.compare(List.of(new Fair(), slow), Asked.PIXELS).request();
        assertThat(request.train().epochs()).isEqualTo(99);
        assertThat(request.train().batch()).isEqualTo(128);
        assertThat(settings.compare(List.of(slow), FILES).request().train().batch())
                .isEqualTo(4);
        assertThatThrownBy(() -> settings.set("quick", "true").compare(List.of(new Fair(), slow), Asked.PIXELS))
                .hasMessageContaining("goes with the protocols fair only; leave it or protocol slow out");
    }

    @Test
    void oneTrainingHasOneLossAndOneSeed() {
        Settings settings = new Settings()
                .set("data", "mnist")
                .set("losses", List.of("arcface"))
                .set("seeds", "5");
        TrainRequest request = settings.train(Protocols.ALL).request();
        assertThat(request.loss().text()).isEqualTo("arcface");
        assertThat(request.seed()).isEqualTo(5);
        assertThat(request.split().test()).isZero();
        assertThatThrownBy(() -> settings.set("protocol", "open")
                        .set("losses", List.of("arcface", "cosface"))
                        .train(Protocols.ALL))
                .hasMessageContaining("losses    must be one loss, but has 2: arcface, cosface")
                .hasMessageContaining("protocol  must be fair to train a model, but was open");
    }

    @Test
    void nearWordsAreSuggestedAndFarOnesNot() {
        assertThat(Nearest.to("arcfcae", List.of("arcface", "cosface"))).contains("arcface");
        assertThat(Nearest.to("zebra", List.of("arcface", "cosface"))).isEmpty();
    }
}
