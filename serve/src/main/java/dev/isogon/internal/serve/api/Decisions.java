package dev.isogon.internal.serve.api;

import dev.isogon.Answer;
import dev.isogon.internal.gallery.store.GalleryReading;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.gallery.wire.AnswerJson;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last answers about a gallery, in memory: subjects by their numbers, so that whoever is erased is not named here. */
final class Decisions {

    private static final int MOST = 200;

    private final Deque<Noted> last = new ArrayDeque<>();

    private record Noted(
            String time,
            String caller,
            String answer,
            @Nullable Long nearest,
            @Nullable Double score,
            @Nullable Double threshold,
            @Nullable String reason) {}

    /**
     * An answer that was given.
     *
     * @param time in UTC (ISO 8601)
     * @param caller id of the key
     * @param answer known, unknown or not_judged
     * @param subject the nearest; null where there is none, or it is erased by now
     * @param score with it
     * @param threshold at that time
     * @param reason why somebody is unknown, or could not be judged
     */
    record DecisionJson(
            String time,
            String caller,
            String answer,
            SubjectRoutes.@Nullable SubjectJson subject,
            @Nullable Double score,
            @Nullable Double threshold,
            @Nullable String reason) {}

    /** Notes answers, and gives the numbers of those who were recognised, once each. */
    List<Long> note(String caller, List<Answer> answers, GalleryReading reading) throws IOException {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Set<Long> known = new LinkedHashSet<>();
        for (Answer each : answers) {
            AnswerJson json = AnswerJson.of(each);
            Long nearest = json.nearest().isEmpty()
                    ? null
                    : reading.subject(json.nearest().get(0).subject())
                            .map(Subject::id)
                            .orElse(null);
            synchronized (last) {
                last.addFirst(new Noted(
                        now,
                        caller,
                        json.answer(),
                        nearest,
                        json.score(),
                        json.decision() == null ? null : json.decision().threshold(),
                        json.reason()));
                while (last.size() > MOST) {
                    last.removeLast();
                }
            }
            if (nearest != null && each instanceof Answer.Known) {
                known.add(nearest);
            }
        }
        return List.copyOf(known);
    }

    /** The last ones, the latest first. */
    List<DecisionJson> last(GalleryReading reading) throws IOException {
        List<Noted> noted;
        synchronized (last) {
            noted = List.copyOf(last);
        }
        List<DecisionJson> shown = new ArrayList<>();
        for (Noted each : noted) {
            Subject subject = each.nearest() == null
                    ? null
                    : reading.subject(each.nearest()).orElse(null);
            shown.add(new DecisionJson(
                    each.time(),
                    each.caller(),
                    each.answer(),
                    subject == null ? null : SubjectRoutes.SubjectJson.of(subject),
                    each.score(),
                    each.threshold(),
                    each.reason()));
        }
        return shown;
    }
}
