package dev.isogon.internal.loss.head;

import dev.isogon.internal.loss.part.Rows;
import java.util.Optional;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A linear layer without bias: x_i·w_j, as in plain cross-entropy. */
public final class LinearHead implements Head {

    private final Tensor prototypes;

    /** @param prototypes C×D */
    public LinearHead(Tensor prototypes) {
        this.prototypes = prototypes;
    }

    /** With random prototypes, uniform in ±1/√D: what linear layers usually start from. */
    public static LinearHead random(int classes, int embedding, ScalarType type) {
        double bound = 1 / Math.sqrt(embedding);
        Tensor drawn = torch.zeros(new long[] {classes, embedding}, new TensorOptions(type));
        return new LinearHead(drawn.uniform_(-bound, bound, new GeneratorOptional()));
    }

    @Override
    public Optional<Tensor> prototypes() {
        return Optional.of(prototypes);
    }

    @Override
    public Comparison compare(Tensor embeddings) {
        return new Comparison(embeddings.mm(prototypes.t()), Rows.norms(embeddings), Rows.norms(prototypes));
    }

    @Override
    public boolean givesCosines() {
        return false;
    }
}
