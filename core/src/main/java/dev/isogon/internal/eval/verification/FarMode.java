package dev.isogon.internal.eval.verification;

/** How TAR at a FAR is read off the steps of a ROC where no threshold has just that FAR. */
public enum FarMode {

    /** The highest TAR whose FAR does not exceed the target: what a user who states a FAR means. The default. */
    AT_MOST,

    /**
     * The point of the ROC whose FAR is nearest to the target, and of equally near ones that of the higher FAR, then TAR:
     * IJB-B and IJB-C as insightface's {@code eval_ijbc.py} computes them. The FAR may exceed the target. Like there, the
     * points are those which scikit-learn's {@code roc_curve} keeps (see {@link Roc}).
     */
    NEAREST,

    /**
     * The threshold on the squared distance 2 − 2·cosine that linear interpolation of FAR over 0, 0.001, …, 3.999 gives
     * for the target; 0, which accepts nothing, where no distance reaches it: as insightface's {@code verification.py}
     * does fold by fold. Scores must be cosines. The FAR may exceed the target. Of distances with equal FARs the last one
     * counts, as in SciPy's {@code interp1d} of those years; today's refuses them.
     */
    INTERPOLATED
}
