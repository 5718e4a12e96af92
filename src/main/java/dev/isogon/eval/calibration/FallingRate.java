package dev.isogon.eval.calibration;

/** An error rate of held-out identities as the threshold falls: what it is, and what each identity has to do with it. */
public interface FallingRate {

    /** n, the identities. */
    int identities();

    /** b, how many independent evaluations of the error there are among them; see {@link HoeffdingBound}. */
    int blocks();

    /** The thresholds that it can be asked for. */
    ThresholdGrid grid();

    /** Number of the lowest threshold that there are scores for; none below can be asked for. */
    int lowest();

    /**
     * The rate at a threshold of the grid.
     *
     * @param number of the threshold, never higher than in the call before
     * @return the same object as before when no error came between
     */
    Influences at(int number);
}
