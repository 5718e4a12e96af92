package dev.isogon.internal.experiment.curves;

/**
 * The probability of the own class where all other prototypes stand at right angles, 1 / (1 + (C − 1)·e^(−s·cos(θ + m)))
 * (Zhang et al., AdaCos, CVPR 2019, equation 3 with an angular margin).
 *
 * @param classes C
 * @param scale s
 * @param margin m, radians
 */
public record SoftmaxProbability(int classes, double scale, double margin) {

    /** The scale of Fixed AdaCos, √2·ln(C − 1) (equation 8 there). */
    public static double fixedAdaCos(int classes) {
        return Math.sqrt(2) * Math.log(classes - 1);
    }

    /**
     * The probability at an angle.
     *
     * @param angle θ, radians; beyond π − m the target's cosine is taken to stay where it is lowest
     */
    public double probability(double angle) {
        return 1 / (1 + (classes - 1) * Math.exp(-scale * Math.cos(Math.min(Math.PI, angle + margin))));
    }
}
