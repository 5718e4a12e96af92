package dev.isogon.internal.loop;

import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.augment.Chain;
import dev.isogon.internal.data.feed.Batch;
import dev.isogon.internal.data.feed.BatchFeed;
import dev.isogon.internal.data.feed.BatchRing;
import dev.isogon.internal.data.feed.PerClassSampler;
import dev.isogon.internal.data.feed.Preparation;
import dev.isogon.internal.data.feed.Sampler;
import dev.isogon.internal.data.feed.ShuffledSampler;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.loss.Loss;
import dev.isogon.internal.loss.Statistics;
import dev.isogon.internal.loss.part.DivergedException;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/** The training loop: epochs of steps. It tells what happens and knows nobody who listens. */
public final class Training {

    private final Learner learner;
    private final ImageSet images;
    private final TrainConfig config;
    private final long seed;
    private final Sampler sampler;
    private final Optimization optimization;
    private final BatchRing ring;
    private final LearningRate rate;
    private final Chain augmentation;
    private final StepLog log;
    private int step;

    /** A run from its start; the learner is as it should begin. */
    public Training(Learner learner, ImageSet images, TrainConfig config, long seed) {
        this(learner, images, config, seed, new StepLog());
    }

    Training(Learner learner, ImageSet images, TrainConfig config, long seed, StepLog log) {
        this(learner, images, config, seed, log, GradientSum.ALONE);
    }

    Training(Learner learner, ImageSet images, TrainConfig config, long seed, StepLog log, GradientSum gradientSum) {
        this.learner = learner;
        this.images = images;
        this.config = config;
        this.seed = seed;
        this.log = log;
        this.step = log.steps().size();
        this.sampler = sampler(learner.imagesPerClass(), images, config);
        this.optimization = new Optimization(learner, config, gradientSum);
        this.ring = new BatchRing(config.batch(), images.inputLength());
        this.augmentation = config.augmentation();
        this.rate = new LearningRate(config, stepsPerEpoch() * config.epochs());
    }

    /**
     * What makes up batches of training images; an epoch has the same number of steps either way.
     *
     * @param perClass how many images of a class a batch should have at least, where that matters
     * @throws dev.isogon.metrics.SettingsException when a batch is too small for that
     */
    public static Sampler sampler(OptionalInt perClass, ImageSet images, TrainConfig config) {
        return perClass.isEmpty()
                ? new ShuffledSampler(images.size(), config.batch(), config.dropLast())
                : new PerClassSampler(
                        images.labels(),
                        images.classes(),
                        config.batch(),
                        perClass.getAsInt(),
                        config.stepsPerEpoch(images.size()));
    }

    /** Steps of one epoch. */
    public int stepsPerEpoch() {
        return sampler.steps();
    }

    public StepLog log() {
        return log;
    }

    Optimization optimization() {
        return optimization;
    }

    /**
     * Trains one epoch, in an order of images that depends only on the seed and the epoch.
     *
     * @param epoch from 1
     * @param work may be stopped before each step
     * @return what the epoch came to, without a validation accuracy
     * @throws StoppedException when it is
     * @throws DivergedException when the loss or an adaptive statistic is no longer a usable number
     */
    public EpochRecord epoch(int epoch, Consumer<? super StepRecord> listener, Work work) {
        long start = System.nanoTime();
        learner.train(true);
        double loss = 0;
        double accuracy = 0;
        StepRecord last = null;
        int[][] batches = sampler.batches(seed, epoch);
        try (BatchFeed feed = new BatchFeed(images, batches, ring, preparation(epoch))) {
            while (feed.hasNext()) {
                work.check();
                last = step(feed.next(), epoch);
                loss += last.loss();
                accuracy += last.accuracy();
                log.add(last);
                listener.accept(last);
            }
        }
        int steps = stepsPerEpoch();
        double scale = last == null ? Double.NaN : last.scale();
        return new EpochRecord(epoch, loss / steps, accuracy / steps, null, scale, (System.nanoTime() - start) / 1e9);
    }

    private Preparation preparation(int epoch) {
        if (augmentation.augmentations().isEmpty()) {
            return Preparation.plain(learner.normalization());
        }
        return new Preparation(
                learner.normalization(),
                (picture, image, occurrence) -> augmentation.apply(picture, seed, epoch, image, occurrence));
    }

    /** Early on the average keeps less, so that it soon forgets the random start. */
    private double kept() {
        return Math.min(config.ema(), (1.0 + step) / (10.0 + step));
    }

    private StepRecord step(Batch batch, int epoch) {
        int inEpoch = step % stepsPerEpoch();
        step++;
        double learningRate = rate.at(step);
        try (Scope scope = Scope.open()) {
            int place = inEpoch % config.accumulate();
            int together = Math.min(config.accumulate(), stepsPerEpoch() - (inEpoch - place));
            if (place == 0) {
                optimization.zeroGradients();
            }
            Tensor labels = ImageTensors.labels(batch);
            Loss.Output output = learner.loss(learner.embed(ImageTensors.of(batch, images)), labels);
            double loss = output.loss().item_double();
            if (!Double.isFinite(loss)) {
                throw new DivergedException("the loss became " + loss + ". Lower the learning rate or the scale");
            }
            learner.backward(output, together);
            if (place == together - 1) {
                optimization.step(learningRate);
                learner.average(kept());
            }
            Statistics seen = output.statistics();
            return new StepRecord(
                    step, epoch, loss, seen.scale(), seen.ownAngle(), seen.otherAngle(), learningRate, seen.accuracy());
        } catch (DivergedException e) {
            throw e.at(step, epoch, learningRate);
        }
    }
}
