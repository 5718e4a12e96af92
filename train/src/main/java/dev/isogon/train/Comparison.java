package dev.isogon.train;

import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.experiment.comparison.Study;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.run.TrainingProgress;
import dev.isogon.internal.report.comparison.ComparisonReport;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Trains several losses on the same images with the same network and budget, over several seeds, and says what a difference
 * means. Says what is wanted, a word at a time, and never changes; {@link #run} checks all of it at once and does it.
 *
 * <p>Only one training computes at a time in a process; a second one waits. Nothing is printed.
 */
public final class Comparison {

    private final Wanted wanted;

    private Comparison(Wanted wanted) {
        this.wanted = wanted;
    }

    /** How runs are made and judged. */
    public enum Protocol {
        /** Trained prototypes, cosine, a validation set that chooses the epoch. */
        FAIR,
        /** The same, judged on identities that training did not see. */
        OPEN,
        /** The public experiment (yKesamaru/adacos) as its code runs it. */
        SEED
    }

    /** On these images. */
    public static Comparison of(DataSource data) {
        return new Comparison(new Wanted(Map.of("data", data), null));
    }

    /**
     * With a setting of {@code run.json} by its name, such as {@code train.batch} or {@code split.validation}; see
     * docs/settings.md. Of a setting
     * that is given twice the later value counts.
     *
     * @param value a number, a text, true or false
     */
    public Comparison set(String name, Object value) {
        return new Comparison(wanted.with(name, value));
    }

    /** Of these losses of docs/losses.md; otherwise of the protocol's own. */
    public Comparison losses(String... losses) {
        return set("losses", List.of(losses));
    }

    /**
     * Also of a loss of one's own, after those that were named before.
     *
     * @param name what it is called in results; none of Isogon's
     */
    public Comparison loss(String name, LossMaker own) {
        List<Object> all = new ArrayList<>();
        if (wanted.settings().get("losses") instanceof List<?> before) {
            all.addAll(before);
        }
        all.add(LossModule.recipe(name, own));
        return set("losses", all);
    }

    /** With the seeds 1 to this number; otherwise by the protocol. */
    public Comparison seeds(int number) {
        return set("seeds", number);
    }

    /** By a protocol; otherwise {@link Protocol#FAIR}. */
    public Comparison protocol(Protocol protocol) {
        return set("protocol", protocol.name());
    }

    /** With images of other classes: adds how well they are told from known ones. */
    public Comparison strangers(DataSource data) {
        return set("strangers", data);
    }

    /** With a network of docs/models.md, such as {@code resnet18}; otherwise one that fits the data. */
    public Comparison backbone(String name) {
        return set("model.backbone", name);
    }

    /** With images brought to so many pixels a side; otherwise to the network's own. */
    public Comparison resolution(int side) {
        return set("model.resolution", side);
    }

    /** With so many passes over the training images; otherwise as docs/settings.md says, by data and protocol. */
    public Comparison epochs(int number) {
        return set("train.epochs", number);
    }

    /** By so many threads; otherwise by all cores. Results are equal bit for bit at the same number. */
    public Comparison threads(int number) {
        return set("threads", number);
    }

    /**
     * With decoded pixels kept in a folder, so that the next comparison on the same images begins at once; otherwise they lie
     * where the system keeps temporary files and go at the end.
     */
    public Comparison cache(Path folder) {
        return new Comparison(wanted.cachedIn(folder));
    }

    /** Compares; see {@link #run(Path, Work)}. */
    public ComparisonResult run(Path out) throws IOException {
        return run(out, Work.silent());
    }

    /**
     * Compares, and leaves {@code report.html}, {@code results.json} and each run's own files in a folder. What is finished when
     * the work is stopped is kept there, and {@code isogon compare --resume} goes on with it.
     *
     * @param out a folder, new or empty
     * @param work is told how many steps of all runs are done, and may be stopped between them
     * @throws dev.isogon.metrics.SettingsException naming every setting that is wrong, or what the data cannot do
     * @throws dev.isogon.metrics.BrokenFileException when the data or the weights to start from are not what they should be
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     * @throws MissingNativesException when the engine's natives are not on the class path, saying what to add
     */
    public ComparisonResult run(Path out, Work work) throws IOException {
        try (CacheFolder pixels = wanted.pixels();
                Study study = Study.begin(wanted.comparison(), out, pixels, work)) {
            StudyResults results = study.run(new TrainingProgress(work), work);
            ComparisonReport.write(results, study.folder(), UnaryOperator.identity());
            return ComparisonResult.of(results, study.folder());
        }
    }
}
