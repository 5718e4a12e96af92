package dev.isogon.internal.eval.identification;

/** How a subject with several images is compared with a probe. */
public enum Enrolment {
    /** By the image that is most like the probe: the highest of the cosines. */
    BEST_IMAGE,
    /** By the mean over the subject's images of the cosine. */
    MEAN_SCORE,
    /**
     * By one template: the cosine with the mean of the subject's images, each first brought to length 1. A subject whose
     * images cancel out has a template of zeros, and cosine 0 to everything.
     */
    TEMPLATE
}
