package dev.isogon.internal.data.vectors;

import dev.isogon.internal.base.Setting;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every kind of file that embeddings are written to and read from, told by the end of the file's name. */
public final class VectorFormats {

    static final List<VectorFormat> ALL = List.of(new NpyFile(), new CsvFile(), new ParquetFile());

    private VectorFormats() {}

    /** The extensions with a word on each, for help texts and errors. */
    public static String expected() {
        return ALL.stream()
                .map(format -> format.extension() + " (" + format.describe() + ")")
                .collect(Collectors.joining(", "));
    }

    /**
     * Makes sure that {@code file} can be written to later; to be asked before the embeddings are computed.
     *
     * @throws SettingsException when its extension is not one of {@link #expected()} or its library is not there, its
     *     folder is missing or may not be written to, or something that is no file stands in its place
     */
    public static void check(Path file) {
        VectorFormat format = of(file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new SettingsException(file + " cannot be written: the folder " + folder
                    + " does not exist. Make it, or name a file in another folder");
        }
        if (!Files.isWritable(folder)) {
            throw new SettingsException(file + " cannot be written: the folder " + folder
                    + " may not be written to by this user. Allow it, or name a file in another folder");
        }
        for (Path each : format.files(file)) {
            if (Files.exists(each) && !Files.isRegularFile(each)) {
                throw new SettingsException(each + " cannot be written: it is "
                        + (Files.isDirectory(each) ? "a folder" : "no plain file") + ". Name a file");
            }
        }
    }

    /**
     * Writes the vectors, whole or not at all, and forces them to the disk.
     *
     * <p>Names are written as UTF-8, to which half a surrogate pair has no place: it becomes a question mark in
     * {@code .csv} and {@code .parquet}.
     *
     * @throws SettingsException when the extension is not one of {@link #expected()}, or its library is not there
     * @throws IOException when the disk refuses
     */
    public static void write(Path file, Embeddings vectors) throws IOException {
        of(file).write(file, vectors, null);
    }

    /**
     * Writes the vectors with whose each is, in the column {@link VectorColumns#LABEL}; a NumPy array has no place for those.
     *
     * @param labels one a vector
     * @throws SettingsException as {@link #write(Path, Embeddings)}
     * @throws IOException when the disk refuses
     */
    public static void write(Path file, Embeddings vectors, List<String> labels) throws IOException {
        if (labels.size() != vectors.size()) {
            throw new IllegalArgumentException(labels.size() + " labels of " + vectors.size() + " vectors");
        }
        of(file).write(file, vectors, labels);
    }

    /**
     * Reads what {@link #write} wrote, or what another program wrote in the same layout.
     *
     * @throws SettingsException when the extension is not one of {@link #expected()}, or its library is not there
     * @throws BrokenFileException when the file is not what its extension says, has numbers that are not finite, or asks for
     *     more memory than there is
     */
    public static Embeddings read(Path file) throws IOException {
        return read(file, VectorColumns.DEFAULT).vectors();
    }

    /**
     * Reads embeddings with their names and, where the file has them, their labels.
     *
     * @throws SettingsException as {@link #read(Path)}, and when a column that is named is not there
     * @throws BrokenFileException as {@link #read(Path)}
     */
    public static ReadVectors read(Path file, VectorColumns columns) throws IOException {
        VectorFormat format = of(file);
        checkReadable(file);
        ReadVectors read = format.read(file, columns);
        FiniteNumbers.check(file, read.vectors());
        return read;
    }

    /**
     * Reads vectors whose names are known from elsewhere, row by row; names in the file, or beside it, do not count.
     *
     * @param names one a row
     * @param dimensions D, which {@code .f32} needs; 0 where it is not said
     * @throws SettingsException when the extension is neither {@code .f32} nor one of {@link #expected()}, or D or its
     *     library is missing
     * @throws BrokenFileException as {@link #read}, and when there are not as many rows as names, or not of D values
     */
    public static ReadVectors read(Path file, List<String> names, int dimensions) throws IOException {
        boolean raw = isRaw(file);
        VectorFormat format = raw ? null : of(file);
        checkReadable(file);
        VectorFormat.Values array = format == null
                ? new VectorFormat.Values(dimensions, RawFile.read(file, dimensions), null)
                : format.readValues(file);
        if (dimensions > 0 && array.dimensions() != dimensions) {
            throw new BrokenFileException(
                    file,
                    "has embeddings of " + array.dimensions() + " numbers, but " + Setting.named("dimension") + " says "
                            + dimensions);
        }
        int rows = array.values().length / array.dimensions();
        if (rows != names.size()) {
            throw new BrokenFileException(
                    file,
                    "has " + rows + " embeddings of " + array.dimensions() + " numbers, but there are " + names.size()
                            + " labels. Both must be of the same images in the same order");
        }
        Embeddings vectors = new Embeddings(names, array.dimensions(), array.values());
        FiniteNumbers.check(file, vectors);
        return new ReadVectors(vectors, null, array.note());
    }

    /** Whether a file holds nothing but floats, so that neither names nor the length of a row are in it. */
    public static boolean isRaw(Path file) {
        Path last = file.getFileName();
        return last != null && last.toString().toLowerCase(Locale.ROOT).endsWith(RawFile.EXTENSION);
    }

    /** Whether a file's name says that it is a NumPy array. */
    public static boolean isNumpy(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    /**
     * Reads a NumPy array of whole numbers or strings.
     *
     * @throws BrokenFileException when it is none
     */
    public static List<String> readLabels(Path file) throws IOException {
        checkReadable(file);
        return NpyFile.readLabels(file);
    }

    private static void checkReadable(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new BrokenFileException(
                    file,
                    "is " + (Files.isDirectory(file) ? "a folder" : "no plain file")
                            + ", but a file is expected. Name the file itself");
        }
        if (!Files.isReadable(file)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    private static VectorFormat of(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        for (VectorFormat format : ALL) {
            if (name.endsWith(format.extension())
                    && name.length() > format.extension().length()) {
                format.requireLibrary(file);
                return format;
            }
        }
        throw new SettingsException("\"" + file + "\" "
                + (Files.isDirectory(file)
                        ? "is a folder, but a file with embeddings is expected"
                        : "does not say by its name which format it is")
                + ": embeddings' files end in " + expected());
    }
}
