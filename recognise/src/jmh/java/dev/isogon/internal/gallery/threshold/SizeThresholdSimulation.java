package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.eval.calibration.FalseMatchTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** How often a gallery's threshold by its size breaks what it promises, which is on average over galleries drawn at random. */
final class SizeThresholdSimulation {

    private static final int[] SIZES = {10, 100, 1_000};
    private static final int PEOPLE = 500;
    private static final int TABLES = 100;
    private static final int STRANGERS = 6_000;

    private SizeThresholdSimulation() {}

    static void print(int times) {
        System.out.println();
        System.out.println(
                "| people | enrolled | rate stated | tables whose mean rate is above it | mean rate ∕ stated, median"
                        + " of tables | single galleries above it |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        print("unrelated people", SimulatedPeople.UNRELATED, 2 * times);
        print("families", SimulatedPeople.FAMILIES, 2 * times);
        print("a tenth look alike", SimulatedPeople.LEANING, 2 * times);
    }

    private static void print(String name, SimulatedPeople people, int galleries) {
        List<FalseMatchTable> tables = new ArrayList<>();
        for (int i = 0; i < TABLES; i++) {
            tables.add(ThresholdPromiseTest.table(people, PEOPLE, 5_000 + i));
        }
        for (int size : SIZES) {
            SplittableRandom random = new SplittableRandom(size);
            List<SimulatedSearches> searches = new ArrayList<>();
            for (int i = 0; i < galleries; i++) {
                float[][] gallery = people.images(size, random);
                searches.add(
                        SimulatedSearches.alike(SimulatedPeople.best(people.images(STRANGERS, random), gallery, size)));
            }
            print(name, size, tables, searches);
        }
    }

    private static void print(String name, int size, List<FalseMatchTable> tables, List<SimulatedSearches> searches) {
        int broken = 0;
        int single = 0;
        double[] parts = new double[tables.size()];
        double[] stated = new double[tables.size()];
        for (int i = 0; i < tables.size(); i++) {
            SizeThreshold chosen = SizeThreshold.of(tables.get(i), size, SizeThreshold.TARGET);
            double[] rates = searches.stream()
                    .mapToDouble(each -> each.rate(chosen.threshold()))
                    .toArray();
            double sum = 0;
            for (double rate : rates) {
                sum += rate;
                single += rate > Math.max(chosen.rate(), SizeThreshold.TARGET) ? 1 : 0;
            }
            stated[i] = Math.max(chosen.rate(), SizeThreshold.TARGET);
            parts[i] = sum / rates.length / stated[i];
            broken += parts[i] > 1 ? 1 : 0;
        }
        Arrays.sort(parts);
        Arrays.sort(stated);
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.3g | %d of %d | %.2f | %.0f %% |%n",
                name,
                size,
                stated[stated.length / 2],
                broken,
                tables.size(),
                parts[parts.length / 2],
                100.0 * single / (tables.size() * searches.size()));
    }
}
