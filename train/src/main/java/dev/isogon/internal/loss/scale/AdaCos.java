package dev.isogon.internal.loss.scale;

import dev.isogon.internal.loss.part.DivergedException;
import dev.isogon.internal.loss.part.ShortNumber;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The scale that sets itself: s(0) = √2·ln(C−1), then s(t) = ln B / cos(min(π/4, θ)), where B is the batch's mean of
 * Σ_{j≠y} exp(s(t−1)·cos θ_j) and θ the median angle to the own class (the lower of the two middle ones).
 *
 * <p>Source: Zhang et al., AdaCos, arXiv 1905.00292, equations 8, 12 and 15. ln B comes from a log-sum-exp, so that no
 * exponential overflows. s is a constant to the gradient. One log-sum-exp a step; state of one number.
 *
 * <p>The recursion has a stable scale only while cos²θ ≥ 2σ²·ln(C−1), with σ² the variance of the other classes'
 * cosines (about 1/dimensions in use); otherwise it grows without bound, which is reported and not clamped.
 */
public final class AdaCos implements Scale {

    /** No stable recursion comes near this, and an unstable one passes it within a few steps. */
    private static final double DIVERGED = 1e4;

    private final int classes;
    private final Tensor current;

    public AdaCos(int classes) {
        this.classes = classes;
        double initial = fixed(classes);
        this.current = torch.full(new long[0], new Scalar(initial), new TensorOptions(ScalarType.Double));
    }

    /**
     * The fixed AdaCos scale √2·ln(C−1), equation 8.
     *
     * @throws IllegalArgumentException below 3 classes, where it is 0
     */
    public static double fixed(int classes) {
        if (classes < 3) {
            throw new IllegalArgumentException("AdaCos's scale √2·ln(C−1) is 0 at " + classes
                    + " classes, so nothing would be learned; it needs at least 3. Take arcface, cosface or"
                    + " normalized-softmax");
        }
        return Math.sqrt(2) * Math.log(classes - 1.0);
    }

    @Override
    public Tensor of(Tensor norm, Tensor prototypeNorm) {
        return current;
    }

    @Override
    public double value() {
        return current.item_double();
    }

    @Override
    public boolean observes() {
        return true;
    }

    @Override
    public void observe(Tensor targetCosine, Tensor logSumExpOthers) {
        Tensor logSums = logSumExpOthers.to(ScalarType.Double);
        double logB = logSums.logsumexp(0).item_double() - Math.log((double) logSums.size(0));
        Tensor angles = targetCosine
                .to(ScalarType.Double)
                .clamp(new ScalarOptional(new Scalar(-1.0)), new ScalarOptional(new Scalar(1.0)))
                .acos();
        double angle = angles.median().item_double();
        double next = logB / Math.cos(Math.min(Math.PI / 4, angle));
        if (!(next > 0 && next <= DIVERGED)) {
            throw new DivergedException(reason(next, logB, angle));
        }
        current.fill_(new Scalar(next));
    }

    private String reason(double next, double logB, double angle) {
        String became = "AdaCos's scale went from " + ShortNumber.of(value()) + " to " + ShortNumber.of(next)
                + " (ln B = " + ShortNumber.of(logB) + ", median own angle " + ShortNumber.of(Math.toDegrees(angle))
                + "°): ";
        if (Double.isNaN(next)) {
            return became + "the embeddings are no longer numbers. Lower the learning rate";
        }
        if (next <= 0) {
            return became + "with " + classes + " classes the other classes' cosines are so low that ln B is not"
                    + " above 0. Take fixed-adacos";
        }
        return became + "it diverges, since s = ln B / cos θ has a stable value only while cos²θ ≥ 2σ²·ln(C−1), σ²"
                + " being the variance of the other classes' cosines. Embeddings must use more than about 4·ln(C−1) = "
                + ShortNumber.of(4 * Math.log(classes - 1.0))
                + " dimensions. Take fixed-adacos, or a larger embedding";
    }

    @Override
    public Map<String, Tensor> buffers() {
        return Map.of("scale", current);
    }

    @Override
    public String toString() {
        return "adacos";
    }
}
