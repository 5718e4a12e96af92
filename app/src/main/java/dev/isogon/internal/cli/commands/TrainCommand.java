package dev.isogon.internal.cli.commands;

import dev.isogon.internal.cli.options.NewFolder;
import dev.isogon.internal.cli.options.TrainingOptions;
import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Progress;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.cli.terminal.WatchedWork;
import dev.isogon.internal.cli.text.Announcement;
import dev.isogon.internal.cli.text.OptionWords;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.training.ModelTraining;
import dev.isogon.internal.experiment.training.TrainingOutcome;
import dev.isogon.internal.loss.part.DivergedException;
import dev.isogon.internal.report.text.FindingsText;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code isogon train}: trains one loss on the data, to a folder with the model. */
@Command(
        name = "train",
        description = "Trains a network on images of known classes, and writes it as a model that embeds images.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Trains on all images but a tenth that chooses the epoch (split.validation) and",
            "those that the data names test images, which are judged at the end;",
            "--set split.test=0.2 sets some aside where the data names none.",
            "",
            "Losses: those that isogon compare --help names.",
            "",
            TrainingOptions.BACKBONES_HEADING + TrainingOptions.BACKBONES
        })
public final class TrainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    @Option(names = "--loss", paramLabel = "LOSS")
    private @Nullable String loss;

    @Option(names = "--seed", paramLabel = "N")
    private @Nullable String seed;

    @Option(names = "--out", paramLabel = "MODEL", description = "a new folder for the model")
    private @Nullable Path out;

    @Option(names = "--resume", paramLabel = "DIR", description = "goes on with an interrupted training")
    private @Nullable Path resume;

    public TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        FileProgress reading = new FileProgress(command.getErr(), terminal);
        Work work = reading.work(Work.silent().threads(), () -> false);
        try (ModelTraining training = resume == null ? begin(work) : goOn(resume, work)) {
            reading.clear();
            return train(training, command.getOut(), command.getErr());
        }
    }

    private Integer train(ModelTraining training, PrintWriter console, PrintWriter err) throws IOException {
        WatchedWork.announce(err, Announcement.of(training), List.of(), training.warnings());
        WatchedWork watched = new WatchedWork(
                "train",
                "Finished epochs are kept",
                training.unfinished(),
                new Progress(training.request(), "fewer --epochs or a lower --resolution", err, terminal),
                err);
        // The JVM may end as soon as the interruption is closed, so what there is to say is said before.
        try (Interruption interruption = Interruption.listen()) {
            TrainingOutcome outcome = outcome(training, watched, interruption);
            console.println(said(outcome));
            outcome.findings().forEach(finding -> console.println(OptionWords.of(FindingsText.line(finding))));
            outcome.notes().forEach(note -> err.println("warning: " + note));
            err.flush();
            console.println("Model: " + outcome.folder());
            console.flush();
            return 0;
        }
    }

    private static TrainingOutcome outcome(ModelTraining training, WatchedWork watched, Interruption interruption)
            throws IOException {
        try {
            return watched.watch(interruption, training::run);
        } catch (DivergedException e) {
            throw new DivergedException(e.getMessage() + ". All steps until then are in "
                    + training.unfinished().resolve("steps.csv") + "; remove that folder to train anew");
        }
    }

    private static String said(TrainingOutcome outcome) {
        StringBuilder text = new StringBuilder("Epoch " + outcome.bestEpoch());
        if (outcome.validationAccuracy() != null) {
            text.append(String.format(Locale.ROOT, ", validation %.2f %%", 100 * outcome.validationAccuracy()));
        }
        if (outcome.testAccuracy() != null) {
            text.append(String.format(Locale.ROOT, ", test %.2f %%", 100 * outcome.testAccuracy()));
        }
        return text.toString();
    }

    private ModelTraining begin(Work work) throws IOException {
        Settings settings = options.settings();
        if (loss != null) {
            settings.set("losses", List.of(loss));
        }
        if (seed != null) {
            settings.set("seeds", seed);
        }
        Completed<TrainRequest> asked = settings.train(Protocols.ALL);
        return ModelTraining.begin(
                asked, out == null ? NewFolder.named(asked.request().data().toString(), "model") : out, work);
    }

    private ModelTraining goOn(Path folder, Work work) throws IOException {
        WatchedWork.checkAlone(Objects.requireNonNull(spec).commandLine().getParseResult(), folder);
        return ModelTraining.resume(folder, options.moved(), work);
    }
}
