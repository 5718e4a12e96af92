package dev.isogon.internal.gallery.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What a gallery is.
 *
 * @param id random, of this gallery alone
 * @param model whose embeddings it has
 * @param pictures whether it keeps pictures; otherwise those that are given to it are not written
 * @param encrypted whether it takes a key to read it
 * @param created when, in UTC (ISO 8601)
 */
public record GalleryFacts(String id, ModelIdentity model, boolean pictures, boolean encrypted, String created) {

    /** Of a new gallery. */
    public static GalleryFacts ofNew(ModelIdentity model, boolean pictures, boolean encrypted) {
        return new GalleryFacts(UUID.randomUUID().toString(), model, pictures, encrypted, now());
    }

    /** This second in UTC. */
    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
