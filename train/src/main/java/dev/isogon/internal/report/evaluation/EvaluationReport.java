package dev.isogon.internal.report.evaluation;

import dev.isogon.internal.experiment.evaluated.EvaluationFolder;
import dev.isogon.internal.experiment.evaluated.IdentityMap;
import dev.isogon.internal.experiment.pictures.PicturedPairs;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code report.html} of an evaluation, made from what its folder holds. */
public final class EvaluationReport {

    private EvaluationReport() {}

    /** Writes the page, whole or not at all. */
    public static void write(EvaluationFolder folder) throws IOException {
        Path path = folder.path();
        AtomicFile.write(
                path.resolve("report.html"),
                EvaluationPage.of(folder.read(), figures(folder), PicturedPairs.read(path), path));
    }

    /** All figures of the page. */
    public static List<Figure> figures(EvaluationFolder folder) throws IOException {
        return EvaluationFigures.of(folder.read(), IdentityMap.read(folder.path()));
    }
}
