package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every command on data whose test part has identities that its training part does not have. */
class OpenSetDataTest extends CommandLineSession {

    /** Six pictures of each, no two alike. */
    private Path data(String... tests) throws IOException {
        Path data = folder.resolve("set");
        PngFolders.write(data.resolve("train"), 6, 1, List.of("ann", "bob", "cyd"));
        PngFolders.write(data.resolve("test"), 6, 2, List.of(tests));
        return data;
    }

    private Path disjoint() throws IOException {
        return data("uma", "vic", "wim", "xia");
    }

    private static Set<String> names(JsonNode split, String side) {
        Set<String> names = new HashSet<>();
        split.get(side).forEach(name -> names.add(name.asString()));
        return names;
    }

    @Test
    void theTestPartIsJudgedWhateverItsIdentities() throws IOException {
        Path data = disjoint();
        Path model = folder.resolve("model");
        trainSmall(data, model);
        assertThat(err)
                .contains("24 of 24 test images are of 4 identities that training does not have")
                .contains("they are not judged here", "--protocol open");
        assertThat(out).contains("validation").doesNotContain("test ");
        assertThat(Files.readString(model.resolve("classes.txt"))).doesNotContain("uma");

        done("evaluate", model, data, "--json");
        JsonNode pairs = Json.tree(model, out).get("pairs");
        // 4 · C(6, 2) mated pairs, and C(24, 2) in all.
        assertThat(pairs.get("mated").asInt()).isEqualTo(60);
        assertThat(pairs.get("non_mated").asInt()).isEqualTo(276 - 60);
        assertThat(pairs.get("identities").asInt()).isEqualTo(4);
        assertThat(Json.tree(model, out).get("data").asString()).endsWith("set, test part");
        assertThat(err)
                .contains("its test part is judged, 24 images of 4 identities; its other 18 images are not")
                .doesNotContain("better than for identities it never saw");

        assertThat(isogon("calibrate", model, data, "--fmr", "0.5")).isEqualTo(1);
        assertThat(err).contains("4 identities cannot support").doesNotContain("trained");
        assertThat(isogon("calibrate", model, data.resolve("train"), "--fmr", "0.5"))
                .isEqualTo(2);
        assertThat(err).contains("3 identities that", "was trained on: ann, bob, cyd");
    }

    @Test
    void anIdentityOfTheTestPartThatWasTrainedOnIsNotCalibratedOn() throws IOException {
        Path data = data("ann", "bob", "cyd", "uma");
        Path model = folder.resolve("model");
        trainSmall(data, model);
        assertThat(err).contains("6 of 24 test images are of 1 identity that");
        assertThat(out).contains("test ");
        assertThat(isogon("calibrate", model, data, "--fmr", "0.5")).isEqualTo(2);
        assertThat(err).contains("has 3 identities that", "ann, bob, cyd");
        done("evaluate", model, data, "--json");
        assertThat(err).contains("3 of 4 identities have the name of a class");
    }

