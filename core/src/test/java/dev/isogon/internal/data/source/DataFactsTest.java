package dev.isogon.internal.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.PngFolders;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFactsTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderIsCountedWithoutDecodingIt() throws IOException {
        PngFolders.write(folder, 5, 1, List.of("a", "b"));
        Files.writeString(folder.resolve("b/broken.png"), "no picture");
        DataFacts facts = Formats.facts(new DataSource.ImageFolder(folder));
        assertThat(facts.files()).isTrue();
        assertThat(facts.imagesPerClass())
                .as("what cannot be decoded counts until then")
                .containsExactly(5, 6);
        assertThat(facts.classes()).isEqualTo(2);
        assertThat(facts.images()).isEqualTo(11);
    }

    /** The numbers are those of LeCun's page: 60,000 images of 28×28, of which 5,923 are zeros. */
    @Test
    void mnistIsCountedByItsLabels() throws IOException {
        DataFacts facts = Formats.facts(Sources.named("mnist"));
        assertThat(facts.files()).isFalse();
        assertThat(facts.imagesPerClass()).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(facts.images()).isEqualTo(60_000);
        assertThat(facts.height()).isEqualTo(28);
        assertThat(facts.width()).isEqualTo(28);
    }

    @Test
    void aFileOfPairsIsNotToBeTrainedOn() {
        assertThatThrownBy(() -> Formats.facts(new DataSource.ImagePairs(Path.of("lfw.bin"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is a file of pairs");
    }
}
