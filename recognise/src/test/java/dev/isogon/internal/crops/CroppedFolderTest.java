package dev.isogon.internal.crops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.CornerFraming;
import dev.isogon.internal.data.files.PictureFiles;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CroppedFolderTest {

    private static final int SIDE = 16;

    @TempDir
    private Path folder;

    private Path in() {
        return folder.resolve("in");
    }

    private Path out() {
        return folder.resolve("out");
    }

    private void people() throws IOException {
        PictureFiles.write(in().resolve("ann/1.png"), 1, 40, 30);
        PictureFiles.write(in().resolve("ann/deeper/2.jpg"), 2, 80, 30);
        PictureFiles.write(in().resolve("ann/high.png"), 3, 30, 40);
        PictureFiles.write(in().resolve("bob/a.jpg"), 4, 40, 30);
        PictureFiles.write(in().resolve("bob/a.png"), 5, 40, 30);
        PictureFiles.write(in().resolve("bob/notes.txt"), "no image".getBytes(StandardCharsets.UTF_8));
        PictureFiles.write(in().resolve("bob/.hidden.png"), 6, 40, 30);
    }

    private List<String> written() throws IOException {
        try (Stream<Path> inside = Files.walk(out())) {
            return inside.filter(Files::isRegularFile)
                    .map(each -> out().relativize(each).toString())
                    .sorted()
                    .toList();
        }
    }

    private CroppedFolder.Outcome crop(boolean all) throws IOException {
        return CroppedFolder.write(in(), out(), new CornerFraming(all), SIDE, Work.silent());
    }

    @Test
    void cropsLieInTheSameFoldersUnderTheSameNames() throws Exception {
        people();
        CroppedFolder.Outcome outcome = crop(false);
        assertThat(written()).containsExactly("ann/1.png", "ann/deeper/2.png", "bob/a.jpg.png", "bob/a.png.png");
        assertThat(outcome.files()).isEqualTo(6);
        assertThat(outcome.crops()).isEqualTo(4);
        assertThat(outcome.without()).isEqualTo(1);
        assertThat(outcome.leftOut().byReason()).containsEntry(CornerFraming.NONE, List.of("ann/high.png"));
        assertThat(outcome.leftOut().count()).isEqualTo(3);
        Picture whole = picture(in().resolve("ann/1.png"));
        Picture crop = picture(out().resolve("ann/1.png"));
        assertThat(crop.pixels())
                .isEqualTo(new CornerFraming(false)
                        .frames(whole, SIDE, SIDE)
                        .get(0)
                        .pixels());
    }

    private static Picture picture(Path file) throws Exception {
        return Decoder.decode(Files.readAllBytes(file), Limits.DEFAULT);
    }

    @Test
    void severalOfOnePictureAreNumbered() throws IOException {
        people();
        CroppedFolder.Outcome outcome = crop(true);
        assertThat(written()).contains("ann/1.png", "ann/deeper/2#1.png", "ann/deeper/2#2.png");
        assertThat(outcome.several()).isEqualTo(1);
        assertThat(outcome.crops()).isEqualTo(5);
    }

    @Test
    void whereThereIsNothingToCropNothingIsWritten() throws IOException {
        PictureFiles.write(in().resolve("high.png"), 1, 30, 40);
        assertThatThrownBy(() -> crop(false))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("none of the 1 files")
                .hasMessageContaining(CornerFraming.NONE + ": high.png");
        assertThat(folder).isDirectoryNotContaining("glob:**out*");
    }

    @Test
    void aStoppedOneLeavesNothing() throws IOException {
        people();
        Work stopped = Work.silent().withThreads(1).withStop(() -> true);
        assertThatThrownBy(() -> CroppedFolder.write(in(), out(), new CornerFraming(false), SIDE, stopped))
                .isInstanceOf(StoppedException.class);
        assertThat(folder).isDirectoryNotContaining("glob:**out*");
    }

    @Test
    void aPlaceThatIsTakenOrWithinTheSourceIsRefused() throws IOException {
        people();
        Files.createDirectories(out());
        crop(false);
        assertThatThrownBy(() -> crop(false))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("holds something already");
        assertThatThrownBy(() ->
                        CroppedFolder.write(in(), in().resolve("crops"), new CornerFraming(false), SIDE, Work.silent()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("lies within");
        assertThatThrownBy(() -> CroppedFolder.write(
                        folder.resolve("nowhere"), out(), new CornerFraming(false), SIDE, Work.silent()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is no folder");
    }

    @Test
    void namesThatDifferInTheirEndsOrInCapitalLettersStayApart() {
        assertThat(CropNames.of(List.of("a/1.jpg", "a/1.JPEG", "b/1.jpg", "B.c/x", "a.b/.x.png")))
                .containsExactly("a/1.jpg.png", "a/1.JPEG.png", "b/1.png", "B.c/x.png", "a.b/.x.png");
        assertThat(CropNames.of(List.of("Ann/1.jpg", "ann/1.png"))).containsExactly("Ann/1.jpg.png", "ann/1.png.png");
    }
}
