package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.eval.ClopperPearson;
import dev.isogon.internal.eval.Interval;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * Who is named in a gallery of real people, before it is calibrated and after, beside what was promised. Whoever has several images
 * may be enrolled with one; whoever has one is a stranger; many draws. Arguments: embeddings as {@code isogon embed} writes them,
 * named by paths whose folder is the person, how many draws, how many strangers calibrate, and sizes of the gallery.
 */
public final class GalleryFigures {

    private static final double CONFIDENCE = 0.95;

    /** A threshold with the rate that it stands for. */
    private record Chosen(double threshold, double promised) {}

    /** A way to choose one. */
    private record Rule(String name, long needed, Function<GalleryDraw, Chosen> choice) {

        static Rule average(double target) {
            return new Rule("on average, " + target, ScoresNeeded.onAverage(target), draw -> {
                float[] scores = draw.best(draw.calibrating());
                return new Chosen(StrangerThreshold.onAverage(scores, target).threshold(), target);
            });
        }

        static Rule confident(double target) {
            long needed = ScoresNeeded.withConfidence(target, CONFIDENCE);
            return new Rule("confidence 0.95, " + target, needed, draw -> {
                float[] scores = draw.best(draw.calibrating());
                return new Chosen(
                        StrangerThreshold.withConfidence(scores, target, CONFIDENCE)
                                .threshold(),
                        target);
            });
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule("before, by size", 0, draw -> {
                SizeThreshold chosen =
                        SizeThreshold.of(draw.table(), draw.enrolled().size(), SizeThreshold.TARGET);
                return new Chosen(chosen.threshold(), Math.max(chosen.rate(), SizeThreshold.TARGET));
            }),
            Rule.average(0.01),
            Rule.confident(0.01),
            Rule.average(0.003),
            Rule.confident(0.003));

    /** Of all draws, in percent. */
    private static final class Sums {
        private double right;
        private double wrong;
        private double strangers;
        private double promised;
        private int above;
        private int contradicted;
        private String first = "";
    }

    private GalleryFigures() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 4) {
            System.out.println("Arguments: EMBEDDINGS DRAWS CALIBRATING SIZE…");
            return;
        }
        ScoredPeople people = ScoredPeople.of(VectorFormats.read(Path.of(arguments[0])));
        int draws = Integer.parseInt(arguments[1]);
        int calibrating = Integer.parseInt(arguments[2]);
        System.out.printf(
                Locale.ROOT,
                "%d people with several images; of %d strangers %d calibrate; %d draws. Means of all draws, then the first draw"
                        + " with its 95 %% intervals.%n%n",
                people.several().size(),
                people.single().size(),
                calibrating,
                draws);
        System.out.println(
                "| enrolled | threshold | promised | rightly | wrongly | unknown | strangers named | draws above |"
                        + " contradicted | first: rightly | first: strangers named |");
        System.out.println("|---:|---|---:|---:|---:|---:|---:|---:|---:|---|---|");
        for (String size : Arrays.copyOfRange(arguments, 3, arguments.length)) {
            print(people, Integer.parseInt(size), calibrating, draws);
        }
    }

    private static void print(ScoredPeople people, int size, int calibrating, int draws) {
        List<Rule> rules =
                RULES.stream().filter(rule -> rule.needed() <= calibrating).toList();
        Sums[] sums = new Sums[rules.size()];
        Arrays.setAll(sums, i -> new Sums());
        for (int seed = 0; seed < draws; seed++) {
            GalleryDraw draw = GalleryDraw.of(people, size, calibrating, seed);
            MatedScores mates = draw.mates();
            float[] judged = Ascending.of(draw.best(draw.judged()));
            for (int i = 0; i < sums.length; i++) {
                add(sums[i], rules.get(i).choice().apply(draw), mates, judged);
            }
        }
        for (int i = 0; i < sums.length; i++) {
            Sums sum = sums[i];
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %.3g %% | %.1f %% | %.2f %% | %.1f %% | %.2f %% | %d | %d | %s |%n",
                    size,
                    rules.get(i).name(),
                    sum.promised / draws,
                    sum.right / draws,
                    sum.wrong / draws,
                    100 - (sum.right + sum.wrong) / draws,
                    sum.strangers / draws,
                    sum.above,
                    sum.contradicted,
                    sum.first);
        }
    }

    private static void add(Sums sum, Chosen chosen, MatedScores mates, float[] judged) {
        MissRate misses = MissRate.at(chosen.threshold(), mates, CONFIDENCE);
        int named = Ascending.from(judged, chosen.threshold());
        double right = 100 * (1 - Objects.requireNonNull(misses.rate()));
        Interval strangers = ClopperPearson.interval(named, judged.length, CONFIDENCE);
        if (sum.first.isEmpty()) {
            Interval missed = Objects.requireNonNull(misses.interval());
            sum.first = String.format(
                    Locale.ROOT,
                    "%.1f %% (%.1f to %.1f) | %d of %d: %.2f %% (%.2f to %.2f)",
                    right,
                    100 - 100 * missed.high(),
                    100 - 100 * missed.low(),
                    named,
                    judged.length,
                    100 * strangers.value(),
                    100 * strangers.low(),
                    100 * strangers.high());
        }
        sum.right += right;
        sum.wrong += 100 * wrong(chosen.threshold(), mates);
        sum.strangers += 100.0 * named / judged.length;
        sum.promised += 100 * chosen.promised();
        sum.above += named > chosen.promised() * judged.length ? 1 : 0;
        sum.contradicted += ClopperPearson.lower(named, judged.length, CONFIDENCE) > chosen.promised() ? 1 : 0;
    }

    /** The mean over subjects of the share of images that are taken for another subject's. */
    private static double wrong(double threshold, MatedScores mates) {
        double sum = 0;
        for (int subject = 0; subject < mates.own().length; subject++) {
            float[] own = mates.own()[subject];
            float[] others = mates.others()[subject];
            int wrong = 0;
            for (int i = 0; i < own.length; i++) {
                wrong += others[i] >= threshold && others[i] >= own[i] ? 1 : 0;
            }
            sum += (double) wrong / own.length;
        }
        return sum / mates.own().length;
    }
}
