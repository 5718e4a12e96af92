package dev.isogon.internal.data.vectors;

import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import java.nio.file.Path;

/** Embeddings that no cosine exists of are refused where they come in, while it is known which they are. */
final class FiniteNumbers {

    private FiniteNumbers() {}

    /**
     * Looks at every number.
     *
     * @throws BrokenFileException when one is infinite or none, naming its row
     */
    static void check(Path file, Embeddings vectors) {
        float[] values = vectors.values();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                int row = i / vectors.dimensions();
                throw new BrokenFileException(
                        file,
                        "has " + values[i] + " in embedding " + (row + 1) + " ("
                                + Printable.shortened(vectors.names().get(row)) + "), but finite numbers are expected."
                                + " Make that embedding anew, or take its row out here and among the labels");
            }
        }
    }
}
