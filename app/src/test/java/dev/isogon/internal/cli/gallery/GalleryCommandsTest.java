package dev.isogon.internal.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.cli.CommandLineRun;
import dev.isogon.internal.testing.ColourModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolling and recognising on the command line; subjects are colours, whose cosines can be worked out by hand. */
class GalleryCommandsTest {

    @TempDir
    private Path folder;

    private Path model;
    private String gallery;

    @BeforeEach
    void colours() throws IOException {
        model = ColourModel.write(folder.resolve("colour"));
        gallery = folder.resolve("colours.gallery").toString();
        ColourModel.picture(folder.resolve("known/red/a.ppm"), 200, 0, 0);
        ColourModel.picture(folder.resolve("known/red/b.ppm"), 100, 10, 0);
        ColourModel.picture(folder.resolve("known/blue/a.ppm"), 0, 0, 200);
        ColourModel.picture(folder.resolve("grey.ppm"), 100, 100, 100);
        ColourModel.picture(folder.resolve("reddish.ppm"), 200, 40, 0);
    }

    private CommandLineRun run(String... words) {
        return CommandLineRun.of(words);
    }

    private CommandLineRun enrolled() {
        CommandLineRun run = run("enrol", gallery, folder.resolve("known").toString(), "--model", model.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private String picture(String name) {
        return folder.resolve(name).toString();
    }

    /** Strangers whose best cosines with red or blue are all 1/√3 and below: greys and greens. */
    private Path strangers(int count) throws IOException {
        Path strangers = folder.resolve("strangers" + count);
        for (int i = 0; i < count; i++) {
            ColourModel.picture(strangers.resolve("stranger " + i).resolve("x.ppm"), 100, 100 + i, 100);
        }
        return strangers;
    }

    @Test
    void aFolderOfFoldersIsEnrolledAndGoingOnSkipsWhatIsThere() {
        assertThat(enrolled().out()).contains("3 images of 2 subjects enrolled in " + gallery);
        CommandLineRun again = enrolled();
        assertThat(again.out()).contains("0 images of 0 subjects enrolled");
        assertThat(again.err()).contains("3 files left out, enrolled already");
        assertThat(run("gallery", "list", gallery).out()).contains("blue  1 image", "red   2 images", "2 subjects");
    }

    @Test
    void withoutAnythingThatAThresholdCouldRestOnItSaysWhatToDo() {
        enrolled();
        CommandLineRun run = run("identify", gallery, picture("reddish.ppm"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("isogon gallery calibrate", "isogon calibrate", "by hand");
    }

    /** cos(200,40,0; 100,10,0) = 20400 ∕ (203.96·100.499) = 0.99523. */
    @Test
    void aThresholdByHandDecidesAndIsSaidToBeSo() {
        enrolled();
        assertThat(run("gallery", "threshold", gallery, "--at", "0.9").out())
                .contains("Threshold 0.9000: set by hand, so that nobody knows");
        CommandLineRun known = run("identify", gallery, picture("reddish.ppm"), picture("grey.ppm"));
        assertThat(known.out())
                .contains("red", "0.9952 ≥ 0.9000  next: blue 0.0000", "unknown", "< 0.9000  nearest: red");
        assertThat(run("verify", gallery, "--as", "red", picture("reddish.ppm")).code())
                .isZero();
        assertThat(run("verify", gallery, "--as", "blue", picture("reddish.ppm"))
                        .code())
                .isEqualTo(3);
        assertThat(run("verify", gallery, "--as", "bleu", picture("reddish.ppm"))
                        .err())
                .contains("did you mean blue?");
    }

    /** 19 strangers promise 1 in 20; the greenest are least red, so that (100,100,100) is nearest, 0.6350 to (100,10,0). */
    @Test
    void strangersDecideForThisGalleryAndAreRefusedWhereTheyAreTooFew() throws IOException {
        enrolled();
        CommandLineRun few = run("gallery", "calibrate", gallery, strangers(5).toString(), "--fpir", "0.05");
        assertThat(few.code()).isEqualTo(2);
        assertThat(few.err()).contains("takes 19 strangers with one image each, but there are 5");
        CommandLineRun enough =
                run("gallery", "calibrate", gallery, strangers(19).toString(), "--fpir", "0.05");
        assertThat(enough.code()).as(enough.err()).isZero();
        double cosine = 110 / Math.sqrt(3 * (100 * 100 + 10 * 10));
        assertThat(enough.out())
                .contains(
                        String.format("Threshold %.4f: at most 5 %% of strangers are given a name, on average", cosine))
                .contains("as 19 people who are not enrolled showed for these 3 images of 2 subjects");
        assertThat(run("identify", gallery, picture("grey.ppm")).out()).contains("unknown");
        CommandLineRun json = run("identify", gallery, picture("reddish.ppm"), "--json");
        assertThat(json.out().lines())
                .singleElement()
                .asString()
                .contains(
                        "\"answer\":\"known\"",
                        "\"subject\":\"red\"",
                        "\"kind\":\"strangers\"",
                        "\"at_most\":0.05",
                        "\"people\":19");
        assertThat(run("gallery", "calibrate", gallery, "--drop", "stranger 3").out())
                .contains("as 18 people");
        assertThat(run("gallery", "calibrate", gallery, "--forget").out()).contains("18 strangers are erased");
    }

    /** Two greens have a cosine of 1. */
    @Test
    void aStrangerWhoIsEnrolledUnderAnotherNameIsNamed() throws IOException {
        enrolled();
        Path strangers = strangers(19);
        ColourModel.picture(strangers.resolve("green").resolve("x.ppm"), 0, 200, 0);
        assertThat(run("gallery", "calibrate", gallery, strangers.toString(), "--fpir", "0.05")
                        .err())
                .doesNotContain("looks like");
        ColourModel.picture(folder.resolve("other.ppm"), 0, 150, 0);
        assertThat(run("enrol", gallery, "--as", "Greta", picture("other.ppm")).err())
                .contains("the stranger green (", "x.ppm) looks like Greta, 1.0000", "--drop IDENTITY");
        assertThat(run("gallery", "show", gallery).out()).contains("x.ppm) looks like Greta");
        run("gallery", "calibrate", gallery, "--drop", "green");
        assertThat(run("gallery", "show", gallery).out()).doesNotContain("looks like");
    }

    @Test
    void renamingMovingAndRemovingSayWhatTheyDid() {
        enrolled();
        assertThat(run("gallery", "rename", gallery, "blue", "azure").out()).contains("blue is called azure now");
        CommandLineRun merge = run("gallery", "rename", gallery, "azure", "red");
        assertThat(merge.code()).isEqualTo(2);
        assertThat(merge.err()).contains("--merge");
        assertThat(run("gallery", "show", gallery, "red").out()).contains("64 px", "2 images");
        assertThat(run("gallery", "move", gallery, "2", "--to", "crimson").out())
                .contains("crimson's now");
        assertThat(run("gallery", "rename", gallery, "azure", "red", "--merge").out())
                .contains("azure is one with red now");
        assertThat(run("gallery", "remove", gallery, "crimson").out()).contains("crimson is erased with 1 image");
        assertThat(run("gallery", "list", gallery).out()).contains("red  2 images");
    }

    @Test
    void defectsAreWhatGoodPartsAreNot() throws IOException {
        enrolled();
        List<String> words = new ArrayList<>(List.of("gallery", "calibrate", gallery));
        for (int i = 0; i < 19; i++) {
            words.add(ColourModel.picture(folder.resolve("good/" + i + ".ppm"), 200, i, 0)
                    .toString());
        }
        words.addAll(List.of("--fnir", "0.05"));
        CommandLineRun run = run(words.toArray(new String[0]));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("at most 5 % of those enrolled are refused", "19 images that are not enrolled");
        assertThat(run("identify", gallery, picture("grey.ppm")).out()).contains("unknown");
    }

    @Test
    void anEncryptedGalleryTakesItsKey() {
        String key = folder.resolve("gallery.key").toString();
        assertThat(run("gallery", "key", key).code()).isZero();
        String known = folder.resolve("known").toString();
        CommandLineRun without = run("enrol", gallery, known, "--model", model.toString(), "--encrypt");
        assertThat(without.code()).isEqualTo(2);
        assertThat(Files.exists(Path.of(gallery))).isFalse();
        assertThat(run("enrol", gallery, known, "--model", model.toString(), "--encrypt", "--key-file", key)
                        .code())
                .isZero();
        assertThat(run("gallery", "list", gallery).err()).contains("key");
        assertThat(run("gallery", "list", gallery, "--key-file", key).out()).contains("2 subjects");
    }

    @Test
    void whereNothingShowsAFaceAnotherModelIsNamedAndMayBeTaken() {
        CommandLineRun faces = run("enrol", gallery, folder.resolve("known").toString());
        assertThat(faces.code()).isEqualTo(1);
        assertThat(faces.err()).contains("3 files left out, because it shows no face", "--model");
        assertThat(enrolled().out()).contains("3 images of 2 subjects enrolled");
    }

    @Test
    void mistakesNameTheRemedy() {
        assertThat(run("identify", gallery, picture("grey.ppm")).err()).contains(gallery, "enrol");
        assertThat(run("enrol", gallery, picture("nobody"), "--model", model.toString())
                        .err())
                .contains("does not exist");
        assertThat(run("enrol", gallery, picture("grey.ppm"), "--model", model.toString())
                        .err())
                .contains("--as");
        enrolled();
        assertThat(run("identify", gallery, picture("grey.ppm"), "--model", "face")
                        .err())
                .contains("another network", "upgrade");
        assertThat(run("enrol", gallery, "--as", "nothing", picture("known"), "--keep-pictures")
                        .err())
                .contains("--keep-pictures is said when a gallery is begun");
    }
}
