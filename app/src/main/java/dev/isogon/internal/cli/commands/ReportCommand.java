package dev.isogon.internal.cli.commands;

import dev.isogon.internal.cli.text.OptionWords;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.evaluated.EvaluationFolder;
import dev.isogon.internal.report.comparison.ComparisonReport;
import dev.isogon.internal.report.evaluation.EvaluationReport;
import dev.isogon.internal.report.export.FigureFiles;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon report}: makes a report anew from the files of a comparison or an evaluation, and figures as files. */
@Command(
        name = "report",
        description =
                "Makes the report of a finished comparison, or of an evaluation, anew from its files; figures as files.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "what compare --out or evaluate --out was given")
    private @Nullable Path folder;

    @Option(
            names = "--figures",
            paramLabel = "svg|png",
            description = "also writes each figure as a file to DIR/figures, on white and with its title")
    private FigureFiles.@Nullable Format figures;

    @Override
    public Integer call() throws IOException {
        Path from = Objects.requireNonNull(folder);
        EvaluationFolder evaluation = new EvaluationFolder(from);
        if (evaluation.isThere()) {
            EvaluationReport.write(evaluation);
            return written(from, () -> EvaluationReport.figures(evaluation));
        }
        Path results = from.resolve("results.json");
        if (!Files.isRegularFile(results)) {
            throw new SettingsException(
                    from + " is no finished comparison and no evaluation: it has no results.json. Name the folder that"
                            + " isogon compare --out was given, once all of its runs are done, or isogon evaluate --out");
        }
        StudyResults study = Json.read(results, StudyResults.class);
        ComparisonReport.write(study, from, OptionWords::of);
        return written(from, () -> ComparisonReport.figures(study, from));
    }

    private interface Drawing {
        List<Figure> figures() throws IOException;
    }

    private int written(Path from, Drawing drawing) throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println("Report: " + from.resolve("report.html"));
        if (figures != null) {
            int count = FigureFiles.write(drawing.figures(), figures, from.resolve("figures"))
                    .size();
            out.println("Figures: " + count + " files in " + from.resolve("figures"));
        }
        out.flush();
        return 0;
    }
}
