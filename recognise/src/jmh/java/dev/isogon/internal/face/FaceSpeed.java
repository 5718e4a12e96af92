package dev.isogon.internal.face;

import dev.isogon.Model;
import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Images a second of the built-in face model: the detector's look at a whole picture, the embedder with mirror images, and all of it
 * from a file to an embedding, by one and by two threads, in turn. Arguments: a folder of photographs, at any depth.
 */
public final class FaceSpeed {

    private static final int PICTURES = 256;
    private static final int ROUNDS = 5;

    private FaceSpeed() {}

    @FunctionalInterface
    private interface Step {
        void run(int threads) throws Exception;
    }

    private static double perSecond(Step step, int threads) throws Exception {
        long begun = System.nanoTime();
        step.run(threads);
        return PICTURES / ((System.nanoTime() - begun) / 1e9);
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(each -> String.valueOf(each).endsWith(".jpg"))
                    .sorted()
                    .limit(PICTURES)
                    .toList();
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.out.println("Arguments: FOLDER, with 256 photographs or more");
            return;
        }
        List<Path> files = files(Path.of(arguments[0]));
        List<Picture> pictures = new ArrayList<>();
        for (Path each : files) {
            pictures.add(ChipEmbedder.picture(each));
        }
        List<Image> images = files.stream().map(Image::of).toList();
        Picture chip = FaceAlignment.chip(
                pictures.get(0),
                FaceTemplate.DLIB.intoAligned(),
                FaceTemplate.DLIB,
                FaceNetwork.SIDE,
                FaceNetwork.SIDE);
        try (FaceDetector detector = new FaceDetector();
                ChipEmbedder embedder = new ChipEmbedder()) {
            measure("detection", threads -> each(threads, i -> detector.whole(pictures.get(i))));
            measure("embedding, mirrored", threads -> each(threads, i -> embedder.mirrored(chip)));
        }
        try (Model one = Model.open("face", 1);
                Model two = Model.open("face", 2)) {
            measure(
                    "file to embedding",
                    threads -> (threads == 1 ? one : two)
                            .embed(images, Work.silent().withThreads(threads)));
        }
    }

    private static void each(int threads, Parallel.Item item) throws Exception {
        Parallel.each(PICTURES, "measuring", Work.silent().withThreads(threads), item);
    }

    private static void measure(String what, Step step) throws Exception {
        step.run(2);
        double[][] seen = new double[2][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int threads = 1; threads <= 2; threads++) {
                seen[threads - 1][round] = perSecond(step, threads);
            }
        }
        for (double[] each : seen) {
            Arrays.sort(each);
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f (%.0f to %.0f) | %.0f (%.0f to %.0f) |%n",
                what,
                seen[0][ROUNDS / 2],
                seen[0][0],
                seen[0][ROUNDS - 1],
                seen[1][ROUNDS / 2],
                seen[1][0],
                seen[1][ROUNDS - 1]);
    }
}
