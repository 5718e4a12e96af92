package dev.isogon.internal.data.vectors;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.text.NamesFile;
import dev.isogon.internal.data.text.TextLines;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * NumPy's file of one array, N×D: an {@link NpyHeader}, then the values, written as float32. It has no place for names: they stand
 * in a {@link NamesFile} beside it, {@code faces.txt} for {@code faces.npy}.
 */
final class NpyFile implements VectorFormat {

    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public String extension() {
        return ".npy";
    }

    @Override
    public String describe() {
        return "NumPy's, with the names beside it in a .txt";
    }

    @Override
    public List<Path> files(Path file) {
        return List.of(file, names(file));
    }

    /**
     * No rename moves two files at once. So the old array goes before the new names come, and the new array comes last: a
     * crash between leaves names without an array, never an array with another one's names.
     */
    @Override
    public void write(Path file, Embeddings vectors, @Nullable List<String> labels) throws IOException {
        AtomicFile.write(file, beside -> {
            writeArray(beside, vectors);
            AtomicFile.write(names(file), text -> {
                NamesFile.write(text, vectors.names());
                Files.deleteIfExists(file);
            });
        });
    }

    private static void writeArray(Path file, Embeddings vectors) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer floats = bytes.asFloatBuffer();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(channel, ByteBuffer.wrap(NpyHeader.of(vectors.size(), vectors.dimensions())));
            float[] values = vectors.values();
            for (int done = 0; done < values.length; done += floats.position()) {
                floats.clear().put(values, done, Math.min(floats.capacity(), values.length - done));
                writeAll(channel, bytes.clear().limit(floats.position() * Float.BYTES));
            }
            // A full disk is to show before the names are renamed.
            channel.force(true);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public ReadVectors read(Path file, VectorColumns columns) throws IOException {
        if (columns.areNamed()) {
            throw new SettingsException(file + " has no columns with names; " + Setting.named("path_column") + " and "
                    + Setting.named("label_column") + " are of tables, so give a table of labels with them");
        }
        Values array = readValues(file);
        long rows = array.values().length / array.dimensions();
        Path text = names(file);
        // A character takes two bytes in memory at most, and each line an object.
        VectorRows.reserve(text, Files.isRegularFile(text) ? 2 * Files.size(text) : 0);
        if (!Files.isRegularFile(text)) {
            throw new BrokenFileException(
                    text,
                    "is missing: it should hold the names of " + file + ", one a line. Make it, or give "
                            + Setting.named("labels"));
        }
        List<String> names = NamesFile.unescaped(TextLines.of(text));
        if (names.size() != rows) {
            throw new BrokenFileException(
                    text,
                    "has " + names.size() + " names, but " + file + " has " + rows
                            + " vectors. Both must come from the same run");
        }
        return new ReadVectors(new Embeddings(names, array.dimensions(), array.values()), null, null);
    }

    @Override
    public Values readValues(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return NpyValues.matrix(file, NpyHeader.read(file, in), in);
        }
    }

    /** Labels in an array of their own. */
    static List<String> readLabels(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return NpyValues.labels(file, NpyHeader.read(file, in), in);
        }
    }

    private static Path names(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.length() - ".npy".length()) + ".txt");
    }
}
