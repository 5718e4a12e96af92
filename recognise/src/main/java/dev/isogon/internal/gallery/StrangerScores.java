package dev.isogon.internal.gallery;

import dev.isogon.internal.gallery.search.GalleryVectors;
import dev.isogon.internal.gallery.search.Match;
import dev.isogon.internal.gallery.search.SearchIndex;
import dev.isogon.internal.gallery.store.State;
import dev.isogon.internal.gallery.store.StrangerSet.Stranger;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How near each stranger that is kept comes to the gallery as it is now. New images only raise scores, so that they are compared
 * alone; whatever else changes has everything searched anew.
 */
final class StrangerScores {

    private final Membership members;
    private List<Stranger> strangers = List.of();
    private float[] best = new float[0];
    private @Nullable State state;

    StrangerScores(Membership members) {
        this.members = members;
    }

    /**
     * The best score of each.
     *
     * @return empty where there is no stranger, or nobody is enrolled
     */
    synchronized float[] now() throws IOException {
        State before = state;
        State now = members.refresh();
        if (before == null
                || before.rewrites() != now.rewrites()
                || before.strangerChanges() != now.strangerChanges()
                || before.images() == 0) {
            all();
        } else if (before.lastImage() != now.lastImage()) {
            raise(before.lastImage());
        }
        state = now;
        return best.clone();
    }

    /** Who they are, in the order of their scores. */
    synchronized List<Stranger> strangers() throws IOException {
        now();
        return strangers;
    }

    private void all() throws IOException {
        strangers = members.store().strangers().all();
        best = of(strangers.stream().map(Stranger::embedding).toList());
    }

    /** How near such embeddings come; empty where there is none, or nobody is enrolled. */
    float[] of(List<float[]> embeddings) throws IOException {
        return members.search(index -> scores(index, embeddings));
    }

    private void raise(long afterImage) throws IOException {
        if (strangers.isEmpty()) {
            return;
        }
        try (GalleryVectors fresh = GalleryVectors.inMemory(strangers.get(0).embedding().length)) {
            members.store().reading().forEachEmbedding(afterImage, fresh::add);
            float[] scores =
                    scores(fresh, strangers.stream().map(Stranger::embedding).toList());
            for (int i = 0; i < scores.length; i++) {
                best[i] = Math.max(best[i], scores[i]);
            }
        }
    }

    private static float[] scores(SearchIndex index, List<float[]> embeddings) {
        if (embeddings.isEmpty() || index.images() == 0) {
            return new float[0];
        }
        List<List<Match>> found = index.best(FloatMatrix.of(embeddings), 1, Work.silent());
        float[] scores = new float[found.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = found.get(i).get(0).score();
        }
        return scores;
    }
}
