package dev.isogon.client;

import dev.isogon.internal.client.JsonPart;
import java.net.ProtocolException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an enrolment did; it is on the server's disk.
 *
 * @param subject whom the images belong to; null where nothing could be enrolled and nobody has the name
 * @param added images that were enrolled
 * @param repeated names of images that the subject had already, byte for byte
 * @param elsewhere names of images that another subject has too, and that subject; they are enrolled all the same
 * @param several names of images with several faces, of which the one nearest to the middle was taken
 * @param notJudged what could not be enrolled, and why
 * @param strangersLeft identities that were strangers for calibration, and are enrolled now
 * @param change number of the gallery's last change
 */
public record ServedEnrolment(
        @Nullable ServedSubject subject,
        int added,
        List<String> repeated,
        Map<String, String> elsewhere,
        List<String> several,
        List<Recognition.NotJudged> notJudged,
        List<String> strangersLeft,
        long change) {

    /** Keeps copies. */
    public ServedEnrolment {
        repeated = List.copyOf(repeated);
        elsewhere = Map.copyOf(elsewhere);
        several = List.copyOf(several);
        notJudged = List.copyOf(notJudged);
        strangersLeft = List.copyOf(strangersLeft);
    }

    static ServedEnrolment of(JsonPart part) throws ProtocolException {
        return new ServedEnrolment(
                part.get("subject").orNull(ServedSubject::of),
                part.get("added").count(),
                part.get("repeated").list(JsonPart::text),
                part.get("elsewhere").texts(),
                part.get("several").list(JsonPart::text),
                part.get("not_judged").list(each -> Recognition.NotJudged.of(each, null)),
                part.get("strangers_left").list(JsonPart::text),
                part.get("change").whole());
    }
}
