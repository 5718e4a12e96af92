package dev.isogon.internal.data.image;

import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.testing.SharedFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Images a second and core, from a file's bytes to 224×224: faces of 112×112 as PNG, and a JPEG of a megapixel. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class DecodingBenchmark {

    private static final int SIDE = 224;

    /** Which files. */
    @Param({"face.png", "megapixel.jpg"})
    public String kind = "";

    private byte[][] files = {};
    private Picture[] pictures = {};
    private int next;

    @Setup
    public void read() throws IOException, UndecodableException {
        files = kind.equals("face.png") ? faces() : new byte[][] {drawn(1152, 896, "jpg")};
        pictures = new Picture[files.length];
        for (int i = 0; i < files.length; i++) {
            pictures[i] = Decoder.decode(files[i], Limits.DEFAULT);
        }
    }

    /** A hundred photographs; drawn ones where there are none. */
    private static byte[][] faces() throws IOException {
        Optional<Path> folder = SharedFiles.ifThere("data/faces16");
        if (folder.isEmpty()) {
            return new byte[][] {drawn(112, 112, "png")};
        }
        List<Path> found;
        try (Stream<Path> walked = Files.walk(folder.get())) {
            found = walked.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .limit(100)
                    .toList();
        }
        byte[][] files = new byte[found.size()][];
        for (int i = 0; i < files.length; i++) {
            files[i] = Files.readAllBytes(found.get(i));
        }
        return files;
    }

    /** Waves and a little noise, so that it packs as a photograph does. */
    private static byte[] drawn(int width, int height, String format) throws IOException {
        Random random = new Random(1);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double wave = 128 + 50 * Math.sin(x / 31.0 + y / 57.0) + 40 * Math.sin(y / 11.0 - x / 83.0);
                int light = (int) Math.max(0, Math.min(255, wave + 6 * random.nextGaussian()));
                image.setRGB(x, y, light << 16 | (255 - light) << 8 | (light + x / 8) % 256);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    @Benchmark
    public Picture decodeAndResize() throws UndecodableException {
        return Resizing.bilinear(decode(), SIDE, SIDE);
    }

    @Benchmark
    public Picture decode() throws UndecodableException {
        next = (next + 1) % files.length;
        return Decoder.decode(files[next], Limits.DEFAULT);
    }

    @Benchmark
    public Picture resize() {
        next = (next + 1) % files.length;
        return Resizing.bilinear(pictures[next], SIDE, SIDE);
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(DecodingBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
