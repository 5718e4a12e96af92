package dev.isogon.internal.data;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.base.SettingsException;
import dev.isogon.internal.store.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Every kind of data that Isogon reads, and the one way to open it. */
public final class Formats {

    static final List<Format> ALL = List.of(new IdxFolder(), new ImageFolder());

    /** The word for the bundled data. */
    public static final String MNIST = "mnist";

    /** {@link Dataset#checksum()} of MNIST as published, by which a folder is known to hold it. */
    static final String MNIST_CHECKSUM = "13b122d8e7f2669565041a26531bee0d2b0c8c6158c77769cce844a5522cd9e8";

    private Formats() {}

    /**
     * Opens what the user named.
     *
     * @param data {@code mnist} for the bundled files (a folder of that name is {@code ./mnist}), or a folder
     * @param opening the size of images, and who waits
     * @throws SettingsException when it is neither
     * @throws BrokenFileException when a file is not what it should be
     */
    public static Dataset open(String data, Opening opening) throws IOException {
        if (data.equals(MNIST)) {
            return bundledMnist(opening);
        }
        Path place = place(data);
        if (Files.isRegularFile(place)) {
            return ImageFolder.listed(place, opening);
        }
        Dataset dataset = read(place, opening);
        return dataset.checksum().equals(MNIST_CHECKSUM) ? dataset.named("MNIST") : dataset;
    }

    /** Whether the data is images in files, in colour; otherwise they lie as grey pixels. */
    public static boolean areFiles(String data) throws IOException {
        if (data.equals(MNIST) || data.isBlank()) {
            return false;
        }
        Path place = place(data);
        return Files.isRegularFile(place) || (!new IdxFolder().fits(place) && new ImageFolder().fits(place));
    }

    private static Dataset bundledMnist(Opening opening) throws IOException {
        String home = System.getProperty("isogon.home");
        Path folder = Path.of(home == null ? "." : home, "data", MNIST).normalize();
        if (!Files.isDirectory(folder)) {
            throw new BrokenFileException(
                    folder.toAbsolutePath(),
                    "is missing: the bundled MNIST files are looked for there. Start Isogon by its script `isogon`, or"
                            + " set -Disogon.home to the folder that it lies in");
        }
        Dataset dataset = read(folder, opening);
        if (!dataset.checksum().equals(MNIST_CHECKSUM)) {
            throw new BrokenFileException(
                    folder,
                    "does not hold MNIST as it was published (checksum " + dataset.checksum() + " instead of "
                            + MNIST_CHECKSUM + "). Restore it: git checkout -- data/mnist");
        }
        return dataset.named("MNIST");
    }

    /** An existing folder, a table of images, or a file of records. */
    private static Path place(String data) {
        Path folder;
        try {
            folder = Path.of(data);
        } catch (InvalidPathException e) {
            throw unknown(data);
        }
        if (data.isBlank() || !Files.exists(folder)) {
            throw unknown(data);
        }
        if (!Files.isDirectory(folder) && !Listings.fitsFile(folder)) {
            throw new SettingsException("data \"" + data + "\" is a file, but " + expected()
                    + " is expected. Name the folder that the file lies in");
        }
        return folder;
    }

    private static Dataset read(Path folder, Opening opening) throws IOException {
        if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            throw new BrokenFileException(
                    folder,
                    "may not be read by this user. Allow it, for example with chmod u+rx, or name another folder");
        }
        for (Format format : ALL) {
            if (format.fits(folder)) {
                return format.open(folder, opening);
            }
        }
        throw new BrokenFileException(folder, "holds no data that Isogon reads; expected is " + expected());
    }

    private static SettingsException unknown(String data) {
        return new SettingsException("data \"" + data + "\" is no folder that exists; expected is " + expected()
                + Nearest.hint(data, List.of(MNIST)));
    }

    private static String expected() {
        return "`" + MNIST + "` or a folder with "
                + ALL.stream().map(Format::expects).collect(Collectors.joining(", or with "))
                + ", or a .csv or .tsv table with the columns path and label, or an MXNet .rec file";
    }
}
