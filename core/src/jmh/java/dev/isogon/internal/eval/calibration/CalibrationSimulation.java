package dev.isogon.internal.eval.calibration;

import java.util.List;
import java.util.Locale;

/**
 * How often the promise of a calibrated threshold is broken in populations whose rates are known: a thousand calibrations of
 * each, in minutes on one core. {@code docs/results/calibration.md} has what it printed. An argument is a number of
 * calibrations instead of 1,000.
 */
public final class CalibrationSimulation {

    private record Case(String name, SimulatedPopulation population, int identities, int images, double target) {}

    private static final SimulatedPopulation USUAL = SimulatedPopulation.USUAL;

    private static final List<Case> CASES = List.of(
            new Case("2 % wolves", USUAL, 500, 5, 1e-2),
            new Case("2 % wolves", USUAL, 500, 5, 1e-3),
            new Case("stronger identities", new SimulatedPopulation(0.2, 0.05, 0.02, 1.5, 4.5), 500, 5, 1e-3),
            new Case("skewed, no wolves", new SimulatedPopulation(0.3, 0.05, 0, 0, 4.5), 500, 5, 1e-3),
            new Case("images matter most", new SimulatedPopulation(0.05, 0.25, 0.02, 1.5, 4.5), 500, 5, 1e-3),
            new Case("no effects at all", new SimulatedPopulation(0, 0, 0, 0, 4.5), 500, 5, 1e-3),
            new Case("1 % wolves, 2.5 above", new SimulatedPopulation(0.1, 0.05, 0.01, 2.5, 4.5), 500, 5, 1e-2),
            new Case("0.2 % wolves, 3 above", new SimulatedPopulation(0.1, 0.05, 0.002, 3, 4.5), 500, 5, 1e-2),
            new Case("200 identities", USUAL, 200, 5, 1e-2),
            new Case("100 identities", USUAL, 100, 5, 1e-2),
            new Case("40 identities", USUAL, 40, 5, 1e-2),
            new Case("one image each", USUAL, 500, 1, 1e-2));

    private CalibrationSimulation() {}

    public static void main(String[] arguments) {
        int trials = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
        System.out.println(
                "| population | identities × images | target | refused | broken | of chosen | median rate ∕ target"
                        + " | TAR lost, points |");
        System.out.println("|---|---|---:|---:|---:|---:|---:|---:|");
        for (Case each : CASES) {
            SimulatedPopulation population = each.population();
            Trials result = Trials.run(
                    trials,
                    1_000,
                    each.target(),
                    seed -> population.falseMatches(each.identities(), each.images(), each.target(), seed),
                    population::falseMatchRate);
            print(each, result, population.oracle(each.target()));
        }
        for (int gallery : new int[] {20, 100, 250}) {
            SimulatedSearches searches = new SimulatedSearches(USUAL, 3, gallery);
            Case each = new Case("FPIR, gallery of " + gallery, USUAL, 500, 3, 1e-2);
            print(each, searches.trials(trials, 500, 1e-2), searches.oracle(1e-2));
        }
    }

    private static void print(Case each, Trials result, double oracle) {
        double lost =
                each.population().trueAcceptRate(oracle) - each.population().trueAcceptRate(result.medianThreshold());
        System.out.printf(
                Locale.ROOT,
                "| %s | %d × %d | %s | %d | %d | %.1f %% | %.2f | %.1f |%n",
                each.name(),
                each.identities(),
                each.images(),
                each.target(),
                result.refused(),
                result.broken(),
                100 * result.share(),
                result.medianRate(),
                100 * lost);
    }
}
