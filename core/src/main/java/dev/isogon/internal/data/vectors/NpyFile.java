package dev.isogon.internal.data.vectors;

import dev.isogon.internal.data.text.NamesFile;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * NumPy's file of one array, N×D float32: an {@link NpyHeader}, then the values. It has no place for names: they stand
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
    public void write(Path file, Embeddings vectors) throws IOException {
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
    public Embeddings read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            NpyHeader header = NpyHeader.read(file, in);
            int count = checkedSize(file, header, Files.size(file));
            Path text = names(file);
            // A character takes two bytes in memory at most, and each line an object.
            VectorRows.reserve(text, Files.isRegularFile(text) ? 2 * Files.size(text) : 0);
            List<String> names = NamesFile.read(text);
            if (names.size() != header.rows()) {
                throw new BrokenFileException(
                        text,
                        "has " + names.size() + " names, but " + file + " has " + header.rows()
                                + " vectors. Both must come from the same run");
            }
            return new Embeddings(names, (int) header.columns(), values(in, count));
        } catch (EOFException e) {
            throw new BrokenFileException(file, "became shorter while it was read");
        }
    }

    @Override
    public Array readValues(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            NpyHeader header = NpyHeader.read(file, in);
            int count = checkedSize(file, header, Files.size(file));
            return new Array((int) header.columns(), values(in, count));
        } catch (EOFException e) {
            throw new BrokenFileException(file, "became shorter while it was read");
        }
    }

    private static float[] values(InputStream in, int count) throws IOException {
        float[] values = new float[count];
        fill(Channels.newChannel(in), values);
        return values;
    }

    /** The number of values: what the header claims is believed only where the file is as long as that. */
    private static int checkedSize(Path file, NpyHeader header, long fileBytes) {
        long held = (fileBytes - header.bytes()) / Float.BYTES;
        boolean fits = header.rows() >= 1
                && header.columns() >= 1
                && Math.multiplyHigh(header.rows(), header.columns()) == 0
                && header.rows() * header.columns() == held
                && held * Float.BYTES + header.bytes() == fileBytes;
        if (!fits || held > Integer.MAX_VALUE - 8) {
            throw new BrokenFileException(
                    file,
                    "has " + header.rows() + "×" + header.columns() + " values by its header, but "
                            + (fits ? "at most 2147483639 can be read at once" : held + " by its size")
                            + (fits ? "" : ". Replace it by an intact copy"));
        }
        VectorRows.reserve(file, held * Float.BYTES);
        return (int) held;
    }

    private static void fill(ReadableByteChannel channel, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < values.length; ) {
            int floats = Math.min(BUFFER_BYTES / Float.BYTES, values.length - done);
            bytes.clear().limit(floats * Float.BYTES);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new EOFException();
                }
            }
            bytes.flip().asFloatBuffer().get(values, done, floats);
            done += floats;
        }
    }

    private static Path names(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.length() - ".npy".length()) + ".txt");
    }
}
