package dev.isogon.internal.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.files.PictureFiles;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    @TempDir
    Path folder;

    @Test
    void whatLiesAtAPlaceDecidesWhatItIs() throws IOException {
        Path images = folder.resolve("people");
        PictureFiles.write(images.resolve("ann/1.png"), 1, 8, 8);
        Path digits = IdxSamples.folder(folder.resolve("digits"));
        assertThat(DataSource.of(images)).isEqualTo(new DataSource.ImageFolder(images));
        assertThat(DataSource.of(digits)).isEqualTo(new DataSource.IdxFiles(digits));
        for (String name : new String[] {"a.csv", "a.TSV"}) {
            Path table = Files.writeString(folder.resolve(name), "path,label\n");
            assertThat(DataSource.of(table)).isEqualTo(new DataSource.ImageTable(table));
        }
        Path records = Files.createFile(folder.resolve("a.rec"));
        assertThat(DataSource.of(records)).isEqualTo(new DataSource.ImageRecords(records));
        Path pairs = Files.createFile(folder.resolve("lfw.bin"));
        assertThat(DataSource.of(pairs)).isEqualTo(new DataSource.ImagePairs(pairs));
        Path tableFolder = folder.resolve("not.csv");
        Files.createDirectories(tableFolder.resolve("ann"));
        assertThat(DataSource.of(tableFolder)).isEqualTo(new DataSource.ImageFolder(tableFolder));
    }

    @Test
    void onlyPixelsOfOneSizeAreNoImageFiles() {
        Path place = Path.of("x");
        assertThat(new DataSource.IdxFiles(place).hasImageFiles()).isFalse();
        assertThat(new DataSource.Mnist(place).hasImageFiles()).isFalse();
        assertThat(new DataSource.ImageFolder(place).hasImageFiles()).isTrue();
        assertThat(new DataSource.ImageTable(place).hasImageFiles()).isTrue();
        assertThat(new DataSource.ImageRecords(place).hasImageFiles()).isTrue();
        assertThat(new DataSource.ImagePairs(place).hasImageFiles()).isTrue();
    }

    /** Reports are made from their folder alone, when the data may be gone. */
    @Test
    void whatWasWrittenIsReadWithoutTheData() throws IOException {
        Path file = folder.resolve("source.json");
        for (DataSource each : new DataSource[] {
            new DataSource.ImageFolder(Path.of("gone")),
            new DataSource.ImageTable(Path.of("gone.csv")),
            new DataSource.ImageRecords(Path.of("gone.rec")),
            Sources.named("mnist")
        }) {
            Json.write(file, each);
            assertThat(Json.read(file, DataSource.class)).isEqualTo(each);
        }
        assertThat(Files.readString(file).strip()).isEqualTo("\"mnist\"");
    }

    @Test
    void pairsAreNotTrainedOn() throws IOException {
        DataSource pairs = DataSource.of(Files.createFile(folder.resolve("lfw.bin")));
        assertThatThrownBy(() -> Formats.open(pairs, Opening.at(8)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("lfw.bin", "a file of pairs");
        assertThatThrownBy(() -> Listings.of(pairs))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("lfw.bin", "must be a folder");
    }

    @Test
    void strangersMayLieInAnyFolder() throws IOException {
        Path flat = Files.createDirectory(folder.resolve("flat"));
        assertThat(Sources.strangers(flat)).isEqualTo(new DataSource.ImageFolder(flat));
        Path table = Files.createFile(folder.resolve("a.csv"));
        assertThat(Sources.strangers(table)).isEqualTo(new DataSource.ImageTable(table));
    }
}
