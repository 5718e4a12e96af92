package dev.isogon.internal.data.vectors;

import dev.isogon.metrics.Embeddings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Embeddings of a file, and what else it says of them.
 *
 * @param vectors with a name each: an image's or, where the file has none, its label
 * @param labels whose each is; null where the file does not say
 * @param note which columns were taken, to follow the file's name, where they have other names than are usual
 */
public record ReadVectors(
        Embeddings vectors,
        @Nullable List<String> labels,
        @Nullable String note) {

    public ReadVectors {
        labels = labels == null ? null : List.copyOf(labels);
    }
}
