package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every command on folders as data sets are published. */
class FolderLayoutsTest extends CommandLineSession {

    private Path data() {
        return folder.resolve("set");
    }

    private int written;

    private void images(String place, String... classes) throws IOException {
        PngFolders.write(data().resolve(place), 6, ++written, List.of(classes));
    }

    @Test
    void partsByOtherNamesAreTrainedOnAndJudgedApart() throws IOException {
        images("archive/Training", "apple", "pear", "plum");
        images("archive/Test", "apple", "pear", "plum");
        done("data", "check", data(), "--out", folder.resolve("check"));
        assertThat(out)
                .contains("36 images (18 to train, 0 to validate, 18 to test) of 3 classes")
                .contains("the data is what lies in archive")
                .contains("Training is taken for the images to train on");
        trainSmall(data(), folder.resolve("model"));
        assertThat(err).contains("and 18 test images");
        assertThat(out).contains("test ");
    }

    @Test
    void theClassesAreAskedForAndRemembered() throws IOException {
        images("day1", "apple", "pear");
        images("day2", "apple", "pear");
        assertThat(isogon("data", "check", data(), "--out", folder.resolve("no")))
                .isEqualTo(2);
        assertThat(err).contains("classes must be given", "--classes top", "--classes joined", "--classes leaf");
        assertThat(folder.resolve("no")).doesNotExist();
        assertThat(isogon("train", data(), "--out", folder.resolve("no"))).isEqualTo(2);
        assertThat(err).contains("day1, day2 hold folders of the same names (apple, pear)");
        assertThat(isogon("data", "check", data(), "--classes", "leave")).isEqualTo(2);
        assertThat(err).contains("must be one of auto, top, leaf, joined, but was leave");

        done("data", "check", data(), "--classes", "leaf", "--out", folder.resolve("check"));
        assertThat(out).contains("24 images of 4 classes", "day1/apple");
        CommandLineRun run = compareSmall(
                data(), "compared", "--classes", "joined", "--losses", "arcface", "--epochs", "1", "--batch", "4");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Json.readTree(folder.resolve("compared/run.json"))
                        .path("classes")
                        .asString())
                .isEqualTo("joined");
        CommandLineRun resumed = CommandLineRun.of(
                "compare", "--resume", folder.resolve("compared").toString());
        assertThat(resumed.code()).as(resumed.err()).isZero();
        done("report", folder.resolve("compared"));
    }

    /** Good parts alone to train on, and masks of the defects. */
    @Test
    void aCategoryOfMvtecIsJudgedAndNotTrainedOn() throws IOException {
        Path others = folder.resolve("others");
        PngFolders.write(others, 6, 7, List.of("x", "y", "z"));
        Path model = folder.resolve("model");
        trainSmall(others, model);
        images("train", "good");
        images("test", "broken", "good", "scratch");
        images("ground_truth", "broken", "scratch");
        done("data", "check", data(), "--out", folder.resolve("check"));
        assertThat(out)
                .contains("24 images (6 to train, 0 to validate, 18 to test) of 3 classes; 12 files left out")
                .contains("beside the folders of the parts: ground_truth/broken/picture 0.png")
                .contains("one can only evaluate on these data")
                .doesNotContain("protocol open");
        done("evaluate", model, data(), "--json");
        // C(18, 2) pairs, of which 3 · C(6, 2) mated.
        assertThat(Json.tree(model, out).get("pairs").get("mated").asInt()).isEqualTo(45);
        assertThat(Json.tree(model, out).get("pairs").get("non_mated").asInt()).isEqualTo(153 - 45);
        assertThat(isogon("calibrate", model, data(), "--fmr", "0.5")).isEqualTo(1);
        assertThat(err).contains("3 identities cannot support");
        assertThat(isogon("train", data(), "--out", folder.resolve("no"))).isEqualTo(1);
        assertThat(err).contains("has training images of the one class good", "evaluate on such data");
    }

    @Test
    void classesAreChosenForEvaluateAndCalibrateToo() throws IOException {
        images("Greek", "alpha", "beta", "gamma");
        images("Latin", "a", "b");
        Path others = folder.resolve("others");
        PngFolders.write(others, 6, 7, List.of("x", "y", "z"));
        Path model = folder.resolve("model");
        trainSmall(others, model);
        done("data", "check", data(), "--out", folder.resolve("check"));
        assertThat(out).contains("--classes leaf has a class for each folder with images");
        done("evaluate", model, data(), "--json");
        assertThat(err).contains("--classes leaf has a class for each folder with images, such as Greek/alpha");
        // Two alphabets of 18 and 12 images: C(18, 2) + C(12, 2).
        assertThat(Json.tree(model, out).get("pairs").get("mated").asInt()).isEqualTo(153 + 66);
        done("evaluate", model, data(), "--classes", "leaf", "--json");
        assertThat(Json.tree(model, out).get("pairs").get("mated").asInt()).isEqualTo(5 * 15);
        assertThat(isogon("calibrate", model, data(), "--classes", "leaf", "--fmr", "0.5"))
                .isEqualTo(1);
        assertThat(err).contains("5 identities cannot support");
        assertThat(isogon("evaluate", "--scores", "s.csv", "--classes", "leaf")).isEqualTo(2);
        assertThat(err).contains("--classes goes with MODEL DATA");
    }

    @Test
    void imagesWithoutFoldersAreSaidToHaveNoClass() throws IOException {
        PngFolders.write(folder, 3, 1, List.of("set"));
        Files.writeString(data().resolve("readme.txt"), "three pictures");
        assertThat(isogon("data", "check", data())).isEqualTo(1);
        assertThat(err).contains("holds images and no folders, so that nothing says of which class they are");
    }
}
