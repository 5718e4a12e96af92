package dev.isogon.internal.evaluation.calibration;

import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.pairs.IdentityLabels;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

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

    private static FloatMatrix matrix(Embeddings vectors) {
        return new FloatMatrix(vectors.size(), vectors.dimensions(), vectors.values());
    }

    /** Embeddings that somebody has in memory; where they are from, nobody says. */
    public static HeldOut inMemory(FloatMatrix embeddings, int[] labels) {
        return new HeldOut(embeddings, labels, "", "", "");
    }

    /**
     * Embeddings that lie in a file already.
     *
     * @param labels one a row; see {@link IdentityLabels}
     * @param dimensions D, which {@code .f32} needs; 0 where it is not said
     */
    public static HeldOut ofEmbeddings(Path embeddings, Path labels, int dimensions) throws IOException {
        IdentityLabels identities = IdentityLabels.read(labels, IdentityLabels.COLUMN);
        Embeddings vectors = VectorFormats.read(embeddings, identities.names(), dimensions);
        Sha256 digest = new Sha256();
        ByteBuffer row = ByteBuffer.allocate(vectors.dimensions() * Float.BYTES);
        for (int i = 0; i < vectors.size(); i++) {
            row.clear();
            for (int k = 0; k < vectors.dimensions(); k++) {
                float value = vectors.values()[i * vectors.dimensions() + k];
                if (!Float.isFinite(value)) {
                    throw new SettingsException(embeddings + " has an embedding that is not of finite numbers, number "
                            + (i + 1) + " (" + LeftOut.printable(vectors.names().get(i)) + "); take it out");
                }
                row.putFloat(value);
            }
            digest.add(row.array());
            digest.add((identities.identities().get(identities.labels()[i]) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new HeldOut(matrix(vectors), identities.labels(), embeddings.toString(), "", digest.hex());
    }
}
