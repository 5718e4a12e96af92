package dev.isogon.internal.cli.commands;

import dev.isogon.internal.cli.options.NewFolder;
import dev.isogon.internal.cli.options.TrainingOptions;
import dev.isogon.internal.cli.terminal.Failures;
import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Progress;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.cli.terminal.WatchedWork;
import dev.isogon.internal.cli.text.Announcement;
import dev.isogon.internal.cli.text.OptionWords;
import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.experiment.comparison.Study;
import dev.isogon.internal.experiment.comparison.StudyFolder;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.run.RunFile;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.report.comparison.ComparisonReport;
import dev.isogon.internal.report.text.ComparisonTable;
import dev.isogon.internal.report.text.FindingsText;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code isogon compare}: trains losses on the same data with the same budget and says what a difference means. */
@Command(
        name = "compare",
        description =
                "Trains several losses on the same images with the same budget, and says what a difference means.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nLosses:%n",
        footer = {
            "  cross-entropy, normalized-softmax(0.05), fixed-adacos, adacos,",
            "  arcface(0.5, scale=64, gradient=exact, beyond=monotone),",
            "  curricularface(0.5), adaface(0.4), cosface(0.35), simple-arcface,",
            "  supcon(0.1, images=4), or words of your own:",
            "  \"angular(0.2) x adacos\", \"additive(0.1) x 30 + regular-face(0.1)\".",
            "  docs/losses.md has each one's formula and settings.",
            "",
            TrainingOptions.BACKBONES_HEADING + TrainingOptions.BACKBONES
        })
public final class CompareCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    @Option(names = "--losses", paramLabel = "A,B,…")
    private @Nullable String losses;

    @Option(names = "--seeds", paramLabel = "N|LIST")
    private @Nullable String seeds;

    @Option(names = "--splits", paramLabel = "N")
    private @Nullable String splits;

    @Option(names = "--protocol", paramLabel = "NAME")
    private @Nullable String protocol;

    @Option(names = "--strangers", paramLabel = "DIR")
    private @Nullable String strangers;

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--out", paramLabel = "DIR", description = "a new folder for everything that comes of it")
    private @Nullable Path out;

    @Option(names = "--resume", paramLabel = "DIR", description = "goes on with an interrupted comparison")
    private @Nullable Path resume;

    public CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        FileProgress reading = new FileProgress(command.getErr(), terminal);
        Work work = reading.work(Work.silent().threads(), () -> false);
        try (Study comparison = resume == null ? begin(work) : goOn(resume, work)) {
            reading.clear();
            return compare(comparison, command.getOut(), command.getErr());
        }
    }

    private Integer compare(Study comparison, PrintWriter console, PrintWriter err) throws IOException {
        WatchedWork.announce(err, Announcement.of(comparison), comparison.notes(), comparison.warnings());
        WatchedWork watched = new WatchedWork(
                "compare",
                "What is finished is kept",
                comparison.folder(),
                new Progress(comparison.request(), err, terminal),
                err);
        // The JVM may end as soon as the interruption is closed, so what there is to say is said before.
        try (Interruption interruption = Interruption.listen()) {
            StudyResults results = watched.watch(interruption, comparison::run);
            ComparisonReport.write(results, comparison.folder(), OptionWords::of);
            console.println(OptionWords.of(ComparisonTable.terminal(
                    results, terminal.widthOfOutput(), comparison.folder().resolve(RunFile.NAME))));
            String found = FindingsText.terminal(results);
            if (!found.isEmpty()) {
                console.println(found);
            }
            console.println("Report: " + comparison.folder().resolve("report.html"));
            console.flush();
            return results.summaries().stream().anyMatch(loss -> loss.finished() > 0) ? 0 : Failures.WORLD;
        }
    }

    private Study begin(Work work) throws IOException {
        Settings settings = options.settings();
        given().forEach(settings::set);
        if (losses != null) {
            settings.set("losses", Losses.list(losses));
        }
        if (quick) {
            settings.set("quick", true);
        }
        Completed<CompareRequest> asked = settings.compare(Protocols.ALL);
        return Study.begin(
                asked,
                out == null
                        ? NewFolder.named(
                                asked.request().data().toString(),
                                asked.request().protocol())
                        : out,
                work);
    }

    /** Settings that are taken as they were written. */
    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        TrainingOptions.put(given, "strangers", strangers);
        TrainingOptions.put(given, "protocol", protocol);
        TrainingOptions.put(given, "seeds", seeds);
        TrainingOptions.put(given, "split.repeats", splits);
        return given;
    }

    private Study goOn(Path folder, Work work) throws IOException {
        WatchedWork.checkAlone(Objects.requireNonNull(spec).commandLine().getParseResult(), folder);
        DataSource moved = options.moved();
        return Study.resume(StudyFolder.open(folder), moved, work);
    }
}
