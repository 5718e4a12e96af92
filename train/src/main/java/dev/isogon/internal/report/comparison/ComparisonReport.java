package dev.isogon.internal.report.comparison;

import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.curves.StudyCurves;
import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.experiment.run.RunFile;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.report.text.ComparisonTable;
import dev.isogon.internal.report.text.Conclusion;
import dev.isogon.internal.report.text.FindingsText;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a finished comparison leaves: {@code results.json}, {@code results.md} and {@code report.html}. */
public final class ComparisonReport {

    private ComparisonReport() {}

    /**
     * Writes all three, each whole or not at all.
     *
     * @param folder the comparison's, whose pictures the page shows where it has some
     * @param words settings that sentences mention, as the page's readers give them
     */
    public static void write(StudyResults results, Path folder, UnaryOperator<String> words) throws IOException {
        Json.write(folder.resolve("results.json"), results);
        AtomicFile.write(
                folder.resolve("results.md"),
                "# " + Conclusion.title(results) + "\n\n" + ComparisonTable.markdown(results)
                        + FindingsText.markdown(results));
        AtomicFile.write(
                folder.resolve("report.html"),
                new ComparisonPage(results, figures(results, folder))
                        .withPictures(folder)
                        .html(folder.resolve(RunFile.NAME), words));
    }

    /** The figures of a comparison's report. */
    public static List<Figure> figures(StudyResults results, Path folder) throws IOException {
        return ComparisonFigures.of(
                results,
                StudyCurves.read(folder).orElse(new StudyCurves(List.of())),
                StudyPictures.read(folder).map(StudyPictures::confusions).orElse(List.of()));
    }
}
