package dev.isogon.internal.loss.head;

import dev.isogon.internal.loss.part.Rows;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Cosines between embeddings and prototypes: c_ij = x̂_i·ŵ_j.
 *
 * <p>Source: Wang et al., NormFace, arXiv 1704.06369, section 3.
 */
public final class CosineHead implements Head {

    private final Tensor prototypes;

    /** @param prototypes C×D */
    public CosineHead(Tensor prototypes) {
        this.prototypes = prototypes;
    }

    /** With random prototypes, N(0, 2/(C+D)): Xavier's deviation, as in the public experiment. */
    public static CosineHead random(int classes, int embedding, ScalarType type) {
        double deviation = Math.sqrt(2.0 / (classes + embedding));
        Tensor drawn = torch.zeros(new long[] {classes, embedding}, new TensorOptions(type));
        return new CosineHead(drawn.normal_(0, deviation, new org.bytedeco.pytorch.GeneratorOptional()));
    }

    @Override
    public Optional<Tensor> prototypes() {
        return Optional.of(prototypes);
    }

    @Override
    public Comparison compare(Tensor embeddings) {
        Tensor norm = Rows.norms(embeddings);
        Tensor prototypeNorm = Rows.norms(prototypes);
        Tensor cosines = Rows.directions(embeddings, norm)
                .mm(Rows.directions(prototypes, prototypeNorm).t());
        return new Comparison(cosines, norm, prototypeNorm);
    }

    @Override
    public boolean givesCosines() {
        return true;
    }
}
