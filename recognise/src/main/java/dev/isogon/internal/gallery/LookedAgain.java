package dev.isogon.internal.gallery;

import dev.isogon.internal.gallery.store.GalleryWriting.NewEmbeddings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a new model makes of a gallery's pictures. */
final class LookedAgain {

    private final Map<Long, float[]> images = new HashMap<>();
    private final Map<Long, float[]> strangers = new HashMap<>();
    private final Map<Long, float[]> rejections = new HashMap<>();

    /** Whose picture it is. */
    enum Kept {
        IMAGE,
        STRANGER,
        REJECTION
    }

    private Map<Long, float[]> of(Kept kind) {
        return switch (kind) {
            case IMAGE -> images;
            case STRANGER -> strangers;
            case REJECTION -> rejections;
        };
    }

    void put(Kept kind, long id, float[] unit) {
        of(kind).put(id, unit);
    }

    int count(Kept kind) {
        return of(kind).size();
    }

    /**
     * In place of the former ones.
     *
     * @param removed images that have none and go
     * @param outdated keys of settings that go
     */
    NewEmbeddings replacing(Set<Long> removed, List<String> outdated) {
        return new NewEmbeddings() {

            @Override
            public float @Nullable [] ofImage(long id) {
                return images.get(id);
            }

            @Override
            public float @Nullable [] ofStranger(long id) {
                return strangers.get(id);
            }

            @Override
            public float @Nullable [] ofRejection(long id) {
                return rejections.get(id);
            }

            @Override
            public boolean removes(long image) {
                return removed.contains(image);
            }

            @Override
            public List<String> outdatedSettings() {
                return outdated;
            }
        };
    }
}
