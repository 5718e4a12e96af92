package dev.isogon.internal.data.source;

import static dev.isogon.internal.data.source.IdxSamples.gzip;
import static dev.isogon.internal.data.source.IdxSamples.idx;
import static dev.isogon.internal.data.source.IdxSamples.images;
import static dev.isogon.internal.data.source.IdxSamples.labels;
import static dev.isogon.internal.data.source.IdxSamples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.data.check.DataCheck;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets under names of their own: EMNIST's, whose letters are counted from 1 and whose images lie transposed, and QMNIST's. */
class IdxSetTest {

    @TempDir
    Path folder;

    @Test
    void lettersCountFromOneAndNoClassIsMadeUp() throws IOException {
        Dataset letters = open(letters());
        assertThat(letters.train().classNames()).containsExactly("1", "2", "26");
        assertThat(letters.train().labels()).containsExactly(0, 1, 2, 1);
        assertThat(letters.test().orElseThrow().labels()).containsExactly(2, 0);
        DataFacts facts = Formats.facts(DataSource.of(letters()));
        assertThat(facts.imagesPerClass()).containsExactly(1, 2, 1);
        assertThat(facts.height()).isEqualTo(letters.train().height());
        assertThat(facts.width()).isEqualTo(letters.train().width());
    }

    @Test
    void aCheckSaysWhichLabelsNoImageHas() throws IOException {
        assertThat(DataCheck.of(DataSource.of(letters()), Work.silent()).findings())
                .anySatisfy(each -> assertThat(each).contains("labels go from 1 to 26, but no training image has 3, 4"))
                .anySatisfy(each -> assertThat(each).contains("turned upright"));
    }

    @Test
    void theMappingNamesThem() throws IOException {
        Files.writeString(letters().resolve("emnist-letters-mapping.txt"), "1 65 97\n2 66 98\n26 90 122\n");
        assertThat(open(folder).train().classNames()).containsExactly("Aa", "Bb", "Zz");
        Files.writeString(folder.resolve("emnist-letters-mapping.txt"), "1 65 97\n2 b\n");
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("emnist-letters-mapping.txt", "line 2 is \"2 b\"");
        Files.writeString(folder.resolve("emnist-letters-mapping.txt"), "1 65\n2 65\n");
        assertThatThrownBy(() -> open(folder)).hasMessageContaining("characters of its own");
    }

    /** Two rows of three, 0 1 2 and 3 4 5, lie transposed: they show three rows of two, 0 3, 1 4 and 2 5. */
    @Test
    void imagesOfEmnistAreTurnedUpright() throws IOException {
        Dataset letters = open(letters());
        assertThat(letters.train().height()).isEqualTo(3);
        assertThat(letters.train().width()).isEqualTo(2);
        assertThat(StripedImages.bytes(letters.test().orElseThrow()))
                .containsExactly(0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11);
        assertThat(letters.notes()).anySatisfy(note -> assertThat(note).contains("turned upright"));
    }

    @Test
    void ofSeveralSetsOneIsNamedByItsFile() throws IOException {
        set(letters(), "emnist-digits-", 0, 7, 9);
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("several sets", "emnist-digits-…, emnist-letters-…", "for example", "digits");
        Path file = folder.resolve("emnist-digits-train-images-idx3-ubyte.gz");
        DataSource digits = DataSource.of(file);
        assertThat(digits).isEqualTo(new DataSource.IdxFiles(file));
        assertThat(Sources.name(digits)).isEqualTo("emnist-digits");
        assertThat(Sources.written(digits.toString())).isEqualTo(digits);
        Dataset dataset = Formats.open(digits, Opening.at(28));
        assertThat(dataset.name()).isEqualTo("emnist-digits");
        assertThat(dataset.train().classNames()).containsExactly("0", "7", "9");
    }

    @Test
    void whatAHalfPresentSetLacksIsNamedAsItsFilesAre() throws IOException {
        Files.delete(letters().resolve("emnist-letters-test-labels-idx1-ubyte.gz"));
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("lacks emnist-letters-test-labels-idx1-ubyte; found");
    }

    /** QMNIST: eight numbers an image, of which the first is its class. */
    @Test
    void labelsThatAreRowsOfNumbersBeginWithTheClass() throws IOException {
        write(folder, "qmnist-train-images-idx3-ubyte", images(3));
        write(folder, "qmnist-train-labels-idx2-int", facts(5, 300, 5));
        write(folder, "qmnist-test-images-idx3-ubyte", images(1));
        write(folder, "qmnist-test-labels-idx2-int", facts(300));
        Dataset dataset = open(folder);
        assertThat(dataset.train().classNames()).containsExactly("5", "300");
        assertThat(dataset.train().labels()).containsExactly(0, 1, 0);
        assertThat(dataset.test().orElseThrow().labels()).containsExactly(1);
        assertThat(dataset.notes()).singleElement().asString().contains("has 6, 7, 8", "15 and 284 more");
        byte[] whole = facts(5, 300, 5);
        write(folder, "qmnist-train-labels-idx2-int", Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> open(folder)).hasMessageContainingAll("qmnist-train-labels-idx2-int", "truncated");
        write(folder, "qmnist-train-labels-idx2-int", labels(5, 6, 5));
        assertThatThrownBy(() -> open(folder)).hasMessageContaining("magic number 0x00000801");
    }

    private static byte[] facts(int... classes) {
        ByteBuffer values = ByteBuffer.allocate(classes.length * 8 * Integer.BYTES);
        for (int label : classes) {
            values.putInt(label)
                    .putInt(4)
                    .putInt(2000 + label)
                    .putInt(1)
                    .putInt(35)
                    .putInt(9)
                    .putInt(0)
                    .putInt(0);
        }
        return idx(0x00000C02, new int[] {classes.length, 8}, values.array());
    }

    private Path letters() throws IOException {
        return set(folder, "emnist-letters-", 1, 2, 26);
    }

    /** Four training images of three classes, the second of them twice, and test images of the last and the first. */
    private static Path set(Path folder, String prefix, int... classes) throws IOException {
        write(folder, prefix + "train-images-idx3-ubyte.gz", gzip(images(4)));
        write(
                folder,
                prefix + "train-labels-idx1-ubyte.gz",
                gzip(labels(classes[0], classes[1], classes[2], classes[1])));
        write(folder, prefix + "test-images-idx3-ubyte.gz", gzip(images(2)));
        write(folder, prefix + "test-labels-idx1-ubyte.gz", gzip(labels(classes[2], classes[0])));
        return folder;
    }

    private static Dataset open(Path place) throws IOException {
        return Formats.open(DataSource.of(place), Opening.at(28));
    }
}
