package dev.isogon.report;

import dev.isogon.store.AtomicFile;
import dev.isogon.store.Json;
import dev.isogon.study.StudyResults;
import java.io.IOException;
import java.nio.file.Path;

/** What a finished comparison leaves: {@code results.json}, {@code results.md} and {@code report.html}. */
public final class ReportFiles {

    private ReportFiles() {}

    /** Writes all three, each whole or not at all. */
    public static void write(StudyResults results, Path folder) throws IOException {
        Json.write(folder.resolve("results.json"), results);
        AtomicFile.write(
                folder.resolve("results.md"),
                "# Losses compared on " + results.data().name() + "\n\n" + ComparisonTable.markdown(results));
        AtomicFile.write(folder.resolve("report.html"), ReportPage.of(results));
    }
}
