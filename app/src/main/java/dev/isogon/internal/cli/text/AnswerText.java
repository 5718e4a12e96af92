package dev.isogon.internal.cli.text;

import dev.isogon.Answer;
import dev.isogon.Answer.Nearest;
import dev.isogon.Decision;
import dev.isogon.internal.data.files.LeftOut;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** A gallery's answers for a terminal: who it is, or that nobody knows, and why. */
public final class AnswerText {

    private AnswerText() {}

    /**
     * A line each, in columns.
     *
     * @param top subjects that are named, at least 1; for who is known always the next one too
     */
    public static List<String> lines(List<? extends Answer> answers, int top) {
        int images =
                answers.stream().mapToInt(each -> image(each).length()).max().orElse(0);
        int names = answers.stream().mapToInt(each -> word(each).length()).max().orElse(0);
        return answers.stream()
                .map(each -> (padded(image(each), images) + "  " + padded(word(each), names) + "  " + why(each, top))
                        .stripTrailing())
                .toList();
    }

    /** A name that is as wide as asked for, by characters. */
    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String image(Answer answer) {
        String name = LeftOut.printable(answer.image());
        return answer.face() == null
                ? name
                : String.format(
                        Locale.ROOT,
                        "%s [%.0f, %.0f]",
                        name,
                        answer.face().box().middle().x(),
                        answer.face().box().middle().y());
    }

    private static String word(Answer answer) {
        if (answer instanceof Answer.Known known) {
            return LeftOut.printable(known.subject());
        }
        return answer instanceof Answer.Unknown ? "unknown" : "not judged";
    }

    private static String why(Answer answer, int top) {
        if (answer instanceof Answer.Known known) {
            return number(known.score()) + " ≥ " + number(known.decision().threshold())
                    + others(known.nearest(), Math.max(2, top));
        }
        if (answer instanceof Answer.Unknown unknown) {
            return unknown.nearest().isEmpty()
                    ? "nobody is enrolled"
                    : number(unknown.nearest().get(0).score()) + " < "
                            + number(unknown.decision().threshold()) + "  nearest: "
                            + LeftOut.printable(unknown.nearest().get(0).subject()) + others(unknown.nearest(), top);
        }
        return ((Answer.NotJudged) answer).detail();
    }

    /** Whoever comes after the first. */
    private static String others(List<Nearest> nearest, int top) {
        StringBuilder text = new StringBuilder();
        for (Nearest each : nearest.subList(Math.min(1, nearest.size()), Math.min(top, nearest.size()))) {
            text.append(text.isEmpty() ? "  next: " : ", ")
                    .append(LeftOut.printable(each.subject()))
                    .append(' ')
                    .append(number(each.score()));
        }
        return text.toString();
    }

    /** What decided, in a sentence. */
    public static String decision(Decision decision) {
        if (decision.images() == 0) {
            return "Nobody is enrolled, so that everybody is unknown.";
        }
        Decision.Basis basis = decision.basis();
        String size = counted(decision.images(), "image") + " of " + counted(decision.subjects(), "subject");
        String holds = basis.confidence() == null
                ? "on average"
                : String.format(Locale.ROOT, "with %s confidence", percent(basis.confidence()));
        return "Threshold " + number(decision.threshold()) + ": "
                + switch (basis.kind()) {
                    case STRANGERS ->
                        String.format(
                                Locale.ROOT,
                                "at most %s of strangers are given a name, %s, as %,d people who are not enrolled showed for"
                                        + " these %s",
                                percent(basis.atMost()),
                                holds,
                                basis.people(),
                                size);
                    case HELD_OUT ->
                        String.format(
                                Locale.ROOT,
                                "at most %s of those enrolled are refused, %s, as %,d images that are not enrolled showed"
                                        + " for these %s",
                                percent(basis.atMost()),
                                holds,
                                basis.people(),
                                size);
                    case TABLE -> table(decision, size);
                    case BY_HAND -> "set by hand, so that nobody knows how many strangers are given a name";
                }
                + ".";
    }

    private static String table(Decision decision, String size) {
        Decision.Basis basis = decision.basis();
        return basis.rate() == Decision.Rate.FMR
                ? String.format(
                        Locale.ROOT,
                        "at most %s of pairs of two people are taken for one, as %,d people showed for the model %s",
                        percent(basis.atMost()),
                        basis.people(),
                        decision.model())
                : String.format(
                        Locale.ROOT,
                        "at most %s of strangers are given a name on average over galleries of %s drawn at random, as %,d"
                                + " people showed for the model %s. This gallery's own rate is known after isogon gallery"
                                + " calibrate",
                        percent(basis.atMost()),
                        size,
                        basis.people(),
                        decision.model());
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    /** Somebody's name, or a file's, on one line. */
    public static String printable(String name) {
        return LeftOut.printable(name);
    }

    /** A score or a threshold. */
    public static String number(double score) {
        return String.format(Locale.ROOT, "%.4f", score);
    }

    /** A share in per cent: two digits that count, three from 90 on. */
    public static String percent(double share) {
        double percent = 100 * share;
        BigDecimal rounded = new BigDecimal(percent).round(new MathContext(percent >= 90 ? 3 : 2));
        return rounded.stripTrailingZeros().toPlainString() + " %";
    }
}
