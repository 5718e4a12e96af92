package dev.isogon.internal.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.Dataset;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnistTest {

    private static final Path BUNDLED = Path.of(System.getProperty("isogon.home", "."), "data", "mnist");

    /** The sums of the unpacked files as they are published. */
    @ParameterizedTest
    @CsvSource({
        "train-images-idx3-ubyte, 6bbc9ace898e44ae57da46a324031adb",
        "train-labels-idx1-ubyte, a25bea736e30d166cdddb491f175f624",
        "t10k-images-idx3-ubyte, 2646ac647ad5339dbf082846283269ea",
        "t10k-labels-idx1-ubyte, 27ae3e4e09519cfbb04c329615203637"
    })
    void theBundledFilesAreThePublishedOnes(String name, String md5) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(BUNDLED.resolve(name + ".gz")))) {
            digest.update(in.readAllBytes());
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(md5);
    }

    @Test
    void theWordMnistOpensAllImages() throws IOException {
        Dataset mnist = Formats.open(Sources.named("mnist"), Opening.at(28));
        assertThat(mnist.name()).isEqualTo("MNIST");
        assertThat(mnist.train().size()).isEqualTo(60_000);
        assertThat(mnist.test().orElseThrow().size()).isEqualTo(10_000);
        assertThat(mnist.train().imageLength()).isEqualTo(28 * 28);
        assertThat(mnist.train().classNames()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        int[] histogram = new int[10];
        for (int label : mnist.train().labels()) {
            histogram[label]++;
        }
        assertThat(histogram).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        // By Python: hashlib over struct.pack(">4I", n, 28, 28, 1), the pixels, and the labels as ">60000I"; both sets.
        assertThat(mnist.checksum()).isEqualTo("13b122d8e7f2669565041a26531bee0d2b0c8c6158c77769cce844a5522cd9e8");
    }

    @Test
    void aFolderWithMnistsFilesIsCalledMnist() throws IOException {
        assertThat(Formats.open(Sources.named(BUNDLED.toString()), Opening.at(28))
                        .name())
                .isEqualTo("MNIST");
    }

    @Test
    void aMissingBundleSaysWhereItIsLookedFor(@TempDir Path elsewhere) {
        withHome(
                elsewhere,
                () -> assertThatThrownBy(() -> Formats.open(Sources.named("mnist"), Opening.at(28)))
                        .isInstanceOf(BrokenFileException.class)
                        .hasMessageContainingAll(elsewhere.resolve("data/mnist").toString(), "missing", "isogon.home"));
    }

    @Test
    void aBundleWithOtherImagesIsNotTakenForMnist(@TempDir Path elsewhere) throws IOException {
        IdxSamples.folder(elsewhere.resolve("data/mnist"));
        withHome(
                elsewhere,
                () -> assertThatThrownBy(() -> Formats.open(Sources.named("mnist"), Opening.at(28)))
                        .isInstanceOf(BrokenFileException.class)
                        .hasMessageContainingAll("does not hold MNIST as it was published", "git checkout"));
    }

    private static void withHome(Path home, Runnable test) {
        String before = System.getProperty("isogon.home");
        System.setProperty("isogon.home", home.toString());
        try {
            test.run();
        } finally {
            if (before == null) {
                System.clearProperty("isogon.home");
            } else {
                System.setProperty("isogon.home", before);
            }
        }
    }
}
