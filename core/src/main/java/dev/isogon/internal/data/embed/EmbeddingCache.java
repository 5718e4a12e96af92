package dev.isogon.internal.data.embed;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.data.files.KeptNumbers;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a model made of images, so that it sees each once and not once a command. A set's embeddings are one file, named by the model and
 * by all pixels that it saw: it never goes stale.
 *
 * @param folder where they are kept, beside decoded pixels
 */
public record EmbeddingCache(CacheFolder folder) {

    /** Part of each name: raise it when what is kept changes. */
    private static final String VERSION = "embeddings 1";

    /** Makes embeddings. */
    @FunctionalInterface
    public interface Embedding {

        /** Returns N×D. */
        FloatMatrix of(ImageSet images) throws IOException;
    }

    /**
     * The embeddings of all images, made now or before.
     *
     * @param model a word that is another one wherever embeddings are others
     * @param dimensions D
     * @return N×D
     * @throws dev.isogon.metrics.BrokenFileException when the disk has no room for them
     */
    public FloatMatrix of(ImageSet images, String model, int dimensions, Embedding embedding) throws IOException {
        int count = Math.multiplyExact(images.size(), dimensions);
        float[] values = new KeptNumbers(folder)
                .of(key(images, model), count, () -> embedding.of(images).values());
        return new FloatMatrix(images.size(), dimensions, values);
    }

    private static String key(ImageSet images, String model) {
        Sha256 digest = new Sha256();
        String head = String.join(
                " ",
                VERSION,
                model,
                Integer.toString(images.size()),
                Integer.toString(images.height()),
                Integer.toString(images.width()),
                Integer.toString(images.channels()));
        digest.add((head + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] pixels = new byte[images.imageLength()];
        for (int i = 0; i < images.size(); i++) {
            images.read(i, pixels);
            digest.add(pixels);
        }
        return digest.hex();
    }
}
