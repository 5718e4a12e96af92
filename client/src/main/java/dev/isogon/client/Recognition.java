package dev.isogon.client;

import dev.isogon.internal.client.JsonPart;
import java.net.ProtocolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gallery says of an image, or of a face in it: a subject it knows, that it knows nobody like that, or that there was nothing
 * to be judged. There is no liveness test: a printed photograph of somebody passes for that person.
 */
public sealed interface Recognition {

    /** What the image is called. */
    String image();

    /** Where the face is; null where the model sees whole pictures or there is none. */
    ServedFaces.@Nullable Box face();

    /**
     * An enrolled subject's image.
     *
     * @param subject its name
     * @param image which of its images is the most similar one
     * @param score the cosine of the two embeddings, from −1 to 1
     */
    record Nearest(String subject, String image, double score) {

        static Nearest of(JsonPart part) throws ProtocolException {
            return new Nearest(
                    part.get("subject").text(),
                    part.get("image").text(),
                    part.get("score").number());
        }
    }

    /**
     * A subject of the gallery.
     *
     * @param image what it is called
     * @param face pixels of the upright picture
     * @param subject who it is
     * @param score the cosine with the most similar image of that subject
     * @param margin by how much that is above the next subject's; null where there is no other subject
     * @param nearest subjects, the best first; at least one
     * @param decision what decided it
     */
    record Known(
            String image,
            ServedFaces.@Nullable Box face,
            String subject,
            double score,
            @Nullable Double margin,
            List<Nearest> nearest,
            ServedThreshold decision)
            implements Recognition {

        /** Keeps copies. */
        public Known {
            nearest = List.copyOf(nearest);
        }
    }

    /**
     * Nobody of the gallery.
     *
     * @param image what it is called
     * @param face pixels of the upright picture
     * @param reason why
     * @param nearest subjects that come nearest, the best first; none where the gallery is empty
     * @param decision what decided it
     */
    record Unknown(
            String image,
            ServedFaces.@Nullable Box face,
            Reason reason,
            List<Nearest> nearest,
            ServedThreshold decision)
            implements Recognition {

        /** Keeps copies. */
        public Unknown {
            nearest = List.copyOf(nearest);
        }
    }

    /**
     * Nothing that could be judged.
     *
     * @param image what it is called
     * @param face pixels of the upright picture
     * @param problem what was the matter
     * @param value what was measured, where the problem is one of measure: a face's height in pixels; else null
     * @param detail what the decoder or the disk said
     */
    record NotJudged(
            String image,
            ServedFaces.@Nullable Box face,
            Problem problem,
            @Nullable Double value,
            String detail) implements Recognition {

        static NotJudged of(JsonPart part, ServedFaces.@Nullable Box face) throws ProtocolException {
            String detail = part.get("detail").orNull(JsonPart::text);
            return new NotJudged(
                    part.get("image").text(),
                    face,
                    Words.of(Problem.class, part.get("reason").text(), Problem.OTHER),
                    part.get("value").orNull(JsonPart::number),
                    detail == null ? "" : detail);
        }
    }

    /** Why somebody is unknown. */
    enum Reason {
        /** The best score is below the threshold. */
        BELOW_THRESHOLD,
        /** There is nobody to compare with. */
        NOBODY_ENROLLED,
        /** For something that this client has no word for. */
        OTHER
    }

    /** Why there was nothing to be judged. */
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
        NO_EMBEDDING,
        /** Something that this client has no word for. */
        OTHER
    }
}
