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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * EfficientNetV2-B0 at 224 pixels, batch 16, by turns: the training loop of {@code compare} against the engine's bare
 * step; and that step, and embedding, against PyTorch's with the same network, where {@code /usr/bin/python3} has it.
 * Each ratio is of images a second, the best mode of each side.
 */
public final class BackboneBenchmark {

    private static final String BACKBONE = "tf_efficientnetv2_b0";
    private static final int BATCH = 16;
    private static final int SIDE = 224;
    private static final int CLASSES = 16;
    private static final int STEPS = 8;
    private static final int ROUNDS = 3;

    private final ImageSet images = noise(BATCH * STEPS);
    private final Tensor ready;
    private final Tensor labels;

    private BackboneBenchmark() {
        ready = torch.randn(BATCH, 3, SIDE, SIDE).contiguous(MemoryFormat.ChannelsLast);
        labels = torch.arange(new Scalar(BATCH)).to(torch.ScalarType.Long);
    }

    private static ImageSet noise(int count) {
        byte[] pixels = new byte[count * SIDE * SIDE * 3];
        new Random(1).nextBytes(pixels);
        int[] labels = IntStream.range(0, count).map(i -> i % CLASSES).toArray();
        List<String> names =
                IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
        return new ImageSet(SIDE, SIDE, 3, pixels, labels, names);
    }

    private static Learner learner(boolean bfloat16) {
        Architecture architecture = Backbones.named(BACKBONE);
        Learner learner = new Learner(
                architecture.build(new Input(3, SIDE, SIDE), architecture.embeddingLayer()),
                Losses.parse("fixed-adacos").build(new Shape(CLASSES, architecture.embedding()), false),
                new Normalization(architecture.mean(), architecture.deviation()));
        return bfloat16 ? learner.inBfloat16() : learner;
    }

    /** One of the things that are timed: does its work {@link #STEPS} times. */
    private interface Step {
        void run() throws IOException;
    }

    private static double imagesPerSecond(Step work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return BATCH * STEPS / ((System.nanoTime() - start) / 1e9);
    }

    private Step loop(boolean bfloat16) {
        Training training = new Training(
                learner(bfloat16),
                images,
                new Settings()
                        .set("data", new DataSource.IdxFiles(Path.of("noise")))
                        .set("train.batch", String.valueOf(BATCH))
                        .set("train.epochs", "1000")
                        .set("train.schedule", "constant")
                        .set("train.augmentation", "flip")
                        .compare(Protocols.ALL, new DataFacts(false, List.of(1, 1), 28, 28))
                        .request()
                        .train(),
                1);
        int[] epoch = {0};
        return () -> training.epoch(++epoch[0], step -> {}, Work.silent());
    }

    private Step bareStep(boolean bfloat16) {
        Learner learner = learner(bfloat16);
        Adam adam = new Adam(learner.parameters(), new AdamOptions(1e-3));
        return () -> {
            learner.train(true);
            for (int step = 0; step < STEPS; step++) {
                try (Scope scope = Scope.open()) {
                    adam.zero_grad();
                    // 512 outputs for 16 classes: the loss costs nothing here, on either side.
                    Tensor loss = torch.cross_entropy_loss(learner.embed(ready).mul(new Scalar(1.0)), labels);
                    loss.backward();
                    adam.step();
                    loss.item_float();
                }
            }
        };
    }

    private Step embedding(boolean bfloat16) {
        Learner learner = learner(bfloat16);
        return () -> {
            learner.eval();
            try (NoGradGuard guard = new NoGradGuard()) {
                for (int step = 0; step < STEPS; step++) {
                    try (Scope scope = Scope.open()) {
                        learner.embed(ready).sum().item_float();
                    }
                }
            }
        };
    }

    public static void main(String[] args) throws IOException {
        Engine.start(Runtime.getRuntime().availableProcessors());
        BackboneBenchmark ours = new BackboneBenchmark();
        for (boolean bfloat16 : new boolean[] {false, true}) {
            String mode = bfloat16 ? "bfloat16" : "float32";
            compare(
                    "training, " + mode + ": loop against bare step",
                    1 / 1.05,
                    ours.loop(bfloat16),
                    ours.bareStep(bfloat16));
        }
        try (PyTorchPeer peer = PyTorchPeer.start(BATCH, SIDE, STEPS)) {
            against(peer, "training", 1.2, ours.bareStep(false), ours.bareStep(true), "train");
            against(peer, "embedding", 1.3, ours.embedding(false), ours.embedding(true), "embed");
        }
    }

    private static void compare(String what, double promised, Step first, Step second) throws IOException {
        first.run();
        second.run();
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double one = imagesPerSecond(first);
            double other = imagesPerSecond(second);
            ratios[round] = one / other;
            say("  %s: %.1f and %.1f images/s, ratio %.3f%n", what, one, other, ratios[round]);
        }
        verdict(what, ratios, promised);
    }

    private static void against(
            PyTorchPeer peer, String what, double promised, Step float32, Step bfloat16, String command)
            throws IOException {
        if (!peer.isThere()) {
            say("%s against PyTorch: left out, since /usr/bin/python3 has no torch (Debian: python3-torch)%n", what);
            return;
        }
        float32.run();
        bfloat16.run();
        peer.imagesPerSecond(command, "float32");
        peer.imagesPerSecond(command, "bfloat16");
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double ours32 = imagesPerSecond(float32);
            double theirs32 = peer.imagesPerSecond(command, "float32");
            double ours16 = imagesPerSecond(bfloat16);
            double theirs16 = peer.imagesPerSecond(command, "bfloat16");
            ratios[round] = Math.max(ours32, ours16) / Math.max(theirs32, theirs16);
            say(
                    "  %s: ours %.1f (float32) %.1f (bfloat16), PyTorch's %.1f and %.1f images/s, ratio of the best %.3f%n",
                    what, ours32, ours16, theirs32, theirs16, ratios[round]);
        }
        verdict(what + " against PyTorch " + peer.version(), ratios, promised);
    }

    private static void verdict(String what, double[] ratios, double promised) {
        Arrays.sort(ratios);
        say(
                "%s: ratio of images/s, median %.3f, lowest %.3f, highest %.3f; promised at least %.3f%n",
                what, ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1], promised);
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
