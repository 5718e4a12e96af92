package dev.isogon.study;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table that the public experiment (yKesamaru/adacos) published for MNIST: SimpleCNN, 10 epochs, one run.
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

    /** The published MNIST table. */
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

    /** What was published for a loss, if it is one of the experiment's. */
    static Optional<PublishedFigures> of(String loss) {
        return MNIST.stream().filter(each -> each.losses().contains(loss)).findFirst();
    }

    public PublishedFigures {
        losses = List.copyOf(losses);
    }
}
