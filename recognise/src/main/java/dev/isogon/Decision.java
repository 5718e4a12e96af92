package dev.isogon;

import org.jspecify.annotations.Nullable;

/**
 * What decided an answer.
 *
 * @param threshold τ: known is whose score is at least this
 * @param basis what the threshold rests on
 * @param subjects enrolled when it was decided, with at least one image
 * @param images enrolled when it was decided
 * @param model the name of the model whose embeddings were compared
 */
public record Decision(double threshold, Basis basis, long subjects, long images, String model) {

    /** Whether a score is high enough. */
    public boolean accepts(double score) {
        return score >= threshold;
    }

    /**
     * What a threshold rests on.
     *
     * @param kind how its rate is known
     * @param rate which error rate that is
     * @param atMost what it is at most; NaN where it is not known
     * @param confidence of so many calibrations this share keeps the promise; null where the rate holds on average over them
     * @param people identities, or images of held-out goods, that were measured; 0 where none were
     */
    public record Basis(
            Kind kind, Rate rate, double atMost, @Nullable Double confidence, long people) {}

    /** How a rate is known. */
    public enum Kind {
        /** From people who are not in this gallery, at its present size and members. */
        STRANGERS,
        /** From images of the enrolled subject that are not enrolled. */
        HELD_OUT,
        /** From a table of the model's false matches, for galleries of this size whose members were drawn at random. */
        TABLE,
        /** Somebody set the threshold by hand; no rate is known. */
        BY_HAND
    }

    /** Error rates. */
    public enum Rate {
        /** Of searches by people who are not enrolled, those that name anybody. */
        FPIR,
        /** Of searches by people who are enrolled, those that do not name them. */
        FNIR,
        /** Of comparisons of two people, those that take them for one. */
        FMR,
        /** None. */
        UNKNOWN
    }
}
