package dev.isogon.internal.loss.head;

import dev.isogon.internal.loss.part.Rows;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The embedding's own outputs are the logits: its prototypes are the axes. With more outputs than classes the rest are
 * classes that never occur. The public experiment's cross-entropy.
 */
public final class IdentityHead implements Head {

    @Override
    public Optional<Tensor> prototypes() {
        return Optional.empty();
    }

    @Override
    public Comparison compare(Tensor embeddings) {
        Tensor ones = torch.ones(new long[] {embeddings.size(1)}, embeddings.options());
        return new Comparison(embeddings, Rows.norms(embeddings), ones);
    }

    @Override
    public boolean givesCosines() {
        return false;
    }
}
