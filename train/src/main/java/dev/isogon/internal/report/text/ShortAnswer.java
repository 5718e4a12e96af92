package dev.isogon.internal.report.text;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.results.PairedDifference;
import dev.isogon.internal.experiment.verdict.ComparisonVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison comes to, for whoever reads nothing else.
 *
 * @param first at most three sentences in plain words: which loss, by how much, and whether that can be told
 * @param further what follows besides
 */
public record ShortAnswer(List<String> first, List<String> further) {

    private static final int FIRST = 3;

    public ShortAnswer {
        first = List.copyOf(first);
        further = List.copyOf(further);
    }

    /** Of results that are whole. */
    public static ShortAnswer of(StudyResults results) {
        ComparisonVerdict verdict = ComparisonVerdict.of(results);
        ComparisonVerdict.Leader leader = verdict.leader();
        if (leader == null) {
            return new ShortAnswer(List.of("No run finished, so nothing can be said."), List.of());
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(which(leader, results));
        ComparisonVerdict.Lead lead = verdict.lead();
        if (lead != null) {
            sentences.add(byHowMuch(lead));
        }
        if (verdict.oneRunALoss()) {
            sentences.add("One seed a loss cannot tell losses apart: another seed moves each figure.");
        } else if (lead != null && !lead.difference().isSeen()) {
            String more = whatWouldShowIt(lead.difference());
            if (more != null) {
                sentences.add(more);
            }
        }
        if (!verdict.belowBaseline().isEmpty()) {
            sentences.add("Raw pixels alone do better than " + String.join(", ", verdict.belowBaseline())
                    + ": so little training gained nothing there.");
        }
        ComparisonVerdict.Question question = verdict.question();
        if (question != null) {
            sentences.add(adacos(question));
        }
        int end = Math.min(FIRST, sentences.size());
        return new ShortAnswer(sentences.subList(0, end), sentences.subList(end, sentences.size()));
    }

    private static String which(ComparisonVerdict.Leader leader, StudyResults results) {
        String value = Numbers.percent(leader.value());
        String what = leader.figure() == null
                ? leader.loss() + " recognises most test images, " + value + " %"
                : leader.loss() + " does best with people it has never seen, "
                        + leader.figure().title() + " " + value;
        int others = results.summaries().size() - 1;
        List<String> alike = leader.notToldApart();
        if (!alike.isEmpty()) {
            return what + ", but cannot be told from "
                    + (alike.size() == others && others > 1 ? "any other" : listed(alike)) + ".";
        }
        boolean above = others > 0 && leader.below().size() == others;
        return what
                + (above
                        ? ", and is better than "
                                + (others == 1 ? leader.below().get(0) : "every other loss")
                        : "")
                + ".";
    }

    private static String byHowMuch(ComparisonVerdict.Lead lead) {
        PairedDifference difference = lead.difference();
        boolean first = difference.difference() >= 0;
        Interval interval = difference.interval();
        String range = interval == null
                ? ""
                : " (95 % interval " + Numbers.points(first ? interval.low() : -interval.high()) + " to "
                        + Numbers.points(first ? interval.high() : -interval.low()) + ")";
        return String.format(
                Locale.ROOT,
                "It is %.2f points ahead of %s, the next%s.",
                100 * Math.abs(difference.difference()),
                lead.next(),
                range);
    }

    /** What would have to be done to see a difference as large as this one; null where nothing is known. */
    private static @Nullable String whatWouldShowIt(PairedDifference difference) {
        Long needed = difference.seedsNeeded();
        if (difference.difference() == 0) {
            return null;
        }
        return needed == null || needed <= difference.seeds()
                ? "More seeds would not show a difference of this size, more test images would."
                : String.format(
                        Locale.ROOT,
                        "About %,d seeds a loss would show a difference of this size, if it is real.",
                        needed);
    }

    private static String adacos(ComparisonVerdict.Question question) {
        String points = String.format(
                Locale.ROOT, "%.2f points", 100 * Math.abs(question.difference().difference()));
        return "Does Fixed AdaCos, with nothing to tune, do as well as ArcFace? "
                + switch (question.answer()) {
                    case NOT_TOLD -> "These data do not tell: they are " + points + " apart.";
                    case BETTER -> "Here it does better, by " + points + ".";
                    case WORSE -> "Here it does worse, by " + points + ".";
                };
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
