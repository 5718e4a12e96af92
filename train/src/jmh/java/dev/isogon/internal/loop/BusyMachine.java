package dev.isogon.internal.loop;

import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.data.source.DataFacts;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.loss.Shape;
import dev.isogon.internal.model.Architecture;
import dev.isogon.internal.model.Backbones;
import dev.isogon.internal.model.Input;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Training beside other programs: how much slower a step is beside one busy loop and beside two than alone, on all cores, and what a
 * setting costs alone. Each figure is a process of its own, the settings by turns. Arguments: settings of the environment to compare
 * with none, such as {@code GOMP_SPINCOUNT=1000}; without any, what the start script sets. Of several in one, a comma stands between.
 */
public final class BusyMachine {

    /** What the start script sets, so that the engine's threads wait as other programs need it. */
    private static final String OURS = "GOMP_SPINCOUNT=6000";

    private static final int ROUNDS = 2;
    private static final double WARM_SECONDS = 3;
    private static final double SECONDS = 8;
    private static final double MOST_ALONE = 1.05;
    private static final double[] MOST_BESIDE = {1, 2.2, 3};
    private static final int CLASSES = 16;
    private static final int STEPS = 8;

    /** What is trained. */
    private record Network(String name, int channels, int side, int batch) {}

    private static final List<Network> NETWORKS = List.of(
            new Network("simple-cnn", 1, 28, 128),
            new Network("resnet18", 3, 32, 128),
            new Network("tf_efficientnetv2_b0", 3, 224, 16));

    private BusyMachine() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals("step")) {
            System.out.printf(Locale.ROOT, "%.2f%n", step(NETWORKS.get(Integer.parseInt(arguments[1]))));
            return;
        }
        List<String> settings = new ArrayList<>(List.of(""));
        settings.addAll(arguments.length == 0 ? List.of(OURS) : List.of(arguments));
        boolean kept = true;
        for (Network each : NETWORKS) {
            kept &= compare(each, settings);
        }
        System.exit(kept ? 0 : 1);
    }

    /** Prints a line a setting. */
    private static boolean compare(Network network, List<String> settings) throws Exception {
        Map<String, double[]> best = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int busy = 0; busy < MOST_BESIDE.length; busy++) {
                for (String setting : settings) {
                    double[] times = best.computeIfAbsent(setting, none -> new double[MOST_BESIDE.length]);
                    double time = measured(network, setting, busy);
                    times[busy] = round == 0 ? time : (times[busy] * round + time) / (round + 1);
                }
            }
        }
        double alone = Objects.requireNonNull(best.get(""))[0];
        boolean kept = true;
        for (Map.Entry<String, double[]> each : best.entrySet()) {
            double[] times = each.getValue();
            boolean ours = each.getKey().equals(OURS);
            kept &= !ours
                    || (times[0] <= MOST_ALONE * alone
                            && times[1] <= MOST_BESIDE[1] * times[0]
                            && times[2] <= MOST_BESIDE[2] * times[0]);
            System.out.printf(
                    Locale.ROOT,
                    "%-21s %-24s %7.1f ms a step alone (%.2f of the default's%s), beside one busy loop %.2f times (promised: %.1f), beside two %.2f (%.0f)%n",
                    network.name(),
                    each.getKey().isEmpty() ? "(the default)" : each.getKey(),
                    times[0],
                    times[0] / alone,
                    ours ? String.format(Locale.ROOT, ", promised: %.2f", MOST_ALONE) : "",
                    times[1] / times[0],
                    MOST_BESIDE[1],
                    times[2] / times[0],
                    MOST_BESIDE[2]);
        }
        return kept;
    }

    private static double measured(Network network, String setting, int busy) throws IOException, InterruptedException {
        List<Process> loops = new ArrayList<>();
        try {
            for (int i = 0; i < busy; i++) {
                loops.add(new ProcessBuilder("/bin/sh", "-c", "while :; do :; done").start());
            }
            return inProcess(network, setting);
        } finally {
            loops.forEach(Process::destroyForcibly);
        }
    }

    private static double inProcess(Network network, String setting) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), BusyMachine.class.getName(), "step"));
        command.add(String.valueOf(NETWORKS.indexOf(network)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("OMP_") || name.startsWith("GOMP_"));
        for (String each : setting.isEmpty() ? new String[0] : setting.split(",", -1)) {
            builder.environment().put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the step ended with " + process.exitValue());
        }
        return Double.parseDouble(out.strip());
    }

    /** Milliseconds of a step, the mean of some seconds. */
    private static double step(Network network) throws IOException {
        Engine.start(Runtime.getRuntime().availableProcessors());
        try (Scope scope = Scope.open()) {
            Training training = training(network);
            run(training, 0, WARM_SECONDS);
            return run(training, 10_000, SECONDS);
        }
    }

    private static Training training(Network network) {
        Architecture architecture = Backbones.named(network.name());
        Learner learner = new Learner(
                architecture.build(
                        new Input(network.channels(), network.side(), network.side()), architecture.embeddingLayer()),
                Losses.parse("fixed-adacos").build(new Shape(CLASSES, architecture.embedding()), false),
                new Normalization(
                        architecture.mean().subList(0, network.channels()),
                        architecture.deviation().subList(0, network.channels())));
        return new Training(
                learner,
                noise(network),
                new Settings()
                        .set("data", new DataSource.IdxFiles(Path.of("noise")))
                        .set("train.batch", String.valueOf(network.batch()))
                        .set("train.epochs", "100000")
                        .set("train.schedule", "constant")
                        .compare(Protocols.ALL, new DataFacts(false, List.of(1, 1), 28, 28))
                        .request()
                        .train(),
                1);
    }

    private static ImageSet noise(Network network) {
        int count = network.batch() * STEPS;
        byte[] pixels = new byte[count * network.side() * network.side() * network.channels()];
        new Random(1).nextBytes(pixels);
        int[] labels = IntStream.range(0, count).map(i -> i % CLASSES).toArray();
        List<String> names =
                IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
        return new ImageSet(network.side(), network.side(), network.channels(), pixels, labels, names);
    }

    private static double run(Training training, int from, double seconds) throws IOException {
        long start = System.nanoTime();
        int epoch = from;
        while (System.nanoTime() - start < 1e9 * seconds) {
            training.epoch(++epoch, step -> {}, Work.silent());
        }
        return (System.nanoTime() - start) / 1e6 / ((epoch - from) * STEPS);
    }
}
