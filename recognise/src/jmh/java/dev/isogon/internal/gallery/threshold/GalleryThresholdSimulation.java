package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.gallery.threshold.SimulatedSearches.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How often the promise of a gallery's threshold is broken, in populations whose rates are known: galleries of 10, 100 and 1,000
 * people, one image each, growing, with look-alikes, and with strangers unlike those that it was calibrated on. Of each kind ten
 * galleries, and a thousand calibrations of each. {@code docs/results/gallery.md} has what it printed. An argument is a number of
 * galleries instead of ten.
 */
public final class GalleryThresholdSimulation {

    private static final int CALIBRATIONS = 1_000;
    private static final int POPULATION = 60_000;
    private static final int FAMILY = 4;
    private static final double CONFIDENCE = 0.95;
    private static final double[] TARGETS = {0.01, 0.003};

    /** A kind of gallery and of strangers. */
    private record Situation(String name, int size, Function<SplittableRandom, SimulatedSearches> searches) {}

    private static final List<Situation> SITUATIONS = List.of(
            new Situation("unrelated people", 10, random -> alike(SimulatedPeople.UNRELATED, 10, random)),
            new Situation("unrelated people", 100, random -> alike(SimulatedPeople.UNRELATED, 100, random)),
            new Situation("unrelated people", 1_000, random -> alike(SimulatedPeople.UNRELATED, 1_000, random)),
            new Situation("families", 10, random -> alike(SimulatedPeople.FAMILIES, 10, random)),
            new Situation("families", 100, random -> alike(SimulatedPeople.FAMILIES, 100, random)),
            new Situation("families", 1_000, random -> alike(SimulatedPeople.FAMILIES, 1_000, random)),
            new Situation("a tenth look alike", 100, random -> alike(SimulatedPeople.LEANING, 100, random)),
            new Situation("grown from 100, threshold left", 1_000, GalleryThresholdSimulation::left),
            new Situation("strangers calibrate by whole families", 1_000, GalleryThresholdSimulation::together),
            new Situation("a tenth of those who come are relatives", 100, GalleryThresholdSimulation::relatives),
            new Situation("those who come look alike more often", 100, GalleryThresholdSimulation::leaning));

    private GalleryThresholdSimulation() {}

    private static SimulatedSearches alike(SimulatedPeople people, int size, SplittableRandom random) {
        return SimulatedSearches.alike(best(people, people.images(size, random), random));
    }

    private static float[] best(SimulatedPeople people, float[][] gallery, SplittableRandom random) {
        return SimulatedPeople.best(people.images(POPULATION, random), gallery, gallery.length);
    }

    /** Calibrated with 100 of those who are enrolled later. */
    private static SimulatedSearches left(SplittableRandom random) {
        float[][] gallery = SimulatedPeople.FAMILIES.images(1_000, random);
        float[][] strangers = SimulatedPeople.FAMILIES.images(POPULATION, random);
        return new SimulatedSearches(
                SimulatedPeople.best(strangers, gallery, 100), SimulatedPeople.best(strangers, gallery, 1_000), 1);
    }

    /** Four of a family at once, or four people who have none. */
    private static SimulatedSearches together(SplittableRandom random) {
        SimulatedPeople people = SimulatedPeople.FAMILIES;
        float[][] gallery = people.images(1_000, random);
        float[][] strangers = new float[POPULATION][];
        for (int first = 0; first < POPULATION; first += FAMILY) {
            boolean related = random.nextDouble() < people.related();
            int family = random.nextInt(people.families());
            for (int i = first; i < first + FAMILY; i++) {
                double[] person = related ? people.relative(family, random) : SimulatedPeople.UNRELATED.person(random);
                strangers[i] = SimulatedPeople.image(person, random);
            }
        }
        float[] scores = SimulatedPeople.best(strangers, gallery, gallery.length);
        return new SimulatedSearches(scores, scores, FAMILY);
    }

