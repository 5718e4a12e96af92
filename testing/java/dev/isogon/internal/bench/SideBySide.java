package dev.isogon.internal.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Two benchmark methods in turn, each in a JVM of its own, and the ratio of their times round by round: a machine whose
 * speed drifts moves both.
 */
public final class SideBySide {

    private static final int ROUNDS = 3;

    private SideBySide() {}

    /**
     * Measures {@code what} and {@code bare} by turns and prints the ratio of their average times.
     *
     * @param in the class that has both methods
     * @param allowed the ratio that is promised
     * @param parameters JMH parameters by name
     */
    public static void run(
            PrintStream out, Class<?> in, String what, String bare, double allowed, Map<String, String> parameters)
            throws RunnerException {
        out.printf("%s: %s against %s %s%n", in.getSimpleName(), what, bare, parameters.isEmpty() ? "" : parameters);
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double ours = score(in, what, parameters);
            double theirs = score(in, bare, parameters);
            ratios[round] = ours / theirs;
            out.printf(
                    Locale.ROOT,
                    "  round %d: %.1f ms against %.1f ms, ratio %.3f%n",
                    round + 1,
                    ours,
                    theirs,
                    ratios[round]);
        }
        Arrays.sort(ratios);
        out.printf(
                Locale.ROOT,
                "  ratio: median %.3f, lowest %.3f, highest %.3f; promised at most %.2f%n",
                ratios[ROUNDS / 2],
                ratios[0],
                ratios[ROUNDS - 1],
                allowed);
    }

    private static double score(Class<?> in, String method, Map<String, String> parameters) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + in.getName().replace(".", "\\.") + "\\." + method + "$")
                .verbosity(VerboseMode.SILENT);
        parameters.forEach(options::param);
        return new Runner(options.build()).runSingle().getPrimaryResult().getScore();
    }
}