    @Test
    void aComparisonOfKnownClassesRefusesAndNamesTheProtocolThatDoesNot() throws IOException {
        for (String protocol : List.of("fair", "seed")) {
            CommandLineRun run = compareSmall(
                    disjoint(),
                    protocol,
                    "--protocol",
                    protocol,
                    "--batch",
                    "4",
                    "--epochs",
                    "1",
                    "--losses",
                    "arcface");
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err())
                    .contains("protocol " + protocol + " judges on images of the classes that were trained on")
                    .contains("24 images are of 4 identities that training does not have", "--protocol open");
            assertThat(folder.resolve(protocol)).doesNotExist();
        }
    }

    @Test
    void protocolOpenTakesTheDatasOwnSplit() throws IOException {
        CommandLineRun run = compareSmall(
                disjoint(),
                "a",
                "--protocol",
                "open",
                "--splits",
                "2",
                "--batch",
                "4",
                "--epochs",
                "1",
                "--losses",
                "arcface");
        assertThat(run.code()).as(run.err()).isZero();
        String note =
                "the data's own split: all 3 identities of the training part of set are trained on, and judged are"
                        + " the 4 of its test part that training does not have";
        assertThat(run.err()).contains(note);
        assertThat(Files.readString(folder.resolve("a/report.html"))).contains("own split: all 3 identities");
        for (JsonNode split : results("a").get("splits")) {
            assertThat(names(split, "training")).containsExactlyInAnyOrder("ann", "bob", "cyd");
            assertThat(names(split, "gallery")).hasSize(2);
            Set<String> judged = names(split, "gallery");
            judged.addAll(names(split, "strangers"));
            assertThat(judged).containsExactlyInAnyOrder("uma", "vic", "wim", "xia");
            assertThat(split.get("enrolled_images").asInt()
                            + split.get("probe_images").asInt())
                    .isEqualTo(12);
            assertThat(split.get("stranger_images").asInt()).isEqualTo(12);
        }
        JsonNode runs = results("a").get("runs");
        assertThat(runs.get(0).get("epochs").get(0).get("loss").asDouble())
                .as("the same images in every split, but not the same draws")
                .isNotEqualTo(runs.get(1).get("epochs").get(0).get("loss").asDouble());
    }

    /** Ann is trained on, zoe is nobody else, and vic is judged, so that nothing of hers may choose the epoch. */
    @Test
    void validationImagesOfJudgedIdentitiesDoNotChooseTheEpoch() throws IOException {
        Path data = disjoint();
        PngFolders.write(data.resolve("val"), 5, 3, List.of("ann", "vic", "zoe"));
        CommandLineRun run = compareSmall(
                data,
                "a",
                "--protocol",
                "open",
                "--splits",
                "1",
                "--batch",
                "4",
                "--epochs",
                "1",
                "--losses",
                "arcface");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode split = results("a").get("splits").get(0);
        assertThat(split.get("train_images").asInt()).isEqualTo(18);
        assertThat(split.get("validation_images").asInt()).isEqualTo(10);
    }

    @Test
    void tooFewOthersAreLeftOutWithANoteOrRefused() throws IOException {
        Path few = folder.resolve("few");
        PngFolders.write(few.resolve("train"), 6, 1, List.of("ann", "bob"));
        PngFolders.write(few.resolve("test"), 6, 2, List.of("uma", "vic"));
        CommandLineRun run = compareSmall(few, "a", "--protocol", "open", "--losses", "arcface");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("at least 3 of them", "the test part of few has 2, of which 2 with two");

        Path stray = folder.resolve("stray");
        List<String> known = List.of("a", "b", "c", "d", "e", "f", "g");
        PngFolders.write(stray.resolve("train"), 6, 1, known);
        PngFolders.write(stray.resolve("test"), 6, 2, known);
        PngFolders.write(stray.resolve("test"), 6, 3, List.of("uma"));
        run = compareSmall(
                stray,
                "b",
                "--protocol",
                "open",
                "--splits",
                "1",
                "--batch",
                "4",
                "--epochs",
                "1",
                "--losses",
                "arcface");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("has 1 identity that training does not have, too few to judge by");
        JsonNode split = results("b").get("splits").get(0);
        Set<String> all = names(split, "training");
        all.addAll(names(split, "gallery"));
        all.addAll(names(split, "strangers"));
        assertThat(all).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void knownIdentitiesOfTheTestPartAreNotJudgedAmongTheOthers() throws IOException {
        Path data = data("ann", "bob", "uma", "vic", "wim");
        CommandLineRun run = compareSmall(
                data,
                "a",
                "--protocol",
                "open",
                "--splits",
                "1",
                "--batch",
                "4",
                "--epochs",
                "1",
                "--losses",
                "arcface");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "judged are the 3 of its test part",
                        "; 12 test images of identities that are trained on are left");
        JsonNode split = results("a").get("splits").get(0);
        assertThat(names(split, "training")).containsExactlyInAnyOrder("ann", "bob", "cyd");
        Set<String> judged = names(split, "gallery");
        judged.addAll(names(split, "strangers"));
        assertThat(judged).containsExactlyInAnyOrder("uma", "vic", "wim");

        CommandLineRun known =
                compareSmall(data, "b", "--seeds", "1", "--batch", "4", "--epochs", "1", "--losses", "arcface");
        assertThat(known.code()).as(known.err()).isZero();
        assertThat(known.err()).contains("18 of 30 test images are of 3 identities");
        assertThat(results("b").get("data").get("test_images").asInt()).isEqualTo(12);
        assertThat(results("b").get("data").get("class_names")).hasSize(3);
    }

    @Test
    void checkCountsThem() throws IOException {
        done("data", "check", disjoint(), "--out", folder.resolve("check"));
        assertThat(out)
                .contains("42 images (18 to train, 0 to validate, 24 to test) of 7 classes")
                .contains("uma", "(0, 0, 6)")
                .contains(
                        "4 identities have images to judge by and none to train on, as open-set data has: uma, vic, wim"
                                + " and 1 more")
                .doesNotContain("fewer than 4 images", "out of balance");
    }

    /** People of two public sets, the one to train on and the other to judge by. */
    @Test
    void realPeopleWhoAreNotTrainedOnAreWhoIsJudged() throws IOException {
        Path data = Files.createDirectories(folder.resolve("faces"));
        Path train = SharedFiles.of("data/faces16").toRealPath();
        Path test = SharedFiles.of("data/faces_open8").toRealPath();
        Files.createSymbolicLink(data.resolve("train"), train);
        Files.createSymbolicLink(data.resolve("test"), test);
        CommandLineRun run = compareSmall(
                data, "a", "--protocol", "open", "--splits", "1", "--epochs", "1", "--losses", "fixed-adacos");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode split = results("a").get("splits").get(0);
        assertThat(names(split, "training")).isEqualTo(folders(train));
        assertThat(names(split, "gallery")).hasSize(4);
        Set<String> judged = names(split, "gallery");
        judged.addAll(names(split, "strangers"));
        assertThat(judged).isEqualTo(folders(test));

        Path model = folder.resolve("model");
        trainSmall(data, model);
        done("evaluate", model, data, "--json");
        JsonNode pairs = Json.tree(model, out).get("pairs");
        long mated = 0;
        long images = 0;
        for (String each : folders(test)) {
            long n = count(test.resolve(each));
            mated += n * (n - 1) / 2;
            images += n;
        }
        assertThat(pairs.get("mated").asLong()).isEqualTo(mated);
        assertThat(pairs.get("non_mated").asLong()).isEqualTo(images * (images - 1) / 2 - mated);
    }

    private static Set<String> folders(Path place) throws IOException {
        try (Stream<Path> inside = Files.list(place)) {
            return new HashSet<>(inside.filter(Files::isDirectory)
                    .map(each -> String.valueOf(each.getFileName()))
                    .toList());
        }
    }

    private static long count(Path place) throws IOException {
        try (Stream<Path> inside = Files.list(place)) {
            return inside.count();
        }
    }
}
