package dev.isogon.internal.report.comparison;

import dev.isogon.internal.report.page.PairCards;
import dev.isogon.internal.report.text.ComparisonTable;
import dev.isogon.internal.report.text.FindingsSection;
import dev.isogon.internal.report.text.OpenSetTable;
import dev.isogon.internal.experiment.StudyResults;
import dev.isogon.internal.experiment.curves.StudyCurves;
import dev.isogon.internal.experiment.pictures.PicturedPairs;
import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a finished comparison leaves: {@code results.json}, {@code results.md} and {@code report.html}. */
public final class ComparisonReport {

    private ComparisonReport() {}

    /**
     * Writes all three, each whole or not at all.
     *
     * @param folder the comparison's, whose pictures the page shows where it has some
     */
    public static void write(StudyResults results, Path folder) throws IOException {
        Json.write(folder.resolve("results.json"), results);
        AtomicFile.write(
                folder.resolve("results.md"),
                "# Losses compared on " + results.data().name() + "\n\n" + ComparisonTable.markdown(results)
                        + FindingsSection.markdown(results));
        AtomicFile.write(folder.resolve("report.html"), page(results, folder));
    }

    private static String page(StudyResults results, Path folder) throws IOException {
        List<Figure> figures = figures(results, folder);
        Optional<StudyPictures> found = StudyPictures.read(folder);
        if (found.isEmpty()) {
            return ComparisonPage.of(results, figures, "", "");
        }
        StudyPictures pictures = found.get();
        List<String> classNames = results.data().classNames();
        String ofSplit = OpenSetTable.isOpen(results)
                ? "<p class=\"note\">Pictures are of the first split: test images are probes, training images those"
                        + " enrolled.</p>"
                : "";
        return ComparisonPage.of(
                results,
                figures,
                ofSplit
                        + MisclassifiedSection.of(classNames, pictures, folder)
                        + ConfusionSection.of(classNames, pictures.confusions())
                        + PairCards.ofLosses(PicturedPairs.read(folder), folder),
                ContactSheet.of(classNames, pictures, folder));
    }

    /** The figures of a comparison's report. */
    public static List<Figure> figures(StudyResults results, Path folder) throws IOException {
        return ComparisonFigures.of(
                results,
                StudyCurves.read(folder).orElse(new StudyCurves(List.of())),
                StudyPictures.read(folder).map(StudyPictures::confusions).orElse(List.of()));
    }
}
