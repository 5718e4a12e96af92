package dev.isogon.internal.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.CornerFraming;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.data.files.PictureFiles;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

    @TempDir
    private Path folder;

    private void picture(String name, long number) throws IOException {
        PictureFiles.write(folder.resolve("data").resolve(name), number, 40, 30);
    }

    private Dataset open(String data) throws IOException {
        return Formats.open(
                Sources.named(folder.resolve(data).toString()),
                new Opening(8, new CacheFolder(folder.resolve("cache"), 1 << 30), Work.silent()));
    }

    private static int group(Dataset data, String name) {
        return data.groups()[
                IntStream.range(0, data.train().size())
                        .filter(i -> data.train().name(i).equals(name))
                        .findFirst()
                        .orElseThrow()];
    }

    private void fourEach() throws IOException {
        for (int i = 1; i <= 4; i++) {
            picture("a/" + i + ".png", i);
            picture("b/" + i + ".png", 10 + i);
        }
    }

    @Test
    void goodDataHasNothingToNote() throws IOException {
        fourEach();
        Dataset data = open("data");
        assertThat(data.notes()).isEmpty();
        assertThat(data.groups()).doesNotHaveDuplicates();
    }

    @Test
    void onePictureIsOneGroupWhateverItsFormat() throws IOException {
        fourEach();
        picture("a/copy of 1.png", 1);
        picture("a/1 again.jpg", 1);
        Dataset data = open("data");
        assertThat(group(data, "a/1.png"))
                .isEqualTo(group(data, "a/copy of 1.png"))
                .isEqualTo(group(data, "a/1 again.jpg"))
                .isNotEqualTo(group(data, "a/2.png"));
        assertThat(data.notes()).hasSize(2).first().asString().contains("2 pictures are twice in one class");
    }

    @Test
    void namedGroupsEqualFilesAndNearDuplicatesLinkOverEachOther() throws IOException {
        fourEach();
        picture("a/5.jpg", 1);
        picture("a/6.png", 12);
        Files.writeString(
                folder.resolve("data/table.csv"),
                "path,label,group\na/1.png,a,\na/5.jpg,a,day\na/2.png,a,day\na/3.png,a,\nb/1.png,b,\nb/2.png,b,\na/6.png,a,\n");
        Dataset data = open("data/table.csv");
        assertThat(group(data, "a/1.png"))
                .isEqualTo(group(data, "a/5.jpg"))
                .isEqualTo(group(data, "a/2.png"))
                .isNotEqualTo(group(data, "a/3.png"));
        assertThat(group(data, "b/2.png")).isEqualTo(group(data, "a/6.png")).isNotEqualTo(group(data, "b/1.png"));
    }

    @Test
    void labelConflictsAndLeaksAndWhatIsLeftOutAreNoted() throws IOException {
        for (int i = 1; i <= 4; i++) {
            picture("train/a/" + i + ".png", i);
            picture("train/b/" + i + ".png", 10 + i);
        }
        picture("train/b/wrong.png", 2);
        picture("train/c/only.png", 30);
        picture("test/a/leak.jpg", 3);
        picture("test/b/9.png", 9);
        PictureFiles.write(folder.resolve("data/train/a/x.png"), "text".getBytes(StandardCharsets.UTF_8));
        assertThat(open("data").notes())
                .satisfiesExactly(
                        note -> assertThat(note)
                                .isEqualTo("1 picture is in two classes, so that a label is wrong (equal files):"
                                        + " train/a/2.png and train/b/wrong.png (a, b)"),
                        note -> assertThat(note)
                                .isEqualTo("1 picture is in two parts of the data, which makes results look too good"
                                        + " (nearly the same): train/a/3.png and test/a/leak.jpg"),
                        note -> assertThat(note)
                                .isEqualTo(
                                        "1 class has fewer than 4 images, of which none can be set aside to judge by:"
                                                + " c has 1"),
                        note -> assertThat(note)
                                .startsWith("1 file left out, is no image")
                                .endsWith(": train/a/x.png"),
                        note -> assertThat(note).contains("`isogon data check`"));
    }

    /** Labels count the classes of the training part first, so that a network has an output for each of these alone. */
    @Test
    void identitiesThatTrainingDoesNotHaveAreInTheTestImagesAlone() throws IOException {
        for (int i = 1; i <= 4; i++) {
            picture("train/m/" + i + ".png", i);
            picture("train/z/" + i + ".png", 10 + i);
            picture("test/a/" + i + ".png", 20 + i);
            picture("test/z/" + i + ".png", 30 + i);
        }
        picture("test/a/again.jpg", 21);
        Dataset data = open("data");
        assertThat(data.notes()).hasSize(2).first().asString().contains("twice in one class");
        assertThat(data.train().classNames()).containsExactly("m", "z");
        ImageSet test = data.test().orElseThrow();
        assertThat(test.classNames()).containsExactly("m", "z", "a");
        assertThat(IntStream.range(0, test.size())
                        .mapToObj(i -> test.classNames().get(test.labels()[i]) + " " + test.name(i)))
                .allMatch(each -> each.matches("(\\w) test/\\1/.*"));
        assertThat(data.testGroups()).as("a picture and its near duplicate").hasSize(9);
        assertThat(IntStream.of(data.testGroups()).distinct().count()).isEqualTo(8);
        assertThat(data.contents())
                .as("the test images of a are nothing that training sees")
                .hasSize(12);
        assertThat(data.listed()).hasSize(17).anyMatch(each -> each.endsWith("\tTEST\ta\ttest/a/again.jpg"));
    }

    @Test
    void oneClassToTrainOnIsRefusedWithWhatItIsGoodFor() throws IOException {
        picture("train/good/1.png", 1);
        picture("test/good/1.png", 2);
        picture("test/bent/1.png", 3);
        assertThatThrownBy(() -> open("data"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(
                        "has training images of the one class good", "at least two", "the other 1", "evaluate");
    }

    @Test
    void moreThanTenTimesAsManyIsOutOfBalance() {
        assertThat(new ClassSizes(java.util.List.of("a", "b"), new int[] {40, 4}).sentences())
                .isEmpty();
        assertThat(new ClassSizes(java.util.List.of("a", "b"), new int[] {41, 4}).sentences())
                .containsExactly(
                        "the classes are out of balance: b has 4 and a has 41, which is more than 10 times as many");
    }

    @Test
    void aClassWithoutAnyGoodImageIsAnError() throws IOException {
        fourEach();
        PictureFiles.write(folder.resolve("data/c/x.png"), new byte[0]);
        assertThatThrownBy(() -> open("data"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("in class \"c\"", "is empty: c/x.png");
    }

    private Dataset framed(String data) throws IOException {
        return Formats.open(
                Sources.named(folder.resolve(data).toString()),
                new Opening(
                        8, new CacheFolder(folder.resolve("cache"), 1 << 30), Work.silent(), new CornerFraming(false)));
    }

    @Test
    void aFrameIsTakenOfEachPictureAndWholeOnesStayApartInTheCache() throws Exception {
        fourEach();
        for (int time = 0; time < 2; time++) {
            assertThat(open("data").train().picture(0).pixels())
                    .isEqualTo(Resizing.bilinear(first(), 8, 8).pixels());
            assertThat(framed("data").train().picture(0).pixels())
                    .isEqualTo(new CornerFraming(false)
                            .frames(first(), 8, 8)
                            .get(0)
                            .pixels());
        }
        assertThat(framed("data").checksum()).isNotEqualTo(open("data").checksum());
    }

    private Picture first() throws Exception {
        return Decoder.decode(Files.readAllBytes(folder.resolve("data/a/1.png")), Limits.DEFAULT);
    }

    @Test
    void aPictureWithoutAFrameIsLeftOutByName() throws IOException {
        fourEach();
        PictureFiles.write(folder.resolve("data/b/high.png"), 20, 30, 40);
        Dataset data = framed("data");
        assertThat(data.train().size()).isEqualTo(8);
        assertThat(data.notes()).contains("1 file left out, " + CornerFraming.NONE + ": b/high.png");
        assertThat(open("data").train().size()).isEqualTo(9);
    }

    @Test
    void aClassWithoutAnyFrameIsAnErrorThatSaysSo() throws IOException {
        fourEach();
        PictureFiles.write(folder.resolve("data/c/1.png"), 20, 30, 40);
        assertThatThrownBy(() -> framed("data"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("\"c\"")
                .hasMessageContaining(CornerFraming.NONE);
    }

    /** Two photographs with one face in them, cut out alike, are two photographs. */
    @Test
    void duplicatesAreThoseOfWholePictures() throws IOException {
        fourEach();
        picture("a/1 again.jpg", 1);
        Dataset data = framed("data");
        assertThat(group(data, "a/1.png")).isEqualTo(group(data, "a/1 again.jpg"));
        assertThat(data.groups()).containsExactly(open("data").groups());
    }
}
