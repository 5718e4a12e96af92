package dev.isogon.client;

import dev.isogon.internal.client.JsonPart;
import java.net.ProtocolException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sights of somebody, or something, that was not known and that are alike, kept for some days.
 *
 * @param id a number, which is never given again
 * @param images that are kept
 * @param seen how many it stands for; more than the images where there were many
 * @param first when the first came
 * @param last when the last came
 * @param until when the first image leaves
 * @param nearest subjects that it is like, the likeliest first, without those of whom somebody has said that it is not they
 * @param known whether the first of these would be named by now
 */
public record ServedUnknown(
        long id, int images, long seen, Instant first, Instant last, Instant until, List<Like> nearest, boolean known) {

    /** Keeps copies. */
    public ServedUnknown {
        nearest = List.copyOf(nearest);
    }

    /**
     * A subject that it is like.
     *
     * @param score the best cosine of any two of their images
     */
    public record Like(ServedSubject subject, double score) {

        static Like of(JsonPart part) throws ProtocolException {
            return new Like(
                    ServedSubject.of(part.get("subject")), part.get("score").number());
        }
    }

    /**
     * Some of them, the latest first.
     *
     * @param days that unknowns are kept; 0 where the server keeps no new ones
     * @param groups at most as many as were asked for
     * @param next the number to ask for what comes after; null where this is the last page
     */
    public record Page(
            int days, List<ServedUnknown> groups, @Nullable Long next) {

        /** Keeps copies. */
        public Page {
            groups = List.copyOf(groups);
        }

        static Page of(JsonPart part) throws ProtocolException {
            return new Page(
                    part.get("days").count(),
                    part.get("groups").list(ServedUnknown::of),
                    part.get("next").orNull(JsonPart::whole));
        }
    }

    static ServedUnknown of(JsonPart part) throws ProtocolException {
        return new ServedUnknown(
                part.get("id").whole(),
                part.get("images").count(),
                part.get("seen").whole(),
                time(part.get("first")),
                time(part.get("last")),
                time(part.get("until")),
                part.get("nearest").list(Like::of),
                part.get("known").yes());
    }

    private static Instant time(JsonPart part) throws ProtocolException {
        try {
            return Instant.parse(part.text());
        } catch (DateTimeException e) {
            throw new ProtocolException("the server's time is none: " + part.text());
        }
    }
}
