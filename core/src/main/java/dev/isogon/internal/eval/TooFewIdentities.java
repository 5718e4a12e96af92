package dev.isogon.internal.eval;

import java.util.Arrays;

/**
 * The refusal of an interval that fewer than {@value #LEAST} identities would have to carry. Images of one person fail
 * together, so what is resampled are people; of few of them the resamples say little of the people not seen.
 */
public final class TooFewIdentities extends IllegalArgumentException {

    /** Identities from which on an interval is given. */
    public static final int LEAST = 30;

    private static final long serialVersionUID = 1;

    private TooFewIdentities(String message) {
        super(message);
    }

    /**
     * Refuses where too few of the identities differ.
     *
     * @param identities an identity for each image or search
     * @param whose what they are, as in "strangers"
     * @throws TooFewIdentities with the reason
     */
    public static void check(int[] identities, String whose) {
        check(Arrays.stream(identities).distinct().count(), whose);
    }

    /**
     * Refuses a count.
     *
     * @param count different identities
     * @param whose what they are, as in "strangers"
     * @throws TooFewIdentities with the reason
     */
    public static void check(long count, String whose) {
        if (count < LEAST) {
            throw new TooFewIdentities("no interval: it would rest on " + count + " " + whose
                    + ", and with fewer than " + LEAST
                    + " identities it would be too narrow, since images of one identity fail together");
        }
    }
}
