package dev.isogon.internal.serve.load;

import dev.isogon.Model;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Photographs of a folder, at any depth, drawn by a fixed seed; and galleries of people drawn around them. */
final class Photographs {

    /** Length of the noise beside a centre of length 1: two that are drawn around one have a cosine of about 0.6. */
    private static final double NOISE = 0.8;

    private final List<byte[]> bytes = new ArrayList<>();

    /** @throws IllegalArgumentException when there are fewer than 20 */
    Photographs(Path folder, int most) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = new ArrayList<>(all.filter(each -> String.valueOf(each).endsWith(".jpg"))
                    .sorted()
                    .toList());
        }
        Collections.shuffle(files, new Random(1));
        for (Path each : files.subList(0, Math.min(most, files.size()))) {
            bytes.add(Files.readAllBytes(each));
        }
        if (bytes.size() < 20) {
            throw new IllegalArgumentException(folder + " should have 20 photographs (.jpg) or more");
        }
    }

    int size() {
        return bytes.size();
    }

    /** One of them, from the beginning again after the last. */
    byte[] get(int i) {
        return bytes.get(Math.floorMod(i, bytes.size()));
    }

    /** Makes a gallery of the face model whose subjects have an image each, drawn around these photographs' embeddings. */
    Path gallery(Path folder, int subjects) throws IOException, InterruptedException {
        List<float[]> centres = centres();
        int dimensions = centres.get(0).length;
        Random random = new Random(2);
        float[] values = new float[subjects * dimensions];
        for (int i = 0; i < subjects; i++) {
            float[] centre = centres.get(random.nextInt(centres.size()));
            double squares = 0;
            for (int k = 0; k < dimensions; k++) {
                double value = centre[k] + NOISE / Math.sqrt(dimensions) * random.nextGaussian();
                values[i * dimensions + k] = (float) value;
                squares += value * value;
            }
            for (int k = 0; k < dimensions; k++) {
                values[i * dimensions + k] /= (float) Math.sqrt(squares);
            }
        }
        Path file = folder.resolve("drawn.npy");
        List<String> names =
                IntStream.range(0, subjects).mapToObj(i -> "drawn-" + i + "/1").toList();
        new Embeddings(names, dimensions, values).write(file);
        Path gallery = folder.resolve("people.gallery");
        Isogon.run("gallery", "import", String.valueOf(gallery), String.valueOf(file));
        return gallery;
    }

    private List<float[]> centres() throws IOException {
        List<Image> images =
                bytes.stream().map(each -> Image.of("photograph", each)).toList();
        try (Model model = Model.face()) {
            Embedder.Embedded embedded = model.embed(images, Work.silent());
            Embeddings unit = embedded.embeddings().unit();
            return IntStream.range(0, unit.size()).mapToObj(unit::row).toList();
        }
    }
}
