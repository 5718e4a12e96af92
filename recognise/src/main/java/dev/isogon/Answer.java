package dev.isogon;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a gallery says of a picture, or of a face in it: a subject it knows, that it knows nobody like that, or that there was
 * nothing to be judged. Each carries what decided it. Whether a face is a living one, or a photograph held before the camera,
 * nothing here can tell.
 */
public sealed interface Answer {

    /** What the image is called. */
    String image();

    /** The face that was judged, in pixels of the upright picture; null where the model sees whole pictures or there is none. */
    @Nullable
    Face face();

    /**
     * An enrolled subject's image.
     *
     * @param subject its name
     * @param image which of its images is the most similar one
     * @param score the cosine of the two embeddings, from −1 to 1
     */
    record Nearest(String subject, String image, double score) {}

    /**
     * A subject of the gallery: its score is at least the threshold, and no other subject's is higher.
     *
     * @param nearest subjects, the best first; at least one
     */
    record Known(String image, @Nullable Face face, List<Nearest> nearest, Decision decision) implements Answer {

        public Known {
            nearest = List.copyOf(nearest);
            if (nearest.isEmpty() || !decision.accepts(nearest.get(0).score())) {
                throw new IllegalArgumentException("known is only whose score is at least the threshold");
            }
        }

        /** Who it is. */
        public String subject() {
            return nearest.get(0).subject();
        }

        /** The cosine with the most similar image of that subject. */
        public double score() {
            return nearest.get(0).score();
        }

        /** By how much that is above the next subject's; empty where there is no other subject. */
        public OptionalDouble margin() {
            return nearest.size() < 2
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(score() - nearest.get(1).score());
        }
    }

    /**
     * Nobody of the gallery.
     *
     * @param nearest subjects that come nearest, the best first; none where the gallery is empty
     */
    record Unknown(String image, @Nullable Face face, Reason reason, List<Nearest> nearest, Decision decision)
            implements Answer {

        public Unknown {
            nearest = List.copyOf(nearest);
        }
    }

    /** Why somebody is unknown. */
    enum Reason {
        /** The best score is below the threshold. */
        BELOW_THRESHOLD,
        /** There is nobody to compare with. */
        NOBODY_ENROLLED
    }

    /**
     * Nothing that could be judged.
     *
     * @param value what was measured, where the problem is one of measure: a face's height in pixels
     * @param detail what the decoder or the disk said; continues the image's name
     */
    record NotJudged(String image, @Nullable Face face, Problem problem, double value, String detail)
            implements Answer {}

    /** Why there was nothing. */
    enum Problem {
        /** The file cannot be read. */
        UNREADABLE,
        /** It is no image, or a damaged one. */
        NO_IMAGE,
        /** It shows no face, and the model wants one. */
        NO_FACE,
        /** What is to be judged is smaller than 24 pixels. */
        TOO_SMALL,
        /** The network gave numbers that are not finite, or only zeros. */
        NO_EMBEDDING
    }
}
