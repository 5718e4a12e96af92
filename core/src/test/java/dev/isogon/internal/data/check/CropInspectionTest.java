package dev.isogon.internal.data.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.CornerFraming;
import dev.isogon.internal.data.files.PictureFiles;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.source.IdxSamples;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CropInspectionTest {

    @TempDir
    private Path folder;

    private CheckReport check(Framing framing) throws IOException {
        return DataCheck.of(Sources.named(folder.toString()), framing, Work.silent());
    }

    @Test
    void whatANetworkWouldSeeOfEachPictureIsCountedAndShown() throws IOException {
        PictureFiles.write(folder.resolve("a/1.png"), 1, 40, 30);
        PictureFiles.write(folder.resolve("a/2.png"), 2, 80, 30);
        PictureFiles.write(folder.resolve("a/3.png"), 3, 40, 30);
        PictureFiles.write(folder.resolve("b/1.png"), 4, 30, 40);
        PictureFiles.write(folder.resolve("b/2.png"), 5, 40, 30);
        CropReport crops = Objects.requireNonNull(check(new CornerFraming(true)).crops());
        assertThat(crops.without()).containsExactly("b/1.png");
        assertThat(crops.several()).containsExactly("a/2.png");
        assertThat(crops.sentences())
                .containsExactly(
                        "1 picture of 5 left out, " + CornerFraming.NONE + ": b/1.png",
                        "1 picture of 5 with several faces, of which the one nearest to the middle is taken: a/2.png");
        assertThat(crops.samples())
                .extracting(each -> each.picture().name() + " " + each.found() + " "
                        + each.crop().isPresent())
                .containsExactly("a/1.png 1 true", "a/2.png 2 true", "b/1.png 0 false", "b/2.png 1 true");
        assertThat(check(Framing.WHOLE).crops()).isNull();
    }

    @Test
    void pixelsThatAreNoFilesHaveNothingToFrame() throws IOException {
        IdxSamples.folder(folder);
        assertThatThrownBy(() -> check(new CornerFraming(false)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("no photographs of people");
    }
}
