package dev.isogon.internal.eval.calibration;

/** An error rate of held-out identities as the threshold falls: what it is, and what each identity has to do with it. */
public interface FallingRate {

    /** n, the identities. */
    int identities();

    /** How many identities one evaluation of the error takes: 2 for pairs, N + 1 for searches of N. */
    int order();

    /** b, how many evaluations there are that share no identity; see {@link HoeffdingBound}. */
    default int blocks() {
        return identities() / order();
    }

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
