package dev.isogon.internal.store;

import dev.isogon.metrics.StoppedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that a reader, or a crash, meets the old file or the new one and never half of one. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Something that writes a whole file to the path it is given. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(Path file) throws IOException;
    }

    /**
     * Has {@code writer} write beside {@code target}, forces that to the disk and renames it over {@code target}.
     *
     * @throws IOException when that fails; {@code target} is then as it was
     * @throws StoppedException when this thread is interrupted; likewise
     */
    public static void write(Path target, Writer writer) throws IOException {
        Path beside = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            writer.writeTo(beside);
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (ClosedByInterruptException e) {
            throw new StoppedException();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // A full disk's exception does not name the file.
            FileSystemException named = new FileSystemException(target.toString(), null, e.getMessage());
            named.initCause(e);
            throw named;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Writes bytes; see {@link #write(Path, Writer)}. */
    public static void write(Path target, byte[] bytes) throws IOException {
        write(target, file -> {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        });
    }

    /** Writes text as UTF-8; see {@link #write(Path, Writer)}. */
    public static void write(Path target, String text) throws IOException {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }
}
