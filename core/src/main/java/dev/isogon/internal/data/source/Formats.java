package dev.isogon.internal.data.source;

import dev.isogon.internal.data.Dataset;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Every way in which labelled images lie in folders, and the one way to open data. */
public final class Formats {

    static final List<Format> ALL = List.of(new IdxFolder(), new ImageFolder());

    /** {@link Dataset#checksum()} of MNIST as published, by which a folder is known to hold it. */
    public static final String MNIST_CHECKSUM = "13b122d8e7f2669565041a26531bee0d2b0c8c6158c77769cce844a5522cd9e8";

    private Formats() {}

    /**
     * Opens data to train on.
     *
     * @param opening the size of images, and who waits
     * @throws SettingsException when it is not to be trained on
     * @throws BrokenFileException when a file is not what it should be
     */
    public static Dataset open(DataSource source, Opening opening) throws IOException {
        if (source instanceof DataSource.Mnist mnist) {
            return bundledMnist(mnist, opening);
        }
        if (source instanceof DataSource.IdxFiles files) {
            Dataset dataset = new IdxFolder().open(files.path(), opening);
            return dataset.checksum().equals(MNIST_CHECKSUM) ? dataset.named("MNIST") : dataset;
        }
        checkTrainable(source);
        return ImageFolder.listed(source, opening);
    }

    /**
     * Lists data to train on without decoding it: seconds where opening takes minutes.
     *
     * @throws SettingsException when it is not to be trained on
     * @throws BrokenFileException when a file is not what it should be, as far as listing shows it
     */
    public static DataFacts facts(DataSource source) throws IOException {
        if (source instanceof DataSource.Mnist mnist) {
            return new IdxFolder().facts(there(mnist));
        }
        if (source instanceof DataSource.IdxFiles files) {
            return new IdxFolder().facts(files.path());
        }
        checkTrainable(source);
        ClassSizes sizes = ClassSizes.ofTraining(Listings.trainable(source));
        return new DataFacts(true, Arrays.stream(sizes.counts()).boxed().toList(), 0, 0);
    }

    private static void checkTrainable(DataSource source) {
        if (source instanceof DataSource.ImagePairs) {
            throw new SettingsException(
                    "data",
                    "\"" + source + "\" is a file of pairs, which one can evaluate on, but " + Sources.expected()
                            + " is expected");
        }
    }

    private static Path there(DataSource.Mnist mnist) {
        Path folder = mnist.path();
        if (!Files.isDirectory(folder)) {
            throw new BrokenFileException(
                    folder.toAbsolutePath(),
                    "is missing: the bundled MNIST files are looked for there. Start Isogon by its script `isogon`, or"
                            + " set -Disogon.home to the folder that it lies in");
        }
        return folder;
    }

    private static Dataset bundledMnist(DataSource.Mnist mnist, Opening opening) throws IOException {
        Path folder = there(mnist);
        Dataset dataset = new IdxFolder().open(folder, opening);
        if (!dataset.checksum().equals(MNIST_CHECKSUM)) {
            throw new BrokenFileException(
                    folder,
                    "does not hold MNIST as it was published (checksum " + dataset.checksum() + " instead of "
                            + MNIST_CHECKSUM + "). Restore it: git checkout -- data/mnist");
        }
        return dataset.named("MNIST");
    }
}
