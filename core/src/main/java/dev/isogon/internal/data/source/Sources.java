package dev.isogon.internal.data.source;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.folders.FolderListing;
import dev.isogon.internal.data.lists.TableListing;
import dev.isogon.internal.data.pairs.PairedImages;
import dev.isogon.internal.data.published.PublishedSets;
import dev.isogon.internal.data.records.RecordListing;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What DATA is: the one place that decides it. */
public final class Sources {

    /** The word for the bundled data. */
    public static final String MNIST = "mnist";

    private Sources() {}

    /**
     * What a user's word or path stands for.
     *
     * @param text {@code mnist} for the bundled files (a folder of that name is {@code ./mnist}), or a path
     * @throws SettingsException when it is neither
     * @throws BrokenFileException when it is a folder that cannot be read or holds no data
     */
    public static DataSource named(String text) throws IOException {
        if (text.equals(MNIST)) {
            return bundledMnist();
        }
        if (text.isBlank()) {
            throw unknown(text);
        }
        try {
            return at(Path.of(text));
        } catch (InvalidPathException e) {
            throw unknown(text);
        }
    }

    /** What lies at a place; see {@link DataSource#of}. */
    public static DataSource at(Path place) throws IOException {
        if (!Files.exists(place)) {
            throw unknown(place.toString());
        }
        if (Files.isDirectory(place)) {
            return folder(place);
        }
        return file(place)
                .orElseThrow(() -> new SettingsException(
                        "data",
                        "\"" + place + "\" is a file, but " + expected()
                                + " is expected. Name the folder that the file lies in"));
    }

    /** Images of anybody: a table, records, a published data set, or any other folder, whose images may lie at any depth. */
    public static DataSource strangers(Path place) {
        return file(place)
                .filter(each -> !(each instanceof DataSource.ImagePairs))
                .orElseGet(() -> PublishedSets.fits(place)
                        ? new DataSource.PublishedSet(place)
                        : new DataSource.ImageFolder(place));
    }

    /** As it was written in settings, wherever it is now. */
    public static DataSource written(String text) throws IOException {
        if (text.equals(MNIST)) {
            return bundledMnist();
        }
        Path place = Path.of(text);
        return file(place).orElseGet(() -> described(place).orElseGet(() -> new DataSource.ImageFolder(place)));
    }

    /** A table by other columns; see {@link DataSource#withColumns}. */
    public static DataSource withColumns(DataSource source, @Nullable String path, @Nullable String label) {
        if (path == null && label == null) {
            return source;
        }
        if (!(source instanceof DataSource.ImageTable table)) {
            throw new SettingsException(Setting.named(path != null ? "path_column" : "label_column")
                    + " names a column of a table of images (.csv, .tsv), but \"" + source
                    + "\" is none. Leave it out");
        }
        return new DataSource.ImageTable(
                table.path(), path == null ? table.pathColumn() : path, label == null ? table.labelColumn() : label);
    }

    /** The same, where anything but a table has no columns and stays as it is. */
    public static DataSource tableWithColumns(DataSource source, @Nullable String path, @Nullable String label) {
        return source instanceof DataSource.ImageTable ? withColumns(source, path, label) : source;
    }

    /** The same data where it lies now: a table has the columns that it had, a folder the classes. */
    public static DataSource moved(DataSource from, DataSource to) {
        if (to instanceof DataSource.ImageFolder) {
            return to.withClasses(from.classes());
        }
        return from instanceof DataSource.ImageTable table
                ? tableWithColumns(to, table.pathColumn(), table.labelColumn())
                : to;
    }

    /** What tables and reports call it: the last name of its path. */
    public static String name(DataSource source) {
        Path path = source.path();
        if (source instanceof DataSource.IdxFiles && IdxSet.fits(path)) {
            return IdxSet.called(path);
        }
        Path folder = path.toAbsolutePath().normalize().getParent();
        if (source instanceof DataSource.PublishedSet && Files.isRegularFile(path) && folder != null) {
            return folder.getFileName() + "/" + path.getFileName();
        }
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** What a file's name says that it is, if it is no folder. */
    private static Optional<DataSource> file(Path place) {
        if (Files.isDirectory(place)) {
            return Optional.empty();
        }
        if (PublishedSets.fits(place)) {
            return Optional.of(new DataSource.PublishedSet(place));
        }
        if (TableListing.fits(place)) {
            return Optional.of(new DataSource.ImageTable(place));
        }
        if (RecordListing.fits(place)) {
            return Optional.of(new DataSource.ImageRecords(place));
        }
        if (IdxSet.fits(place)) {
            return Optional.of(new DataSource.IdxFiles(place));
        }
        return PairedImages.fits(place) ? Optional.of(new DataSource.ImagePairs(place)) : Optional.empty();
    }

    private static DataSource bundledMnist() {
        String home = System.getProperty("isogon.home");
        return new DataSource.Mnist(
                Path.of(home == null ? "." : home, "data", MNIST).normalize());
    }

    private static SettingsException unknown(String data) {
        return new SettingsException(
                "data",
                "\"" + data + "\" is no folder that exists; expected is " + expected()
                        + Nearest.hint(data, List.of(MNIST)));
    }

    static String expected() {
        return "`" + MNIST + "` or a folder with "
                + Formats.ALL.stream().map(Format::expects).collect(Collectors.joining(", or with "))
                + ", or a published data set as it lies (" + String.join(", ", PublishedSets.names()) + ")"
                + ", or a .csv or .tsv table with the columns path and label, or a list (.txt, .lst) of paths with labels,"
                + " or an MXNet .rec file";
    }

    /** What a folder's own files say that it is, if they do. */
    private static Optional<DataSource> described(Path folder) {
        if (new IdxFolder().fits(folder)) {
            return Optional.of(new DataSource.IdxFiles(folder));
        }
        return PublishedSets.fits(folder) ? Optional.of(new DataSource.PublishedSet(folder)) : Optional.empty();
    }

    private static DataSource folder(Path folder) throws IOException {
        if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            throw new BrokenFileException(
                    folder,
                    "may not be read by this user. Allow it, for example with chmod u+rx, or name another folder");
        }
        Optional<DataSource> described = described(folder);
        if (described.isPresent()) {
            return described.get();
        }
        if (new ImageFolder().fits(folder)) {
            return new DataSource.ImageFolder(folder);
        }
        if (FolderListing.hasImages(folder)) {
            throw new BrokenFileException(
                    folder,
                    "holds images and no folders, so that nothing says of which class they are. Put those of a class into a"
                            + " folder of its own, or name a table with the columns path and label");
        }
        throw new BrokenFileException(folder, "holds no data that Isogon reads; expected is " + expected());
    }
}
