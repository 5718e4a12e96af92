package dev.isogon.internal.loss;

import java.util.Optional;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** A linear layer without bias: x_i·w_j, as in plain cross-entropy. */
final class LinearHead implements Head {

    private final Tensor prototypes;

    /** @param prototypes C×D */
    LinearHead(Tensor prototypes) {
        this.prototypes = prototypes;
    }

    /** With random prototypes, uniform in ±1/√D: what linear layers usually start from. */
    static LinearHead random(Shape shape) {
        double bound = 1 / Math.sqrt(shape.embedding());
        Tensor drawn = torch.zeros(new long[] {shape.classes(), shape.embedding()}, new TensorOptions(shape.type()));
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
