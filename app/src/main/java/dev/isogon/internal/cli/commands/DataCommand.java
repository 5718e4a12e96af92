package dev.isogon.internal.cli.commands;

import dev.isogon.internal.cli.options.ClassesOption;
import dev.isogon.internal.cli.options.CropOptions.Crop;
import dev.isogon.internal.cli.options.NewFolder;
import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.cli.text.CheckText;
import dev.isogon.internal.data.check.CheckReport;
import dev.isogon.internal.data.check.DataCheck;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.experiment.comparison.StudyFolder;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.internal.report.check.CheckPage;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon data}: what is to be known about data, with nothing trained. */
@Command(
        name = "data",
        description = "Looks at data and prepares it, and trains nothing.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DataCommand.Check.class, DataCropCommand.class})
public final class DataCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    /** Without a command: its help. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** {@code isogon data check}. */
    @Command(
            name = "check",
            description =
                    "Says what is to be known about images before they are trained on: classes, sizes, files that give no"
                            + " image, the same picture twice. Changes nothing.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%n",
            footer = {
                "Ends with 0 also where something was found: it is for you to judge.",
                "docs/data.md says what data may be, and what is looked for."
            })
    public static final class Check implements Callable<Integer> {

        private final Terminal terminal;

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(
                index = "0",
                paramLabel = "DATA",
                description =
                        "mnist (bundled), a folder with a folder of images a class, one with IDX files, a published"
                                + " data set as it lies, a table (.csv, .tsv), a list (.txt, .lst), or an MXNet .rec")
        private String data = "";

        @Option(names = "--path-column", paramLabel = "NAME", description = "of paths, in a table. Default: path")
        private @Nullable String pathColumn;

        @Option(names = "--label-column", paramLabel = "NAME", description = "of labels, in a table. Default: label")
        private @Nullable String labelColumn;

        @Mixin
        private ClassesOption classes = new ClassesOption();

        @Option(
                names = "--crop",
                paramLabel = "none|face",
                description =
                        "looks for a face in each picture too, and shows some as a network would see them. Default: none")
        private Crop crop = Crop.NONE;

        @Option(names = "--out", paramLabel = "DIR", description = "a new folder for the page with all of it")
        private @Nullable Path out;

        @Option(names = "--threads", paramLabel = "N", description = "images read at once. Default: all cores")
        private int threads = Runtime.getRuntime().availableProcessors();

        public Check(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException {
            if (threads < 1) {
                throw new SettingsException("--threads must be at least 1, but was " + threads);
            }
            Path folder = out == null ? NewFolder.named(data, "check") : out;
            StudyFolder.checkEmpty(folder);
            PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
            FileProgress progress = new FileProgress(spec.commandLine().getErr(), terminal);
            // The JVM may end as soon as the interruption is closed, so what there is to say is said before.
            try (Interruption interruption = Interruption.listen()) {
                CheckReport report = check(progress, interruption);
                Files.createDirectories(folder);
                Path page = folder.resolve("check.html");
                AtomicFile.write(page, CheckPage.of(report, CheckText.summary(report)));
                CheckText.of(report).forEach(console::println);
                console.println("Report: " + page);
                console.flush();
                return 0;
            }
        }

        private CheckReport check(FileProgress progress, Interruption interruption) throws IOException {
            try {
                return DataCheck.of(
                        classes.of(Sources.named(data).withColumns(pathColumn, labelColumn)),
                        crop == Crop.FACE ? FaceFraming.one(Faces.ARCFACE) : Framing.WHOLE,
                        progress.work(threads, interruption));
            } finally {
                progress.clear();
            }
        }
    }
}
