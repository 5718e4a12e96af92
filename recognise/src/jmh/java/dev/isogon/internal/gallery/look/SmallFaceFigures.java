package dev.isogon.internal.gallery.look;

import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.internal.gallery.threshold.FalseMatchTables;
import dev.isogon.internal.gallery.threshold.SizeThreshold;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.internal.models.Models;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
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
import org.jspecify.annotations.Nullable;

/**
 * What a face's height costs. Of each person with two photographs the second is made smaller until the face's box has so many
 * pixels, and compared with the first ones of all, which stay as they are. Arguments: a folder with a folder a person, how many
 * people, and heights in pixels.
 *
 * <p>A row of the table: faces that were found at their place; of their own first photographs those that are the nearest of all
 * (rank 1) and those that reach the threshold of two images (false match rate 10⁻³), both as parts of all people, a face that was
 * not found being a miss; and of all comparisons with others the part that reaches it.
 */
public final class SmallFaceFigures {

    private static final int BATCH = 32;

    private final Looking looking;
    private final double threshold;
    private final List<float[]> first = new ArrayList<>();
    private final List<Picture> second = new ArrayList<>();
    private final List<Double> heights = new ArrayList<>();

    private SmallFaceFigures(Looking looking, double threshold) {
        this.looking = looking;
        this.threshold = threshold;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted().toList();
        }
    }

    private @Nullable Look look(Image image) {
        Look look = looking.at(
                        List.of(image),
                        new Looking.Way(false, false),
                        Work.silent().withThreads(1))
                .get(0);
        return look.problem() != null || look.sights().get(0).embedding().length == 0 ? null : look;
    }

    private void read(Path people, int most) throws IOException, UndecodableException {
        for (Path person : sorted(people)) {
            List<Path> images = sorted(person);
            if (images.size() < 2 || first.size() == most) {
                continue;
            }
            Look one = look(Image.of(images.get(0)));
            Look two = look(Image.of(images.get(1)));
            if (one != null && two != null) {
                first.add(one.sights().get(0).embedding());
                second.add(Decoder.decode(Files.readAllBytes(images.get(1)), Limits.DEFAULT));
                heights.add(two.sights().get(0).height());
            }
        }
    }

    private static Image smaller(Picture picture, double scale) throws IOException {
        int width = (int) Math.round(picture.width() * scale);
        int height = (int) Math.round(picture.height() * scale);
        Picture small = Resizing.bilinear(picture, width, height);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int rgb = ((small.pixels()[3 * i] & 0xFF) << 16)
                    | ((small.pixels()[3 * i + 1] & 0xFF) << 8)
                    | (small.pixels()[3 * i + 2] & 0xFF);
            image.setRGB(i % width, i / width, rgb);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return Image.of("small.png", bytes.toByteArray());
    }

    private void row(double height) throws IOException {
        int found = 0;
        int nearest = 0;
        int reached = 0;
        long others = 0;
        for (int i = 0; i < second.size(); i++) {
            Look look = look(smaller(second.get(i), height / heights.get(i)));
            if (look == null) {
                continue;
            }
            found++;
            float[] probe = look.sights().get(0).embedding();
            double own = cosine(probe, first.get(i));
            boolean best = true;
            for (int k = 0; k < first.size(); k++) {
                double score = cosine(probe, first.get(k));
                best &= k == i || score < own;
                others += k != i && score >= threshold ? 1 : 0;
            }
            nearest += best ? 1 : 0;
            reached += own >= threshold ? 1 : 0;
        }
        double all = second.size();
        System.out.printf(
                Locale.ROOT,
                "| %.0f | %.1f %% | %.1f %% | %.1f %% | %.2g |%n",
                height,
                100 * found / all,
                100 * nearest / all,
                100 * reached / all,
                others / (found * (all - 1)));
    }

    private static float cosine(float[] one, float[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += (double) one[k] * other[k];
        }
        return (float) sum;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.out.println("Arguments: PEOPLE COUNT HEIGHT…");
            return;
        }
        FoundModel model = Models.face();
        double threshold = SizeThreshold.ofPairs(
                        FalseMatchTables.find(model.name(), model.card().sha256(), null)
                                .orElseThrow(),
                        SizeThreshold.VERIFICATION)
                .threshold();
        try (OnnxEmbedder embedder = model.open(new OnnxEmbedder.Settings(
                BATCH, 1, FaceFraming.of(model.card().preprocessing().faces())))) {
            SmallFaceFigures figures = new SmallFaceFigures(new Looking(embedder), threshold);
            figures.read(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            double[] sorted =
                    figures.heights.stream().mapToDouble(each -> each).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%d people, faces of %.0f to %.0f pixels (half below %.0f), threshold %.4f%n",
                    sorted.length,
                    sorted[0],
                    sorted[sorted.length - 1],
                    sorted[sorted.length / 2],
                    threshold);
            System.out.println("| height, px | found | rank 1 | recognised | others taken for them |");
            System.out.println("|---:|---:|---:|---:|---:|");
            for (int i = 2; i < arguments.length; i++) {
                figures.row(Double.parseDouble(arguments[i]));
            }
        }
    }
}
