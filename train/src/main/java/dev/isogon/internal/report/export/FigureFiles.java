package dev.isogon.internal.report.export;

import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures in files: each is what a report's page saves of it, on white and with its title. */
public final class FigureFiles {

    private FigureFiles() {}

    /** What a file can be. */
    public enum Format {
        SVG,
        PNG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Writes one file a figure, each whole or not at all.
     *
     * @param folder made if it is not there
     * @return the files
     */
    public static List<Path> write(List<Figure> figures, Format format, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> drawing : SvgDrawing.of(figures).entrySet()) {
            Path file = folder.resolve(drawing.getKey() + "." + format);
            if (format == Format.SVG) {
                AtomicFile.write(file, drawing.getValue() + "\n");
            } else {
                AtomicFile.write(file, PngPicture.of(drawing.getValue()));
            }
            files.add(file);
        }
        return files;
    }
}
