package dev.isogon.internal.eval.retrieval;

/** How the k references most like a query choose its class. */
public enum Vote {
    /** Each has one vote; of classes with as many votes, that of the most alike reference wins. */
    MAJORITY,
    /**
     * Each has e^(cosine ∕ 0.07) votes: Z. Wu et al., <i>Unsupervised feature learning via non-parametric instance
     * discrimination</i>, CVPR 2018, section 3.4; as DINO's evaluation does.
     */
    WEIGHTED;

    private static final double TEMPERATURE = 0.07;

    /** The votes of a reference; the cosine's distance from 1, so that no power overflows. */
    double weight(float cosine) {
        return this == MAJORITY ? 1 : Math.exp((cosine - 1) / TEMPERATURE);
    }
}
