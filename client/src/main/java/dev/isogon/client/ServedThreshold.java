package dev.isogon.client;

import dev.isogon.internal.client.JsonPart;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Where a threshold lies, and what it rests on.
 *
 * @param threshold a cosine: known is whose score is at least this
 * @param kind how its rate is known
 * @param rate which error rate that is
 * @param atMost what it is at most, from 0 to 1, at the gallery's size; null where that is not known
 * @param confidence of so many calibrations this share keeps the rate; null where it holds on average
 * @param people that were measured; 0 where none were
 * @param subjects enrolled when it was decided, with at least one image
 * @param images enrolled when it was decided
 * @param model whose embeddings were compared
 */
public record ServedThreshold(
        double threshold,
        Kind kind,
        Rate rate,
        @Nullable Double atMost,
        @Nullable Double confidence,
        long people,
        long subjects,
        long images,
        String model) {

    /** How a rate is known. */
    public enum Kind {
        /** From people who are not enrolled. */
        STRANGERS,
        /** From images of the enrolled subject that are not enrolled. */
        HELD_OUT,
        /** From a table of the model's false matches. */
        TABLE,
        /** Somebody set the threshold by hand; no rate is known. */
        BY_HAND,
        /** In a way that this client has no word for. */
        OTHER
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
        UNKNOWN,
        /** One that this client has no word for. */
        OTHER
    }

    static ServedThreshold of(JsonPart part) throws ProtocolException {
        return new ServedThreshold(
                part.get("threshold").number(),
                Words.of(Kind.class, part.get("kind").text(), Kind.OTHER),
                Words.of(Rate.class, part.get("rate").text(), Rate.OTHER),
                part.get("at_most").orNull(JsonPart::number),
                part.get("confidence").orNull(JsonPart::number),
                part.get("people").whole(),
                part.get("subjects").whole(),
                part.get("images").whole(),
                part.get("model").text());
    }
}
