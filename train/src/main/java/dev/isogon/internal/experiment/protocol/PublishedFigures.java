package dev.isogon.internal.experiment.protocol;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.source.Formats;
import dev.isogon.internal.experiment.split.Images;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table that the public experiment (yKesamaru/adacos) published, one run each.
 *
 * @param losses our names of the loss; its regularizer was inert, so that arcface is ArcFace with and without one
 * @param name its own name of it
 * @param trainAccuracy in [0, 1]
 * @param testAccuracy in [0, 1]
 * @param testLoss in its unit; null where it gave none
 */
public record PublishedFigures(
        List<String> losses,
        String name,
        double trainAccuracy,
        double testAccuracy,
        @Nullable Double testLoss) {

    /** MNIST: SimpleCNN, 10 epochs. */
    public static final List<PublishedFigures> MNIST = List.of(
            new PublishedFigures(
                    List.of("arcface(28.6deg) + center-invariant", "arcface"),
                    "ArcFace + CenterInvariant",
                    0.9990,
                    0.9736,
                    null),
            new PublishedFigures(List.of("simple-arcface"), "Simple_ArcFace", 0.9872, 0.9578, null),
            new PublishedFigures(List.of("fixed-adacos"), "Fixed AdaCos", 0.9995, 0.9809, null),
            new PublishedFigures(List.of("cross-entropy"), "CrossEntropy", 0.9832, 0.9817, 0.000452));

    /** Its own faces, which nobody else has: 16 people on 2,602 images, EfficientNetV2 from ImageNet's weights, 10 epochs. */
    public static final List<PublishedFigures> FACES = List.of(
            new PublishedFigures(
                    List.of("arcface(28.6deg) + regular-face", "arcface"),
                    "ArcFace + RegularFace",
                    0.9861,
                    0.8522,
                    null),
            new PublishedFigures(List.of("fixed-adacos"), "Fixed AdaCos", 0.9942, 0.9002, null),
            new PublishedFigures(List.of("cross-entropy"), "CrossEntropy", 0.9457, 0.8944, 0.022137));

    private static final int FACES_CLASSES = 16;
    private static final int FACES_IMAGES = 2602;

    /** What was published for MNIST, and for images in the numbers of its faces; nothing for other data. */
    static List<PublishedFigures> forImages(Images images) {
        if (areMnist(images)) {
            return MNIST;
        }
        int all = images.train().size()
                + images.validation().map(ImageSet::size).orElse(0)
                + images.test().size();
        return images.train().classes() == FACES_CLASSES && all == FACES_IMAGES ? FACES : List.of();
    }

    /** Whether images, whatever their name, are MNIST as it was published; behind a space stands the strangers' checksum. */
    static boolean areMnist(Images images) {
        return images.checksum().split(" ", 2)[0].equals(Formats.MNIST_CHECKSUM);
    }

    /** What was published for a loss, if it is one of the experiment's. */
    static Optional<PublishedFigures> of(String loss) {
        return MNIST.stream().filter(each -> each.losses().contains(loss)).findFirst();
    }

    public PublishedFigures {
        losses = List.copyOf(losses);
    }
}
