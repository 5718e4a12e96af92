package dev.isogon.client;

import dev.isogon.internal.client.JsonPart;
import java.net.ProtocolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is enrolled.
 *
 * @param id a number, which is never given again
 * @param name may be anything
 * @param images how many there are
 */
public record ServedSubject(long id, String name, int images) {

    /**
     * Some subjects, in the order of enrolment.
     *
     * @param subjects at most as many as were asked for
     * @param next the number to ask for what comes after; null where this is the last page
     */
    public record Page(
            List<ServedSubject> subjects, @Nullable Long next) {

        /** Keeps copies. */
        public Page {
            subjects = List.copyOf(subjects);
        }

        static Page of(JsonPart part) throws ProtocolException {
            return new Page(
                    part.get("subjects").list(ServedSubject::of),
                    part.get("next").orNull(JsonPart::whole));
        }
    }

    /**
     * An enrolled image.
     *
     * @param id a number, which is never given again
     * @param name what it was called
     * @param quality pixels: the face's height, or the picture's shorter side
     */
    public record Image(long id, String name, double quality) {

        static Image of(JsonPart part) throws ProtocolException {
            return new Image(
                    part.get("id").whole(),
                    part.get("name").text(),
                    part.get("quality").number());
        }
    }

    /**
     * What a renaming did.
     *
     * @param subject that has the name now
     * @param merged whether that is another one, which got all images
     * @param change number of the gallery's last change
     */
    public record Renamed(ServedSubject subject, boolean merged, long change) {

        static Renamed of(JsonPart part) throws ProtocolException {
            return new Renamed(
                    ServedSubject.of(part.get("subject")),
                    part.get("merged").yes(),
                    part.get("change").whole());
        }
    }

    /**
     * What the move of an image did.
     *
     * @param subject that has it now
     * @param moved false where that one had the same image already, so that this one was erased
     * @param change number of the gallery's last change
     */
    public record Moved(ServedSubject subject, boolean moved, long change) {

        static Moved of(JsonPart part) throws ProtocolException {
            return new Moved(
                    ServedSubject.of(part.get("subject")),
                    part.get("moved").yes(),
                    part.get("change").whole());
        }
    }

    static ServedSubject of(JsonPart part) throws ProtocolException {
        return new ServedSubject(
                part.get("id").whole(),
                part.get("name").text(),
                part.get("images").count());
    }
}
