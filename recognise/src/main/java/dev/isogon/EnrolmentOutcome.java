package dev.isogon;

import java.util.List;
import java.util.Map;

/**
 * What an enrolment did.
 *
 * @param added images that were enrolled
 * @param subjects that they belong to, of which some may be new
 * @param repeated names of images that the subject has already, byte for byte; they are not enrolled twice
 * @param elsewhere names of images that another subject has too, byte for byte, and that subject; they are enrolled all the same
 * @param several names of images with several faces, of which the one nearest to the middle was taken
 * @param notJudged what could not be enrolled, and why
 * @param strangersLeft identities that were held as strangers and are subjects now, so that they are no strangers any more
 */
public record EnrolmentOutcome(
        int added,
        int subjects,
        List<String> repeated,
        Map<String, String> elsewhere,
        List<String> several,
        List<Answer.NotJudged> notJudged,
        List<String> strangersLeft) {

    public EnrolmentOutcome {
        repeated = List.copyOf(repeated);
        elsewhere = Map.copyOf(elsewhere);
        several = List.copyOf(several);
        notJudged = List.copyOf(notJudged);
        strangersLeft = List.copyOf(strangersLeft);
    }
}
