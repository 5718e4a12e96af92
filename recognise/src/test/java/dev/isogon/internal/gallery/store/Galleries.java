package dev.isogon.internal.gallery.store;

import dev.isogon.internal.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Galleries and images for tests. */
final class Galleries {

    static final int DIMENSIONS = 8;
    static final ModelIdentity MODEL = new ModelIdentity("face", "ab".repeat(32), DIMENSIONS, "whole");

    private Galleries() {}

    static GalleryStore create(Path folder) throws IOException {
        return create(folder, MODEL, null);
    }

    static GalleryStore create(Path folder, ModelIdentity model, @Nullable GalleryKey key) throws IOException {
        return GalleryStore.create(folder, GalleryFacts.ofNew(model, true, key != null), key);
    }

    /** An image whose content and embedding follow from its name. */
    static NewImage image(String name) {
        return image(name, DIMENSIONS, null);
    }

    static NewImage image(String name, int dimensions, byte @Nullable [] picture) {
        return new NewImage(name, content(name), 112, embedding(name, dimensions), picture);
    }

    static String content(String name) {
        return new Sha256().add(name.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** Of unit length. */
    static float[] embedding(String name, int dimensions) {
        Random random = new Random(name.hashCode());
        double[] drawn = random.doubles(dimensions, -1, 1).toArray();
        double squared = 0;
        for (double each : drawn) {
            squared += each * each;
        }
        float[] unit = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            unit[i] = (float) (drawn[i] / Math.sqrt(squared));
        }
        return unit;
    }
}
