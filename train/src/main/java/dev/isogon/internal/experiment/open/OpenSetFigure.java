package dev.isogon.internal.experiment.open;

/** A figure about identities that training did not see, or did not enrol. All are shares in [0, 1]. */
public enum OpenSetFigure {
    /** Share of probes whose nearest enrolled image is of their identity. */
    RANK_ONE("rank-1 %", Over.ENROLLED),
    /** Detection and identification rate at rank 1 where at most one search of a stranger in ten finds somebody. */
    DIR_AT_FPIR_10("DIR % at FPIR 10 %", Over.ENROLLED_AND_STRANGERS),
    /** The same at one in a hundred. */
    DIR_AT_FPIR_1("DIR % at FPIR 1 %", Over.ENROLLED_AND_STRANGERS),
    /** Chance that a probe of an enrolled identity finds a higher similarity than a stranger's. */
    SEARCH_AREA("area under curve % of searches", Over.ENROLLED_AND_STRANGERS),
    /** Chance that two images of one identity are more alike than two of two. */
    PAIR_AREA("area under curve % of pairs", Over.UNSEEN),
    /** Rate at which as many pairs of one identity are refused as pairs of two are accepted. */
    EQUAL_ERROR("equal error rate %", Over.UNSEEN),
    /** True-accept rate of pairs at a false-accept rate of at most one in ten. */
    TAR_AT_FAR_10("TAR % at FAR 10 %", Over.UNSEEN),
    /** The same at one in a hundred: what losses are compared by in protocol open. */
    TAR_AT_FAR_1("TAR % at FAR 1 %", Over.UNSEEN),
    /** The same at one in a thousand. */
    TAR_AT_FAR_01("TAR % at FAR 0.1 %", Over.UNSEEN);

    /** Whose identities an interval resamples. */
    public enum Over {
        ENROLLED,
        ENROLLED_AND_STRANGERS,
        /** All that training did not see. */
        UNSEEN
    }

    private final String title;
    private final Over over;

    OpenSetFigure(String title, Over over) {
        this.title = title;
        this.over = over;
    }

    /** As a table says it. */
    public String title() {
        return title;
    }

    public Over over() {
        return over;
    }
}