    /** The gallery's own families come. */
    private static SimulatedSearches relatives(SplittableRandom random) {
        SimulatedPeople people = SimulatedPeople.FAMILIES;
        float[][] gallery = new float[100][];
        for (int i = 0; i < gallery.length; i++) {
            gallery[i] = SimulatedPeople.image(people.relative(i, random), random);
        }
        float[][] coming = people.images(POPULATION, random);
        for (int i = 0; i < POPULATION / 10; i++) {
            coming[i] = SimulatedPeople.image(people.relative(i % gallery.length, random), random);
        }
        return new SimulatedSearches(
                best(people, gallery, random), SimulatedPeople.best(coming, gallery, gallery.length), 1);
    }

    /** A tenth of the gallery and of the calibrating strangers look alike, but three tenths of those who come. */
    private static SimulatedSearches leaning(SplittableRandom random) {
        float[][] gallery = SimulatedPeople.LEANING.images(100, random);
        return new SimulatedSearches(
                best(SimulatedPeople.LEANING, gallery, random),
                best(new SimulatedPeople(0, 1, 0.3), gallery, random),
                1);
    }

    public static void main(String[] arguments) {
        int galleries = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
        System.out.println(
                "On average: mean of the true rate ∕ target, and (share of calibrations above it)."
                        + " With confidence 0.95: share of calibrations above the target, and (mean of the true rate ∕ target).");
        System.out.println("| people | enrolled | target | average, least n | average, 3 n | confidence, least n"
                + " | confidence, 3 n |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|");
        for (Situation each : SITUATIONS) {
            Outcome[] outcomes = new Outcome[TARGETS.length * 4];
            for (int gallery = 0; gallery < galleries; gallery++) {
                add(outcomes, each.searches().apply(new SplittableRandom(1_000 + gallery)), gallery);
            }
            for (int t = 0; t < TARGETS.length; t++) {
                print(each, TARGETS[t], outcomes, 4 * t);
            }
        }
        SizeThresholdSimulation.print(galleries);
    }

    private static void add(Outcome[] outcomes, SimulatedSearches searches, int gallery) {
        int at = 0;
        for (double target : TARGETS) {
            int average = (int) ScoresNeeded.onAverage(target);
            // ⌈3∕α⌉ − 1, so that three of n + 1 may be accepted.
            int thrice = (int) ScoresNeeded.onAverage(target / 3);
            int confident = (int) ScoresNeeded.withConfidence(target, CONFIDENCE);
            BiFunction<Integer, Function<float[], StrangerThreshold>, Outcome> calibrate =
                    (n, choice) -> searches.calibrate(CALIBRATIONS, n, target, choice, gallery);
            Function<float[], StrangerThreshold> onAverage = scores -> StrangerThreshold.onAverage(scores, target);
            Function<float[], StrangerThreshold> withConfidence =
                    scores -> StrangerThreshold.withConfidence(scores, target, CONFIDENCE);
            Outcome[] four = {
                calibrate.apply(average, onAverage),
                calibrate.apply(thrice, onAverage),
                calibrate.apply(confident, withConfidence),
                calibrate.apply(3 * confident, withConfidence)
            };
            for (Outcome each : four) {
                Outcome before = outcomes[at];
                outcomes[at++] = before == null ? each : before.and(each);
            }
        }
    }

    private static void print(Situation each, double target, Outcome[] outcomes, int first) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %s | %s | %s |%n",
                each.name(),
                each.size(),
                target,
                average(outcomes[first], target),
                average(outcomes[first + 1], target),
                confident(outcomes[first + 2], target),
                confident(outcomes[first + 3], target));
    }

    private static String average(Outcome outcome, double target) {
        return String.format(
                Locale.ROOT,
                "%.2f (%.0f %%)",
                outcome.meanRate() / target,
                100.0 * outcome.above() / outcome.calibrations());
    }

    private static String confident(Outcome outcome, double target) {
        return String.format(
                Locale.ROOT,
                "%.1f %% (%.2f)",
                100.0 * outcome.above() / outcome.calibrations(),
                outcome.meanRate() / target);
    }
}
