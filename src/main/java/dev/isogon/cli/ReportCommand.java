package dev.isogon.cli;

import dev.isogon.config.SettingsException;
import dev.isogon.report.ReportFiles;
import dev.isogon.report.export.FigureFiles;
import dev.isogon.store.Json;
import dev.isogon.study.StudyResults;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon report}: makes a report anew from the files of a finished comparison, and figures as files. */
@Command(
        name = "report",
        description = "Makes the report of a finished comparison anew from its files, and its figures as files.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the folder of a finished comparison")
    private @Nullable Path folder;

    @Option(
            names = "--figures",
            paramLabel = "svg|png",
            description = "also writes each figure as a file to DIR/figures, on white and with its title")
    private FigureFiles.@Nullable Format figures;

    @Override
    public Integer call() throws IOException {
        Path from = Objects.requireNonNull(folder);
        Path results = from.resolve("results.json");
        if (!Files.isRegularFile(results)) {
            throw new SettingsException(
                    from + " is no finished comparison: it has no results.json. Name the folder that"
                            + " isogon compare --out was given, once all of its runs are done");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        StudyResults study = Json.read(results, StudyResults.class);
        ReportFiles.write(study, from);
        out.println("Report: " + from.resolve("report.html"));
        if (figures != null) {
            int count = FigureFiles.write(ReportFiles.figures(study, from), figures, from.resolve("figures"))
                    .size();
            out.println("Figures: " + count + " files in " + from.resolve("figures"));
        }
        out.flush();
        return 0;
    }
}
