package dev.isogon.internal.report.text;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.results.PairedDifference;
import dev.isogon.internal.experiment.verdict.ComparisonVerdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison comes to, for whoever reads nothing else.
 *
 * @param first at most three sentences in plain words: which loss, by how much, and whether that can be told
 * @param further what follows besides
 * @param more what to do where losses cannot be told apart and more runs would tell; null elsewhere
 */
public record ShortAnswer(
        List<String> first, List<String> further, @Nullable MoreRuns more) {

    private static final int FIRST = 3;

    /** Where there was one. */
    private static final long ENOUGH_TO_TELL = 5;

    /** So many seeds, or splits, can be asked for. */
    private static final long MOST_RUNS = 1_000;

    /**
     * The same comparison once more, with more runs.
     *
     * @param setting that says how many
     */
    public record MoreRuns(String setting, long number) {

        /**
         * The command, with settings as messages mention them.
         *
         * @param run the comparison's {@code run.json}
         */
        public String command(Path run) {
            return "isogon compare " + Setting.to("config", run) + " " + Setting.to(setting, number);
        }
    }

    public ShortAnswer {
        first = List.copyOf(first);
        further = List.copyOf(further);
    }

    /** Of results that are whole. */
    public static ShortAnswer of(StudyResults results) {
        ComparisonVerdict verdict = ComparisonVerdict.of(results);
        ComparisonVerdict.Leader leader = verdict.leader();
        if (leader == null) {
            return new ShortAnswer(List.of("No run finished, so nothing can be said."), List.of(), null);
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(which(leader, results));
        ComparisonVerdict.Lead lead = verdict.lead();
        boolean heads = !verdict.heads().isEmpty();
        if (heads) {
            sentences.add(HeadSentence.of(verdict.heads(), results));
        } else if (lead != null) {
            sentences.add(byHowMuch("It", lead));
        }
        if (verdict.oneRunALoss()) {
            sentences.add("One seed a loss cannot tell losses apart: another seed moves each figure.");
        } else if (lead != null && !lead.difference().isSeen()) {
            String more = whatWouldShowIt(lead.difference(), results);
            if (more != null) {
                sentences.add(more);
            }
        }
        if (heads && lead != null) {
            sentences.add(byHowMuch(leader.loss(), lead));
        }
        if (heads) {
            HeadSentence.beside(results).ifPresent(sentences::add);
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
        return new ShortAnswer(
                sentences.subList(0, end), sentences.subList(end, sentences.size()), moreRuns(verdict, results));
    }

    /** The one setting of which there can be more: splits where there were several, else seeds. */
    private static String runs(StudyResults results) {
        return results.splits().size() > 1 ? "split.repeats" : "seeds";
    }

    private static @Nullable MoreRuns moreRuns(ComparisonVerdict verdict, StudyResults results) {
        ComparisonVerdict.Lead lead = verdict.lead();
        if (lead == null || lead.difference().isSeen()) {
            return null;
        }
        if (verdict.oneRunALoss()) {
            return new MoreRuns(results.protocol().unseenIdentities() ? "split.repeats" : "seeds", ENOUGH_TO_TELL);
        }
        Long needed = lead.difference().seedsNeeded();
        return needed == null || needed <= lead.difference().seeds() || needed > MOST_RUNS
                ? null
                : new MoreRuns(runs(results), needed);
    }

    private static String which(ComparisonVerdict.Leader leader, StudyResults results) {
        String value = Numbers.percent(leader.value());
        String what = leader.figure() == null
                ? leader.loss() + " recognises most test images, " + value + " %"
                : leader.loss() + " does best with people it has never seen, "
                        + leader.figure().title() + " " + value;
        int others = results.config().losses().size() - 1;
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

    private static String byHowMuch(String leader, ComparisonVerdict.Lead lead) {
        PairedDifference difference = lead.difference();
        boolean first = difference.difference() >= 0;
        Interval interval = difference.interval();
        String range = interval == null
                ? ""
                : " (95 % interval " + Numbers.points(first ? interval.low() : -interval.high()) + " to "
                        + Numbers.points(first ? interval.high() : -interval.low()) + ")";
        return String.format(
                Locale.ROOT,
                "%s is %.2f points ahead of %s, the next%s.",
                leader,
                100 * Math.abs(difference.difference()),
                lead.next(),
                range);
    }

    /** What would have to be done to see a difference as large as this one; null where nothing is known. */
    private static @Nullable String whatWouldShowIt(PairedDifference difference, StudyResults results) {
        if (difference.difference() == 0) {
            return null;
        }
        boolean open = results.protocol().unseenIdentities();
        PairedDifference.Unseen unseen = difference.unseen();
        if (unseen != null && unseen.refusal() != null) {
            return "Nothing can be told with so few: there are " + unseen.refusal() + ".";
        }
        Long runs = difference.seedsNeeded();
        Long images = difference.imagesNeeded();
        String byRuns = runs == null || runs <= difference.seeds()
                ? ""
                : String.format(Locale.ROOT, "%,d %s", runs, runs(results).equals("seeds") ? "seeds a loss" : "splits");
        String byImages = images == null
                ? ""
                : String.format(Locale.ROOT, "%,d %s", images, open ? "unseen identities" : "test images");
        if (byRuns.isEmpty() && byImages.isEmpty()) {
            return "To show a difference of this size, if it is real, would take more "
                    + (runs(results).equals("seeds") ? "seeds" : "splits") + " and more "
                    + (open ? "identities" : "test images") + " together.";
        }
        return "About " + byRuns + (byRuns.isEmpty() || byImages.isEmpty() ? "" : ", or ") + byImages
                + " would show a difference of this size, if it is real.";
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

    static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
