package dev.isogon.internal.data.source;

import static dev.isogon.internal.data.source.IdxSamples.gzip;
import static dev.isogon.internal.data.source.IdxSamples.idx;
import static dev.isogon.internal.data.source.IdxSamples.images;
import static dev.isogon.internal.data.source.IdxSamples.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFolderTest {

    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void aFolderInOrder() throws IOException {
        folder = IdxSamples.folder(temporary.resolve("digits"));
    }

    @Test
    void readsBothSets() throws IOException {
        Dataset dataset = new IdxFolder().open(folder, Opening.at(28));
        assertThat(dataset.name()).isEqualTo("digits");
        assertThat(dataset.train().labels()).containsExactly(0, 1, 2, 1);
        assertThat(dataset.test().orElseThrow().labels()).containsExactly(2, 0);
        assertThat(StripedImages.bytes(dataset.train())).isEqualTo(IdxSamples.counting(24));
        assertThat(StripedImages.bytes(dataset.test().orElseThrow())).isEqualTo(IdxSamples.counting(12));
        assertThat(dataset.train().classNames()).containsExactly("0", "1", "2");
        assertThat(dataset.train().height()).isEqualTo(2);
        assertThat(dataset.train().width()).isEqualTo(3);
    }

    @Test
    void readsTheNamesWithADotAndWithGzToo() throws IOException {
        String checksum = new IdxFolder().open(folder, Opening.at(28)).checksum();
        Path other = temporary.resolve("other");
        IdxSamples.write(other, "train-images.idx3-ubyte", images(4));
        IdxSamples.write(other, "train-labels.idx1-ubyte.gz", gzip(labels(0, 1, 2, 1)));
        IdxSamples.write(other, "t10k-images-idx3-ubyte.gz", gzip(images(2)));
        IdxSamples.write(other, "t10k-labels.idx1-ubyte", labels(2, 0));
        assertThat(new IdxFolder().open(other, Opening.at(28)).checksum()).isEqualTo(checksum);
    }

    @Test
    void missingFilesAreNamedBesideThoseFound() throws IOException {
        Files.delete(folder.resolve(TRAIN_LABELS));
        Files.delete(folder.resolve(TEST_IMAGES));
        failing()
                .hasMessageContainingAll(
                        "digits lacks " + TRAIN_LABELS + ", " + TEST_IMAGES + "; found " + TRAIN_IMAGES + ", "
                                + TEST_LABELS,
                        ".gz");
    }

    @Test
    void twoFilesForOneRoleAreBothNamed() throws IOException {
        IdxSamples.write(folder, "t10k-labels.idx1-ubyte.gz", gzip(labels(2, 0)));
        failing().hasMessageContainingAll(TEST_LABELS + ", t10k-labels.idx1-ubyte.gz", "Keep one");
    }

    @Test
    void differentCountsAreRefusedBeforePixelsAreRead() throws IOException {
        // The pixels are damaged too: were they read first, that would be the message.
        byte[] packed = gzip(images(4));
        packed[packed.length - 8] ^= 1;
        IdxSamples.write(folder, TRAIN_IMAGES, packed);
        IdxSamples.write(folder, TRAIN_LABELS, labels(0, 1, 2, 1, 0));
        failing().hasMessageContainingAll(TRAIN_IMAGES, "4 images", TRAIN_LABELS, "5 labels");
    }

    @Test
    void differentCountsOfTheTestSetAreRefused() throws IOException {
        IdxSamples.write(folder, TEST_LABELS, labels(2));
        failing().hasMessageContainingAll(TEST_IMAGES, "2 images", TEST_LABELS, "1 labels");
    }

    @Test
    void trainingAndTestImagesOfDifferentSizeAreRefused() throws IOException {
        IdxSamples.write(folder, TEST_IMAGES, idx(IdxSamples.IMAGES, new int[] {2, 3, 2}, new byte[12]));
        failing().hasMessageContainingAll(TEST_IMAGES, "3×2", "2×3");
    }

    @Test
    void aTestLabelBeyondTheTrainingLabelsIsNamedWithItsPosition() throws IOException {
        IdxSamples.write(folder, TEST_LABELS, labels(2, 3));
        failing().hasMessageContainingAll(TEST_LABELS, "label 3 at position 1", "3 classes", "from 0 to 2");
    }

    @Test
    void labelsAreUnsigned() throws IOException {
        IdxSamples.write(folder, TEST_LABELS, labels(2, 200));
        failing().hasMessageContaining("label 200 at position 1");
    }

    @Test
    void labelsBetweenThatNoImageHasAreNoted() throws IOException {
        IdxSamples.write(folder, TRAIN_LABELS, labels(0, 2, 5, 2));
        Dataset dataset = new IdxFolder().open(folder, Opening.at(28));
        assertThat(dataset.train().classNames()).containsExactly("0", "2", "5");
        assertThat(dataset.test().orElseThrow().labels()).containsExactly(1, 0);
        assertThat(dataset.notes())
                .containsExactly(
                        "labels go from 0 to 5, but no training image has 1, 3, 4; the classes are the 3 others");
    }

    @Test
    void oneClassOnlyIsRefused() throws IOException {
        for (int label : new int[] {0, 7}) {
            IdxSamples.write(folder, TRAIN_LABELS, labels(label, label, label, label));
            failing().hasMessageContainingAll(TRAIN_LABELS, "all 4", "label " + label, "at least two classes");
        }
    }

    @Test
    void anEmptySetIsRefused() throws IOException {
        IdxSamples.write(folder, TEST_IMAGES, images(0));
        IdxSamples.write(folder, TEST_LABELS, labels());
        failing().hasMessageContainingAll(TEST_IMAGES, "empty set", "0 images");
    }

    @Test
    void swappedFilesAreRecognised() throws IOException {
        IdxSamples.write(folder, TRAIN_IMAGES, labels(0, 1, 2, 1));
        failing().hasMessageContainingAll(TRAIN_IMAGES, "It holds labels", "swapped");
    }

    @Test
    void theFourFilesTogetherMustFitTheMemoryAllowed() throws IOException {
        // 24 + 12 bytes of pixels, 4 + 2 labels of 1 byte in the file and 4 in memory: 66 in all.
        assertThat(new IdxFolder(() -> 66).open(folder, Opening.at(28)).train().size())
                .isEqualTo(4);
        assertThatThrownBy(() -> new IdxFolder(() -> 65).open(folder, Opening.at(28)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(
                        TEST_LABELS, "needs 10 bytes", "only 9 bytes of the 65 bytes", "ISOGON_JAVA_OPTS");
    }

    @Test
    void damageInAnyFileIsFound() throws IOException {
        for (String name : new String[] {TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS}) {
            byte[] whole = Files.readAllBytes(folder.resolve(name));
            IdxSamples.write(folder, name, Arrays.copyOf(whole, whole.length - 1));
            failing().hasMessageContainingAll(name, "truncated");
            IdxSamples.write(folder, name, whole);
        }
    }

    private AbstractThrowableAssert<?, ?> failing() {
        return assertThatThrownBy(() -> new IdxFolder().open(folder, Opening.at(28)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(folder.toString());
    }
}
