package dev.isogon.client;

import dev.isogon.internal.client.JsonPart;
import java.net.ProtocolException;
import java.util.List;

/**
 * Whether an image of somebody who is not enrolled could be kept for calibration.
 *
 * @param identity for whom
 * @param kept whether one could be
 * @param notJudged images that were drawn and could not be, and why
 * @param strangers how many the gallery has now
 */
public record ServedStranger(String identity, boolean kept, List<Recognition.NotJudged> notJudged, long strangers) {

    /** Keeps copies. */
    public ServedStranger {
        notJudged = List.copyOf(notJudged);
    }

    static ServedStranger of(JsonPart part) throws ProtocolException {
        return new ServedStranger(
                part.get("identity").text(),
                part.get("kept").yes(),
                part.get("not_judged").list(each -> Recognition.NotJudged.of(each, null)),
                part.get("strangers").whole());
    }
}
