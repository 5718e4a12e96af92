package dev.isogon.internal.loop.export;

import dev.isogon.internal.embed.OnnxSession;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.internal.engine.Autocast;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.model.Architecture;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.Backbones;
import dev.isogon.internal.model.Input;
import dev.isogon.internal.model.graph.NetworkGraph;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * Embedding of ready numbers by a network's own graph in ONNX Runtime against the engine, in float32 and bfloat16, by turns in
 * one run: EfficientNetV2-B0 at 224 pixels and iResNet-50 at 112, on one thread and on two. Ratios are of images a second,
 * medians. Without bfloat16 where the processor has no instructions for it, which takes twenty times as long.
 */
public final class OnnxBenchmark {

    private static final int BATCH = 16;
    private static final int ROUNDS = 5;

    private final Input input;
    private final Backbone backbone;
    private final OnnxSession session;
    private final Tensor ready;
    private final ByteBuffer same;

    private OnnxBenchmark(Architecture architecture, int threads) {
        int side = architecture.resolution();
        input = new Input(3, side, side);
        backbone = architecture.build(input, architecture.embeddingLayer());
        backbone.eval();
        NetworkGraph graph = new NetworkGraph(architecture.name());
        byte[] file = graph.finished(backbone.describe(graph, graph.images(3, side, side)))
                .bytes();
        session = OnnxSession.open(Path.of(architecture.name()), file, threads);
        ready = torch.randn(BATCH, 3, side, side).contiguous(MemoryFormat.ChannelsLast);
        same = ByteBuffer.allocateDirect(BATCH * 3 * side * side * Float.BYTES).order(ByteOrder.nativeOrder());
        Random random = new Random(1);
        while (same.hasRemaining()) {
            same.putFloat((float) random.nextGaussian());
        }
    }

    private void onnx() {
        session.run(
                NetworkGraph.INPUT,
                same.rewind(),
                Element.FLOAT32,
                new long[] {BATCH, 3, input.height(), input.width()},
                List.of(NetworkGraph.OUTPUT));
    }

    private void engine(boolean bfloat16) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard();
                Autocast cast = Autocast.bfloat16(bfloat16)) {
            backbone.embed(ready).sum().item_float();
        }
    }

    private static double imagesPerSecond(Runnable pass) {
        long start = System.nanoTime();
        pass.run();
        return BATCH / ((System.nanoTime() - start) / 1e9);
    }

    private void measure(String what) {
        List<Runnable> sides = new ArrayList<>(List.of(this::onnx, () -> engine(false)));
        if (!Engine.lacksBfloat16()) {
            sides.add(() -> engine(true));
        }
        sides.forEach(Runnable::run);
        double[][] speeds = new double[sides.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int side = 0; side < speeds.length; side++) {
                speeds[side][round] = imagesPerSecond(sides.get(side));
            }
        }
        double onnx = median(speeds[0]);
        System.out.printf(Locale.ROOT, "%s: ONNX Runtime %.1f images/s%n", what, onnx);
        for (int side = 1; side < speeds.length; side++) {
            double engine = median(speeds[side]);
            System.out.printf(
                    Locale.ROOT,
                    "  the engine in %s %.1f images/s; ONNX Runtime is %.2f times as fast%n",
                    side == 1 ? "float32" : "bfloat16",
                    engine,
                    onnx / engine);
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    public static void main(String[] args) {
        for (String name : List.of("tf_efficientnetv2_b0", "iresnet50")) {
            for (int threads : new int[] {1, 2}) {
                Engine.start(threads);
                try (Scope scope = Scope.open()) {
                    Architecture architecture = Backbones.named(name);
                    OnnxBenchmark benchmark = new OnnxBenchmark(architecture, threads);
                    benchmark.measure(name + " at " + architecture.resolution() + ", "
                            + (threads == 1 ? "one thread" : "two threads"));
                    benchmark.session.close();
                }
            }
        }
    }
}
