package dev.isogon.internal.data.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that took long to compute, in files beside decoded pixels. Several processes may use one folder.
 *
 * @param folder where they are kept
 */
public record KeptNumbers(CacheFolder folder) {

    /** Computes them. */
    @FunctionalInterface
    public interface Computing {
        float[] numbers() throws IOException;
    }

    /**
     * Numbers, computed now or before.
     *
     * @param name of their file, another one wherever they are others
     * @param count of them
     * @throws dev.isogon.metrics.BrokenFileException when the disk has no room for them
     */
    public float[] of(String name, int count, Computing computing) throws IOException {
        Path file = folder.file(name + CacheFolder.EMBEDDINGS);
        float @Nullable [] known = known(file, count);
        if (known != null) {
            folder.used(file);
            return known;
        }
        float[] made = computing.numbers();
        folder.makeRoom((long) made.length * Float.BYTES);
        Path beside = folder.unfinished();
        try {
            write(made, beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        return made;
    }

    /** Null unless the file is there and whole. */
    private static float @Nullable [] known(Path file, int count) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != (long) count * Float.BYTES) {
                return null;
            }
            float[] values = new float[count];
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                for (int i = 0; i < count; i++) {
                    values[i] = in.readFloat();
                }
            }
            return values;
        } catch (IOException e) {
            return null; // another process made room for its own
        }
    }

    private static void write(float[] numbers, Path file) throws IOException {
        try (OutputStream whole = Files.newOutputStream(file);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(whole))) {
            for (float each : numbers) {
                out.writeFloat(each);
            }
        }
    }
}
