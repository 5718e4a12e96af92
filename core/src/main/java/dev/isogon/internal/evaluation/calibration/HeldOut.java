package dev.isogon.internal.evaluation.calibration;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.store.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Embeddings of identities that training did not see.
 *
 * @param embeddings N×D
 * @param labels N identities by number
 * @param data where they are from
 * @param part which part of the data this is, in words; "" where it is all of it
 * @param checksum SHA-256 in hex: over content and class of each image, or over the embeddings and their labels
 */
public record HeldOut(FloatMatrix embeddings, int[] labels, String data, String part, String checksum) {

    /** How many different identities there are. */
    public int identities() {
        return (int) Arrays.stream(labels).distinct().count();
    }

    /** Embeddings that somebody has in memory; where they are from, nobody says. */
    public static HeldOut inMemory(FloatMatrix embeddings, int[] labels) {
        return new HeldOut(embeddings, labels, "", "", "");
    }

    /**
     * Embeddings that lie in a file already, which is called {@code data}.
     *
     * @param names of the labels
     */
    public static HeldOut ofEmbeddings(FloatMatrix matrix, int[] labels, IntFunction<String> names, String data) {
        Sha256 digest = new Sha256();
        ByteBuffer row = ByteBuffer.allocate(matrix.columns() * Float.BYTES);
        for (int i = 0; i < labels.length; i++) {
            row.clear().asFloatBuffer().put(matrix.values(), i * matrix.columns(), matrix.columns());
            digest.add(row.array());
            digest.add((names.apply(labels[i]) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new HeldOut(matrix, labels, data, "", digest.hex());
    }
}
