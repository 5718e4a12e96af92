package dev.isogon.internal.gallery.store.values;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Embeddings as bytes: float32, the lowest byte first. */
public final class EmbeddingBytes {

    /** Of the squared length: float32 sums of 2,048 squares are nearer to 1 than this. */
    private static final double TOLERANCE = 1e-3;

    private EmbeddingBytes() {}

    /**
     * The bytes of one that is to be kept.
     *
     * @param dimensions that it must have
     * @throws SettingsException naming {@code embedding}, when it has others, or is not of unit length
     */
    public static byte[] of(float[] embedding, int dimensions) {
        if (embedding.length != dimensions) {
            throw new SettingsException(
                    "embedding",
                    "must have the " + dimensions + " dimensions of this gallery's model, but has " + embedding.length
                            + "; use the model that the gallery was made with");
        }
        double squared = squaredLength(embedding);
        // Written so that NaN is refused too.
        if (!(Math.abs(squared - 1) <= TOLERANCE)) {
            throw new SettingsException(
                    "embedding",
                    "must be of unit length, but its length is " + Math.sqrt(squared) + "; divide it by that");
        }
        ByteBuffer bytes = ByteBuffer.allocate(dimensions * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(embedding);
        return bytes.array();
    }

    private static double squaredLength(float[] embedding) {
        double squared = 0;
        for (float each : embedding) {
            squared += (double) each * each;
        }
        return squared;
    }

    /**
     * An embedding that was kept.
     *
     * @param file for the error
     * @throws BrokenFileException when these are not bytes of one
     */
    public static float[] read(Path file, byte[] bytes, int dimensions) {
        if (bytes.length != dimensions * Float.BYTES) {
            throw new BrokenFileException(
                    file,
                    "is damaged: an embedding has " + bytes.length + " bytes, but " + dimensions + " dimensions take "
                            + dimensions * Float.BYTES + ". Take the file from a backup");
        }
        float[] embedding = new float[dimensions];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(embedding);
        return embedding;
    }
}
