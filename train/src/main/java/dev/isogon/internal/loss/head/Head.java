package dev.isogon.internal.loss.head;

import dev.isogon.internal.loss.part.Part;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** The first word of a loss: which prototypes, and how embeddings are compared with them. */
public interface Head extends Part {

    /** The prototypes, C×D, a row per class, if it learns any: parameter "prototypes". */
    Optional<Tensor> prototypes();

    @Override
    default Map<String, Tensor> parameters() {
        return prototypes().map(rows -> Map.of("prototypes", rows)).orElse(Map.of());
    }

    /** Compares embeddings N×D with all C prototypes. */
    Comparison compare(Tensor embeddings);

    /** Whether {@link Comparison#similarities()} are cosines, which alone a margin can move. */
    boolean givesCosines();

    /**
     * What a head saw.
     *
     * @param similarities N×K, K ≥ C: cosines, or the logits of a linear layer; columns past C are no class's
     * @param norm N, ‖x‖ of the embeddings
     * @param prototypeNorm K, ‖w‖ of the prototypes
     */
    record Comparison(Tensor similarities, Tensor norm, Tensor prototypeNorm) {}
}
