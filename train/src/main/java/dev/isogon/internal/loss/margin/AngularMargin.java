package dev.isogon.internal.loss.margin;

import dev.isogon.internal.loss.part.ShortNumber;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Widens the target's angle: cos(θ + m) = c·cos m − √(1 − c²)·sin m, the product form, whose gradient is finite.
 *
 * <p>Source: ArcFace, arXiv 1801.07698, equation 3.
 *
 * @param margin m in radians, in [0, π/2]
 * @param gradient which of the two gradients that are in use
 * @param beyond what holds where cos(θ + m) would rise again, past θ = π − m
 */
public record AngularMargin(double margin, Gradient gradient, Beyond beyond) implements Margin {

    /** How the margin is differentiated. */
    public enum Gradient {
        /** ∂z/∂c = sin(θ + m)/sin θ: the formula's own. */
        EXACT,
        /** ∂z/∂c = 1: the margin counts in the forward pass only, as insightface and OpenSphere do it. */
        STRAIGHT_THROUGH
    }

    /** What holds past θ = π − m. */
    public enum Beyond {
        /** c − m·sin m there: not continuous, but keeps the order of angles. The usual choice. */
        MONOTONE,
        /** The margin only where the angle is below π/2; elsewhere plain c ("easy margin"). */
        EASY,
        /** cos(θ + m) everywhere, rising again past π − m (insightface's present code). */
        NONE
    }

    public AngularMargin {
        if (!(margin >= 0 && margin <= Math.PI / 2)) {
            String hint = margin > 0 && margin <= 90
                    ? ". In degrees? " + ShortNumber.of(margin) + "° is " + ShortNumber.of(Math.toRadians(margin))
                            + "; or write " + ShortNumber.of(margin) + "deg"
                    : "";
            throw new IllegalArgumentException(
                    "margin must be between 0 and 1.5708 radians, but was " + ShortNumber.of(margin) + hint);
        }
    }

    @Override
    public Tensor target(Tensor targetCosine, Tensor norm, Tensor label) {
        Tensor margined = margined(targetCosine);
        return gradient == Gradient.EXACT
                ? margined
                : targetCosine.add(margined.sub(targetCosine).detach());
    }

    Tensor margined(Tensor c) {
        Tensor widened = c.mul(new Scalar(Math.cos(margin))).sub(sine(c).mul(new Scalar(Math.sin(margin))));
        return switch (beyond) {
            case MONOTONE ->
                torch.where(c.ge(new Scalar(-Math.cos(margin))), widened, c.sub(new Scalar(margin * Math.sin(margin))));
            case EASY -> torch.where(c.gt(new Scalar(0.0)), widened, c);
            case NONE -> widened;
        };
    }

    /** sin θ. Its gradient is −c/sin θ, so the square is kept off 0 by what rounding could have put there. */
    private static Tensor sine(Tensor c) {
        Tensor one = torch.ones_like(c);
        double rounding = c.scalar_type().intern() == ScalarType.Double ? 1e-15 : 1e-7;
        return one.sub(c).mul(one.add(c)).clamp_min(new Scalar(rounding)).sqrt();
    }

    @Override
    public String toString() {
        return "angular(" + ShortNumber.of(margin)
                + (gradient == Gradient.EXACT ? "" : ", gradient=straight-through")
                + switch (beyond) {
                    case MONOTONE -> "";
                    case EASY -> ", beyond=easy";
                    case NONE -> ", beyond=none";
                }
                + ")";
    }
}
