package dev.isogon.internal.loss.margin;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A margin by the embedding's norm, which stands for the image's quality: cos(θ − m·ẑ) − (m + m·ẑ), where ẑ says how many
 * deviations the norm lies above the mean norm, times h, within [−1, 1]. Of a norm in the middle it subtracts m; of a small one,
 * ẑ = −1, it is angular(m); of a large one, ẑ = 1, it is harder for images that are far from their class.
 *
 * <p>Source: Kim, Jain, Liu, AdaFace, arXiv 2204.00964, with the bounds of the authors' code: norms
 * within [0.001, 100], cosines of all classes within ±0.999, the widened angle within [0.001, π − 0.001]; its deviation has n − 1
 * in the denominator. ẑ is a constant to the gradient. Its state is two numbers, the running mean and deviation of the norms, which
 * begin at 20 and 100 and keep 0.99 of themselves a step. A batch of one image has no deviation and leaves that one as it is.
 */
public final class AdaptiveMargin implements Margin {

    private static final double KEPT = 0.99;
    private static final double BOUND = 1e-3;
    private static final double LARGEST_NORM = 100;
    private static final double MEAN_AT_FIRST = 20;
    private static final double DEVIATION_AT_FIRST = 100;

    private final double margin;
    private final double concentration;
    private final Tensor mean = number(MEAN_AT_FIRST);
    private final Tensor deviation = number(DEVIATION_AT_FIRST);

    /**
     * A margin of one run.
     *
     * @param margin m, in radians where it widens an angle and as a cosine where it is subtracted, in [0, π/2]
     * @param concentration h, above 0: a norm 1/h deviations from the mean, or further, moves the margin as far as it goes
     */
    public AdaptiveMargin(double margin, double concentration) {
        this.margin = margin;
        this.concentration = concentration;
    }

    private static Tensor number(double value) {
        return torch.full(new long[0], new Scalar(value), new TensorOptions(ScalarType.Double));
    }

    @Override
    public void observe(Tensor targetCosine, Tensor norm) {
        Tensor norms = within(norm.detach().to(ScalarType.Double), BOUND, LARGEST_NORM);
        move(mean, norms.mean());
        if (norms.numel() > 1) {
            move(deviation, norms.std());
        }
    }

    private static void move(Tensor running, Tensor now) {
        running.mul_(new Scalar(KEPT)).add_(now.mul(new Scalar(1 - KEPT)));
    }

    @Override
    public Tensor target(Tensor targetCosine, Tensor norm, Tensor label) {
        Tensor quality = quality(norm).mul(new Scalar(margin));
        Tensor angle = others(targetCosine, targetCosine).acos().sub(quality);
        return within(angle, BOUND, Math.PI - BOUND).cos().sub(quality.add(new Scalar(margin)));
    }

    /** ẑ of norms N. */
    private Tensor quality(Tensor norm) {
        Tensor above = within(norm.detach(), BOUND, LARGEST_NORM).sub(mean);
        return within(above.div(deviation.add(new Scalar(BOUND))).mul(new Scalar(concentration)), -1, 1);
    }

    @Override
    public Tensor others(Tensor cosines, Tensor targetCosine) {
        return within(cosines, BOUND - 1, 1 - BOUND);
    }

    private static Tensor within(Tensor values, double least, double most) {
        return values.clamp(new ScalarOptional(new Scalar(least)), new ScalarOptional(new Scalar(most)));
    }

    /** The running mean: there ẑ is 0. */
    @Override
    public double middleNorm() {
        return mean.item_double();
    }

    @Override
    public Map<String, Tensor> buffers() {
        return Map.of("norm_mean", mean, "norm_deviation", deviation);
    }
}
