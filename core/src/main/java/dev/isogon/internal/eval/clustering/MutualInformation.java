package dev.isogon.internal.eval.clustering;

import java.util.Arrays;

/**
 * How much two partitions of the same items, such as classes and clusters, say of each other. Symmetric, and the same
 * under other names of the groups.
 *
 * <p>N. X. Vinh, J. Epps, J. Bailey, <i>Information theoretic measures for clusterings comparison</i>, JMLR 11 (2010);
 * both normalized by the arithmetic mean of the entropies, as scikit-learn does and pytorch-metric-learning takes from
 * there. NMI rises with the number of clusters even where they are chance; AMI is 0 by chance.
 *
 * @param information I, in nats
 * @param expected E[I] of partitions into groups of these sizes by chance, in nats
 * @param normalized NMI = I ∕ mean(H₁, H₂), in [0, 1]; 1 where neither partition splits the items
 * @param adjusted AMI = (I − E[I]) ∕ (mean(H₁, H₂) − E[I]), at most 1, about 0 by chance and below where it is worse; 1
 *     where the two are one partition, also into all singletons or a single group, where the formula is 0 ∕ 0
 */
public record MutualInformation(double information, double expected, double normalized, double adjusted) {

    /**
     * Compares.
     *
     * @param first N group numbers
     * @param second N group numbers of the same items
     * @throws IllegalArgumentException when the lengths differ, or there are no items
     */
    public static MutualInformation of(int[] first, int[] second) {
        Contingency table = Contingency.of(first, second);
        double information = information(table);
        double expected = ExpectedInformation.of(table);
        double mean = (entropy(table.firstSizes()) + entropy(table.secondSizes())) / 2;
        if (table.same()) {
            return new MutualInformation(information, expected, 1, 1);
        }
        // Different partitions: at least one splits the items, so the mean is above 0.
        double range = mean - expected;
        double adjusted = Math.abs(range) < 1e-12 ? 0 : (information - expected) / range;
        return new MutualInformation(information, expected, Math.min(1, information / mean), adjusted);
    }

    /** Σ p·ln(p ∕ (p₁·p₂)), at least 0. */
    private static double information(Contingency table) {
        double n = table.items();
        double sum = 0;
        for (int i = 0; i < table.shared().length; i++) {
            double shared = table.shared()[i];
            double sizes =
                    (double) table.firstSizes()[table.firstGroups()[i]] * table.secondSizes()[table.secondGroups()[i]];
            sum += shared / n * Math.log(shared * n / sizes);
        }
        return Math.max(0, sum);
    }

    /** −Σ p·ln p of groups of these sizes, in nats. */
    static double entropy(int... sizes) {
        double n = Arrays.stream(sizes).asLongStream().sum();
        return -Arrays.stream(sizes)
                .filter(size -> size > 0)
                .mapToDouble(size -> size / n * Math.log(size / n))
                .sum();
    }
}
