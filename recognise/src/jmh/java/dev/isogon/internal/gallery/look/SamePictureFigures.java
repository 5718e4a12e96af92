package dev.isogon.internal.gallery.look;

import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.internal.models.Models;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * How near a picture is to itself when it was written once more as a JPEG, or at 80 % of its size, and how near two pictures of
 * one person come. Arguments: a folder with a folder a person, and how many people.
 */
public final class SamePictureFigures {

    private static final int BATCH = 32;
    private static final double[] SHARES = {0, 0.01, 0.05, 0.5, 0.95, 0.99, 0.999, 1};

    private SamePictureFigures() {}

    private static Image written(Path file, double scale) throws IOException {
        BufferedImage from = ImageIO.read(file.toFile());
        int width = (int) Math.round(from.getWidth() * scale);
        int height = (int) Math.round(from.getHeight() * scale);
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(from, 0, 0, width, height, null);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(to, "jpg", bytes); // at Java's usual quality of 0.75
        return Image.of("again.jpg", bytes.toByteArray());
    }

    private static void print(String what, List<Double> scores) {
        double[] sorted = scores.stream().mapToDouble(each -> each).sorted().toArray();
        StringBuilder line = new StringBuilder("| " + what + " | " + sorted.length);
        for (double share : SHARES) {
            line.append(String.format(Locale.ROOT, " | %.4f", sorted[(int) Math.round(share * (sorted.length - 1))]));
        }
        System.out.println(line + " |");
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += (double) one[k] * other[k];
        }
        return sum;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.out.println("Arguments: PEOPLE COUNT");
            return;
        }
        FoundModel model = Models.face();
        List<Double> again = new ArrayList<>();
        List<Double> smaller = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        List<Path> people;
        try (Stream<Path> inside = Files.list(Path.of(arguments[0]))) {
            people = inside.sorted().limit(Long.parseLong(arguments[1])).toList();
        }
        try (OnnxEmbedder embedder = model.open(new OnnxEmbedder.Settings(
                BATCH, 1, FaceFraming.of(model.card().preprocessing().faces())))) {
            Looking looking = new Looking(embedder);
            for (Path person : people) {
                List<Image> images = new ArrayList<>();
                try (Stream<Path> inside = Files.list(person)) {
                    for (Path file : inside.sorted().limit(6).toList()) {
                        images.addAll(List.of(Image.of(file), written(file, 1), written(file, 0.8)));
                    }
                }
                List<Look> looks = looking.at(
                        images, new Looking.Way(false, false), Work.silent().withThreads(1));
                List<float[]> plain = new ArrayList<>();
                for (int i = 0; i < looks.size(); i += 3) {
                    if (looks.subList(i, i + 3).stream().anyMatch(each -> each.problem() != null)) {
                        continue;
                    }
                    float[] unit = looks.get(i).sights().get(0).embedding();
                    again.add(cosine(unit, looks.get(i + 1).sights().get(0).embedding()));
                    smaller.add(cosine(unit, looks.get(i + 2).sights().get(0).embedding()));
                    plain.forEach(each -> others.add(cosine(unit, each)));
                    plain.add(unit);
                }
            }
        }
        System.out.println("| pair | pairs | least | 1 % | 5 % | half | 95 % | 99 % | 99.9 % | most |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        print("written again", again);
        print("at 80 %", smaller);
        print("two pictures of one person", others);
    }
}
