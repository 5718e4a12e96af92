package dev.isogon.internal.loss.margin;

import dev.isogon.internal.loss.margin.AngularMargin.Beyond;
import dev.isogon.internal.loss.margin.AngularMargin.Gradient;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The angular margin, and other classes that are hard, c_j > cos(θ_y + m), weigh more as training succeeds: c_j·(t + c_j), with t
 * the running mean of the own cosines, which keeps 0.99 of itself a step and begins at 0.
 *
 * <p>Source: Huang et al., CurricularFace, arXiv 2004.00288, equations 5, 8 and 9; past θ = π − m as the authors' code. t is a
 * constant to the gradient. Its state is one number.
 */
public final class CurricularMargin implements Margin {

    private static final double KEPT = 0.99;

    private final AngularMargin target;
    private final AngularMargin unbounded;
    private final Tensor t = torch.full(new long[0], new Scalar(0.0), new TensorOptions(ScalarType.Double));

    /** @param margin m in radians, in [0, π/2] */
    public CurricularMargin(double margin) {
        this.target = new AngularMargin(margin, Gradient.EXACT, Beyond.MONOTONE);
        this.unbounded = new AngularMargin(margin, Gradient.EXACT, Beyond.NONE);
    }

    @Override
    public void observe(Tensor targetCosine, Tensor norm) {
        t.mul_(new Scalar(KEPT)).add_(targetCosine.mean().mul(new Scalar(1 - KEPT)));
    }

    @Override
    public Tensor target(Tensor targetCosine, Tensor norm, Tensor label) {
        return target.target(targetCosine, norm, label);
    }

    @Override
    public Tensor others(Tensor cosines, Tensor targetCosine) {
        return torch.where(hard(cosines, targetCosine), cosines.mul(cosines.add(t)), cosines);
    }

    private Tensor hard(Tensor cosines, Tensor targetCosine) {
        try (NoGradGuard guard = new NoGradGuard()) {
            return cosines.gt(unbounded.margined(targetCosine).unsqueeze(1));
        }
    }

    @Override
    public Map<String, Tensor> buffers() {
        return Map.of("curriculum", t);
    }
}
