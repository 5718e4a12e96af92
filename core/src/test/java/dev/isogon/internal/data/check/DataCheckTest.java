package dev.isogon.internal.data.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.isogon.internal.data.check.CheckReport.ClassCount;
import dev.isogon.internal.data.check.CheckReport.Twins;
import dev.isogon.internal.data.duplicates.Likeness.Kind;
import dev.isogon.internal.data.files.PictureFiles;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeImages() throws IOException {
        for (int i = 1; i <= 5; i++) {
            picture("cats/" + i + ".png", i, 200, 100);
            picture("dogs/" + i + ".bmp", 10 + i, 100, 100);
        }
        picture("cats/tiny.gif", 20, 1, 1);
        picture("cats/long.png", 21, 400, 100);
        picture("dogs/really a cat.jpg", 1, 100, 50);
        picture("dogs/copy.bmp", 11, 100, 100);
        PictureFiles.write(folder.resolve("dogs/name.png"), PictureFiles.content(22, 100, 100, "jpg"));
        PictureFiles.write(folder.resolve("dogs/huge.png"), PictureFiles.pngThatClaims(20_000, 20_000));
        picture("one/single.png", 23, 100, 300);
        PictureFiles.write(folder.resolve("none/broken.png"), new byte[0]);
    }

    private void picture(String name, long number, int width, int height) throws IOException {
        PictureFiles.write(folder.resolve(name), number, width, height);
    }

    private CheckReport check() throws IOException {
        return DataCheck.of(Sources.named(folder.toString()), Work.silent());
    }

    @Test
    void classesAndFormatsAreCounted() throws IOException {
        CheckReport report = check();
        assertThat(report.classes())
                .containsExactly(
                        new ClassCount("cats", 7, 0, 0),
                        new ClassCount("dogs", 8, 0, 0),
                        new ClassCount("none", 0, 0, 0),
                        new ClassCount("one", 1, 0, 0));
        assertThat(report.images()).isEqualTo(16);
        assertThat(report.parted()).isFalse();
        // PNG: 5 cats, long, single. BMP: 5 dogs and a copy. JPEG: the cat among dogs, and one misnamed.
        assertThat(report.formats())
                .containsExactly(entry("PNG", 7), entry("BMP", 6), entry("JPEG", 2), entry("GIF", 1));
    }

    @Test
    void sizesAreMeasured() throws IOException {
        Sizes sizes = check().sizes().orElseThrow();
        assertThat(sizes.smallest().image()).isEqualTo("cats/tiny.gif");
        assertThat(sizes.largest()).hasToString("400×100");
        assertThat(sizes.longest().ratio()).isEqualTo(4);
        // Widths: 1, nine of 100 (5 dogs, copy, jpg, name, single), 200 five times, 400.
        assertThat(sizes.medianWidth()).isEqualTo(100);
        assertThat(sizes.byShape()).containsExactly(entry("tall", 1), entry("square", 8), entry("wide", 7));
        assertThat(sizes.byShorterSide())
                .containsExactly(
                        entry("1 to 15", 1), entry("16 to 31", 0), entry("32 to 63", 1), entry("64 to 111", 14));
        assertThat(sizes.sameSize()).hasToString("100×100");
        assertThat(sizes.ofSameSize()).isEqualTo(7);
    }

    @Test
    void whatGivesNoImageIsNamedWithItsReason() throws IOException {
        assertThat(check().leftOut().entrySet()).anySatisfy(each -> {
            assertThat(each.getKey()).contains("20000×20000");
            assertThat(each.getValue()).containsExactly("dogs/huge.png");
        });
        assertThat(check().leftOut()).containsEntry("is empty", List.of("none/broken.png"));
    }

    @Test
    void theSamePictureInTwoClassesComesFirst() throws IOException {
        CheckReport report = check();
        Twins conflicts = report.duplicates().get(0);
        assertThat(conflicts.kind()).isEqualTo(Kind.ACROSS_CLASSES);
        assertThat(conflicts.near()).isOne();
        assertThat(conflicts.pairs().get(0).first().name()).isEqualTo("cats/1.png");
        assertThat(conflicts.pairs().get(0).second().name()).isEqualTo("dogs/really a cat.jpg");
        assertThat(conflicts.pairs().get(0).second().className()).isEqualTo("dogs");
        assertThat(conflicts.pairs().get(0).second().thumbnail()).isPresent();
        assertThat(report.findings().get(0)).contains("in two classes", "really a cat.jpg", "(cats, dogs)");
        assertThat(report.duplicates().get(2).equal()).isOne();
    }

    @Test
    void eachFindingIsASentence() throws IOException {
        assertThat(check().findings())
                .satisfiesExactly(
                        each -> assertThat(each).contains("in two classes"),
                        each -> assertThat(each).contains("twice in one class", "dogs/1.bmp and dogs/copy.bmp"),
                        each -> assertThat(each).contains("2 classes have fewer than 4", "none has 0, one has 1"),
                        each -> assertThat(each).contains("out of balance: none has 0 and dogs has 8"),
                        each -> assertThat(each).contains("1 file left out", "20000×20000", "dogs/huge.png"),
                        each -> assertThat(each).contains("1 file left out, is empty: none/broken.png"),
                        each -> assertThat(each).contains("1 image is more than three times", "cats/long.png 400×100"),
                        each -> assertThat(each).contains("another format", "dogs/name.png is JPEG"));
    }

    @Test
    void thumbnailsAreSmallAndKeepTheirShape() throws IOException {
        Thumbnail thumbnail =
                check().samples().get(0).shown().get(0).thumbnail().orElseThrow();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(thumbnail.content()));
        assertThat(image.getWidth()).isEqualTo(96);
        assertThat(image.getHeight()).isEqualTo(48);
        assertThat(thumbnail.dataUri()).startsWith("data:image/jpeg;base64,/9j/");
    }

    @Test
    void atMostEightSamplesOfAClassAreShown() throws IOException {
        for (int i = 30; i < 50; i++) {
            picture("cats/" + i + ".png", i, 10, 10);
        }
        assertThat(check().samples().get(0).shown()).hasSize(8);
        assertThat(check().samples().get(0).images()).isEqualTo(27);
    }

    /** Nearly the same is a question, equal is an answer, and drawings of few tones are asked nothing. */
    @Test
    void whatIsSeenIsSaidByDegrees() throws IOException {
        Files.copy(folder.resolve("dogs/2.bmp"), folder.resolve("cats/copy of a dog.bmp"));
        for (int i = 0; i < 3; i++) {
            BufferedImage drawing = new BufferedImage(60, 60, BufferedImage.TYPE_BYTE_GRAY);
            drawing.createGraphics().fillRect(10 + i, 20, 30, 20);
            ImageIO.write(
                    drawing,
                    "png",
                    folder.resolve(i == 0 ? "cats/drawn.png" : "dogs/drawn" + i + ".png")
                            .toFile());
        }
        assertThat(check().findings())
                .anySatisfy(each -> assertThat(each)
                        .startsWith("1 picture is in two classes, so that a label is wrong (equal files): ")
                        .contains("copy of a dog.bmp"))
                .anySatisfy(each -> assertThat(each)
                        .startsWith(
                                "1 picture is in two classes, so that a label may be wrong; look at both (nearly the same)")
                        .contains("really a cat.jpg"))
                .anySatisfy(each -> assertThat(each).startsWith("4 images are plain (drawings of few tones"))
                .noneSatisfy(each -> assertThat(each).contains("drawn"));
    }

    @Test
    void aTableIsCheckedToo() throws IOException {
        Path table = Files.writeString(
                folder.resolve("t.csv"),
                "path,label,split\ncats/1.png,cat,train\ndogs/1.bmp,dog,train\ndogs/copy.bmp,dog,test\nno.png,dog,val\n");
        CheckReport report = DataCheck.of(Sources.named(table.toString()), Work.silent());
        assertThat(report.classes()).containsExactly(new ClassCount("cat", 1, 0, 0), new ClassCount("dog", 1, 0, 1));
        assertThat(report.duplicates().get(1).kind()).isEqualTo(Kind.ACROSS_PARTS);
        assertThat(report.duplicates().get(1).equal()).isOne();
        assertThat(report.leftOut()).containsEntry("not there", List.of("no.png"));
    }

    @Test
    void aStoppedCheckEnds() {
        Work stopped = new Work(2, (work, done, all) -> {}, () -> true);
        assertThatThrownBy(() -> DataCheck.of(Sources.named(folder.toString()), stopped))
                .isInstanceOf(StoppedException.class);
    }
}
