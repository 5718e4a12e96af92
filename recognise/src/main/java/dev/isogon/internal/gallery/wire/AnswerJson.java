package dev.isogon.internal.gallery.wire;

import dev.isogon.Answer;
import dev.isogon.Decision;
import dev.isogon.Face;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An answer as JSON says it: the same keys for each, null where there is nothing.
 *
 * @param image its name
 * @param answer known, unknown or not_judged
 * @param subject who it is
 * @param score the best cosine
 * @param margin by how much it is above the next subject's
 * @param reason why somebody is unknown, or could not be judged
 * @param value what was measured, where the reason is one of measure
 * @param detail the reason in words, where a decoder or the disk gave it
 * @param face where it is in the picture, pixels
 * @param nearest subjects, the best first
 * @param decision what decided it
 */
public record AnswerJson(
        String image,
        String answer,
        @Nullable String subject,
        @Nullable Double score,
        @Nullable Double margin,
        @Nullable String reason,
        @Nullable Double value,
        @Nullable String detail,
        Face.@Nullable Box face,
        List<Answer.Nearest> nearest,
        @Nullable Decided decision) {

    /**
     * What decided it; a rate that is not known is null.
     *
     * @param threshold known is whose score is at least this
     * @param kind how its rate is known
     * @param rate which rate it is
     * @param atMost what that is at most
     * @param confidence with which; null where it holds on average
     * @param people that were measured
     */
    public record Decided(
            double threshold,
            Decision.Kind kind,
            Decision.Rate rate,
            @Nullable Double atMost,
            @Nullable Double confidence,
            long people,
            long subjects,
            long images,
            String model) {

        /** Of a decision. */
        public static Decided of(Decision decision) {
            Decision.Basis basis = decision.basis();
            return new Decided(
                    decision.threshold(),
                    basis.kind(),
                    basis.rate(),
                    Double.isNaN(basis.atMost()) ? null : basis.atMost(),
                    basis.confidence(),
                    basis.people(),
                    decision.subjects(),
                    decision.images(),
                    decision.model());
        }
    }

    /** Of an answer. */
    public static AnswerJson of(Answer answer) {
        Face.Box face = answer.face() == null ? null : answer.face().box();
        if (answer instanceof Answer.Known known) {
            Double margin = known.margin().isPresent() ? known.margin().getAsDouble() : null;
            return new AnswerJson(
                    known.image(),
                    "known",
                    known.subject(),
                    known.score(),
                    margin,
                    null,
                    null,
                    null,
                    face,
                    known.nearest(),
                    Decided.of(known.decision()));
        }
        if (answer instanceof Answer.Unknown unknown) {
            Double score = unknown.nearest().isEmpty()
                    ? null
                    : unknown.nearest().get(0).score();
            return new AnswerJson(
                    unknown.image(),
                    "unknown",
                    null,
                    score,
                    null,
                    word(unknown.reason()),
                    null,
                    null,
                    face,
                    unknown.nearest(),
                    Decided.of(unknown.decision()));
        }
        Answer.NotJudged not = (Answer.NotJudged) answer;
        return new AnswerJson(
                not.image(),
                "not_judged",
                null,
                null,
                null,
                word(not.problem()),
                Double.isNaN(not.value()) ? null : not.value(),
                not.detail(),
                face,
                List.of(),
                null);
    }

    /** The same, with what enrolled images are called told otherwise. */
    public AnswerJson withImages(UnaryOperator<String> told) {
        return new AnswerJson(
                image,
                answer,
                subject,
                score,
                margin,
                reason,
                value,
                detail,
                face,
                nearest.stream()
                        .map(each -> new Answer.Nearest(each.subject(), told.apply(each.image()), each.score()))
                        .toList(),
                decision);
    }

    private static String word(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT);
    }
}
