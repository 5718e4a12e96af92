package dev.isogon.internal.gallery;

import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.internal.gallery.store.GalleryFacts;
import dev.isogon.internal.gallery.store.GalleryKey;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.GalleryWriting.NewEmbeddings;
import dev.isogon.internal.gallery.store.ModelIdentity;
import dev.isogon.internal.gallery.store.State;
import dev.isogon.internal.gallery.threshold.FalseMatchTables;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.internal.models.ModelStore;
import dev.isogon.internal.models.Models;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Galleries by their folder, with the model that they were begun with. */
public final class GalleryOpening {

    /** The model of a gallery for which nobody names one. */
    public static final String MODEL = "face";

    private static final int BATCH = 32;

    /** Where there is nothing to be embedded anew. */
    private static final NewEmbeddings NOTHING = new NewEmbeddings() {
        @Override
        public float[] ofImage(long id) {
            return new float[0];
        }

        @Override
        public float @Nullable [] ofStranger(long id) {
            return null;
        }

        @Override
        public float @Nullable [] ofRejection(long id) {
            return null;
        }
    };

    private GalleryOpening() {}

    /**
     * A model and what its embeddings are known by.
     *
     * @param found the model
     * @param identity as a gallery keeps it
     */
    public record Chosen(FoundModel found, ModelIdentity identity) {}

    /** A model as a gallery keeps it: by its name, or its path where it has no name. */
    public static Chosen chosen(FoundModel found) {
        Path folder = found.folder();
        boolean named = folder != null && folder.equals(ModelStore.ofUser().folder(found.name()));
        String reference = named || folder == null
                ? found.name()
                : folder.toAbsolutePath().normalize().toString();
        return new Chosen(
                found,
                new ModelIdentity(
                        reference,
                        found.card().sha256(),
                        found.card().dimensions(),
                        FaceFraming.of(found.card().preprocessing().faces()).key()));
    }

    /**
     * The model of a gallery that is there.
     *
     * @param named what somebody calls it; null for what the gallery remembers
     * @throws SettingsException when it is another one than the gallery was begun with, or is not there
     */
    public static Chosen model(GalleryStore store, @Nullable String named) throws IOException {
        Chosen chosen = chosen(found(store.facts().model(), named, store.folder()));
        checkModel(store, chosen);
        return chosen;
    }

    /**
     * Refuses another network than a gallery was begun with.
     *
     * @throws SettingsException when it is one
     */
    public static void checkModel(GalleryStore store, Chosen chosen) throws IOException {
        ModelIdentity kept = store.facts().model();
        if (!isSame(chosen.identity(), kept)) {
            throw new SettingsException(
                    "model",
                    chosen.identity().name() + " is another network than the one that " + store.folder()
                            + " was begun with (" + kept.name() + ", SHA-256 "
                            + kept.checksum().substring(0, 12)
                            + "…, now " + chosen.identity().checksum().substring(0, 12)
                            + "…), and embeddings of two networks do not compare. Name that one, or change the gallery over by"
                            + " isogon gallery upgrade");
        }
    }

    /** Whether embeddings of two models compare. */
    static boolean isSame(ModelIdentity one, ModelIdentity other) {
        return one.checksum().equals(other.checksum())
                && one.dimensions() == other.dimensions()
                && one.framing().equals(other.framing());
    }

    /**
     * Has an open gallery take a model: its own, or any where nothing was enrolled yet.
     *
     * @throws SettingsException when it was begun with another network
     */
    public static void begin(GalleryStore store, Chosen chosen) throws IOException {
        State state = store.state();
        boolean empty = state.images() == 0 && state.strangers() == 0;
        if (empty && !isSame(chosen.identity(), store.facts().model())) {
            store.writing().reembed(chosen.identity(), NOTHING);
        }
        checkModel(store, chosen);
    }

    private static FoundModel found(ModelIdentity kept, @Nullable String named, Path gallery) throws IOException {
        if (named != null) {
            return Models.find(named);
        }
        try {
            return Models.find(kept.name());
        } catch (SettingsException e) {
            throw new SettingsException(
                    "model",
                    "of " + gallery + " is " + kept.name() + ", which is not to be found: " + e.getMessage()
                            + ". Say where it lies now");
        }
    }

    /**
     * A new gallery, in a folder that is not there yet or is empty.
     *
     * @param pictures whether what surrounds each face is kept, so that a better model can look again
     */
    public static GalleryStore create(Path folder, Chosen model, boolean pictures, @Nullable GalleryKey key)
            throws IOException {
        GalleryFacts facts = GalleryFacts.ofNew(model.identity(), pictures, key != null);
        return GalleryStore.create(folder, facts, key);
    }

    /** Its model, ready to embed; to be closed. */
    public static OnnxEmbedder embedder(Chosen model, int threads) throws IOException {
        return model.found()
                .open(new OnnxEmbedder.Settings(
                        BATCH,
                        threads,
                        FaceFraming.of(model.found().card().preprocessing().faces())));
    }

    /** What is known of a model's false matches; null where nobody has measured them. */
    public static @Nullable FalseMatchTable table(FoundModel model) throws IOException {
        return FalseMatchTables.find(model.name(), model.card().sha256(), model.folder())
                .orElse(null);
    }
}
