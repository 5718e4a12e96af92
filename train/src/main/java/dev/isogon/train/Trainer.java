package dev.isogon.train;

import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.experiment.run.TrainingProgress;
import dev.isogon.internal.experiment.training.ModelTraining;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Trains a network on images of known classes. Says what is wanted, a word at a time, and never changes; {@link #train} checks
 * all of it at once and does it. What is not said is chosen by the data, and the loss has nothing to tune.
 *
 * <p>Only one training computes at a time in a process; a second one waits. Nothing is printed.
 */
public final class Trainer {

    private final Wanted wanted;

    private Trainer(Wanted wanted) {
        this.wanted = wanted;
    }

    /** On these images. */
    public static Trainer on(DataSource data) {
        return new Trainer(new Wanted(Map.of("data", data), null));
    }

    /**
     * With a setting of {@code run.json} by its name, such as {@code train.batch} or {@code model.embedding}; see
     * docs/settings.md. Of a setting that is given twice the later value counts.
     *
     * @param value a number, a text, true or false
     */
    public Trainer set(String name, Object value) {
        return new Trainer(wanted.with(name, value));
    }

    /** With a loss of docs/losses.md, such as {@code arcface} or {@code angular(0.2) x adacos}; otherwise Fixed AdaCos. */
    public Trainer loss(String loss) {
        return set("losses", List.of(loss));
    }

    /**
     * With a loss of one's own. Such a training cannot be resumed by the command line, which does not have the loss.
     *
     * @param name what it is called in files; none of Isogon's
     */
    public Trainer loss(String name, LossMaker own) {
        return set("losses", List.of(LossModule.recipe(name, own)));
    }

    /** With a network of docs/models.md, such as {@code resnet18}; otherwise one that fits the data. */
    public Trainer backbone(String name) {
        return set("model.backbone", name);
    }

    /** With images brought to so many pixels a side; otherwise to the network's own. */
    public Trainer resolution(int side) {
        return set("model.resolution", side);
    }

    /** With so many passes over the training images; otherwise as docs/settings.md says, by the data. */
    public Trainer epochs(int number) {
        return set("train.epochs", number);
    }

    /** With a seed of initial weights, order of images and dropout; otherwise 1. */
    public Trainer seed(long seed) {
        return set("seeds", Long.toString(seed));
    }

    /** By so many threads; otherwise by all cores. Results are equal bit for bit at the same number. */
    public Trainer threads(int number) {
        return set("threads", number);
    }

    /**
     * With decoded pixels kept in a folder, so that the next training on the same images begins at once; otherwise they lie
     * where the system keeps temporary files and go at the end.
     */
    public Trainer cache(Path folder) {
        return new Trainer(wanted.cachedIn(folder));
    }

    /** Trains; see {@link #train(Path, Work)}. */
    public TrainedModel train(Path out) throws IOException {
        return train(out, Work.silent());
    }

    /**
     * Trains, and writes the model's folder, whole or not at all. Until then, and when the work is stopped, what was done lies
     * in {@code OUT.unfinished}, from where {@code isogon train --resume} goes on. The network is also written in ONNX, unless
     * {@code model.onnx} is false; where that cannot be, the model is written without, and its {@code run.json} says why.
     *
     * @param out the model's folder, new or empty
     * @param work is told how many steps are done, and may be stopped between them
     * @return the model, to be closed
     * @throws dev.isogon.metrics.SettingsException naming every setting that is wrong, or what the data cannot do
     * @throws dev.isogon.metrics.BrokenFileException when the data or the weights to start from are not what they should be
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     * @throws MissingNativesException when the engine's natives are not on the class path, saying what to add
     * @throws TrainingFailedException when training left the finite numbers
     */
    public TrainedModel train(Path out, Work work) throws IOException {
        try (CacheFolder pixels = wanted.pixels();
                ModelTraining training = ModelTraining.begin(wanted.training(), out, pixels, work)) {
            training.run(new TrainingProgress(work), work);
            return TrainedModel.open(training.model(), training.request().threads());
        } catch (dev.isogon.internal.loss.part.DivergedException e) {
            throw new TrainingFailedException(String.valueOf(e.getMessage()));
        }
    }
}
