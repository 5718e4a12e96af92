package dev.isogon.internal.lint.evidence;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.feed.Batch;
import dev.isogon.internal.data.feed.BatchFeed;
import dev.isogon.internal.data.feed.BatchRing;
import dev.isogon.internal.data.feed.Preparation;
import dev.isogon.internal.data.split.Splits;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.loop.ImageTensors;
import dev.isogon.internal.loop.Learner;
import dev.isogon.internal.loss.Logits;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What the softmax saw of some training images, in evaluation mode.
 *
 * @param images how many
 * @param scale the scale; NaN where it differs by image
 * @param largest largest magnitude of a logit
 * @param ownLogit median logit of the own class, margin and scale included
 * @param zero share of images whose own class has a probability that float32 cannot tell from 0, in [0, 1]
 * @param one share of images whose own class has a probability that float32 cannot tell from 1, in [0, 1]
 * @param ownAngle median angle to the own prototype, in radians
 * @param otherVariance variance of the cosines to all other prototypes
 */
public record LogitFacts(
        int images,
        double scale,
        double largest,
        double ownLogit,
        double zero,
        double one,
        double ownAngle,
        double otherVariance) {

    private static final int MOST = 64;

    /** ln of float32's smallest normal number. */
    private static final double ZERO = Math.log(Float.MIN_NORMAL);

    /** −ln 2⁻²⁴, half the step of float32 below 1. */
    private static final double ONE = 24 * Math.log(2);

    /** Of at most 64 images, evenly drawn; empty where the loss has no logits or an embedding is not of finite numbers. */
    public static Optional<LogitFacts> of(Learner learner, ImageSet images) {
        return learner.logits().flatMap(logits -> of(learner, logits, images));
    }

    private static Optional<LogitFacts> of(Learner learner, Logits logits, ImageSet images) {
        int count = Math.min(MOST, images.size());
        int[] chosen = IntStream.range(0, count)
                .map(i -> (int) ((long) i * images.size() / count))
                .toArray();
        ImageSet few = images.subset(chosen);
        learner.eval();
        BatchRing ring = new BatchRing(count, few.inputLength());
        Preparation plain = Preparation.plain(learner.normalization());
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard();
                BatchFeed feed = new BatchFeed(few, Splits.inOrder(count), ring, plain, false)) {
            Batch batch = feed.next();
            Tensor labels = ImageTensors.labels(batch);
            Tensor embeddings = learner.embed(ImageTensors.of(batch, few));
            return embeddings.isfinite().all().item_bool()
                    ? Optional.of(of(logits.of(embeddings, labels), labels, images.classes()))
                    : Optional.empty();
        }
    }

    private static LogitFacts of(Logits.Seen seen, Tensor labels, int classes) {
        Tensor label = labels.unsqueeze(1);
        Tensor own = seen.logits().gather(1, label);
        Tensor others = torch.logsumexp(seen.logits().scatter(1, label, new Scalar(Double.NEGATIVE_INFINITY)), 1);
        double[] odds = Tensors.values(own.squeeze(1).sub(others));
        Tensor cosines = seen.cosines().narrow(1, 0, classes);
        double[] angles = Arrays.stream(Tensors.values(cosines.gather(1, label)))
                .map(cosine -> Math.acos(Math.max(-1, Math.min(1, cosine))))
                .toArray();
        double[] all = Tensors.values(cosines);
        int[] ownPlaces =
                Arrays.stream(Tensors.values(labels)).mapToInt(c -> (int) c).toArray();
        double[] other = IntStream.range(0, all.length)
                .filter(i -> i % classes != ownPlaces[i / classes])
                .mapToDouble(i -> all[i])
                .toArray();
        return new LogitFacts(
                odds.length,
                seen.scale(),
                seen.logits().abs().max().item_double(),
                median(Tensors.values(own)),
                share(odds, ZERO, false),
                share(odds, ONE, true),
                median(angles),
                variance(other));
    }

    private static double share(double[] values, double bound, boolean above) {
        return Arrays.stream(values).filter(v -> above ? v > bound : v < bound).count() / (double) values.length;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    }
}
