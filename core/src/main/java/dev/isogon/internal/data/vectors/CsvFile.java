package dev.isogon.internal.data.vectors;

import dev.isogon.internal.data.text.Table;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.Embeddings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values in UTF-8: the header {@code path,e0,e1,…}, then a row for each vector. Names are quoted as RFC
 * 4180 says; lines end in a line feed alone, which every reader takes. Floats are printed with as many digits as it takes
 * to read the same float back. Of tables that others wrote {@link ColumnChoice} and {@link CsvNumbers} say what is read.
 */
final class CsvFile implements VectorFormat {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    @Override
    public String extension() {
        return ".csv";
    }

    @Override
    public String describe() {
        return "text, the largest and slowest";
    }

    @Override
    public void write(Path file, Embeddings vectors, @Nullable List<String> labels) throws IOException {
        AtomicFile.write(file, beside -> {
            // Unlike Files.newBufferedWriter, this puts a question mark for what UTF-8 cannot hold.
            try (Writer out = new BufferedWriter(
                    new OutputStreamWriter(Files.newOutputStream(beside), StandardCharsets.UTF_8), 1 << 16)) {
                writeRows(out, vectors, labels);
            }
        });
    }

    private static void writeRows(Writer out, Embeddings vectors, @Nullable List<String> labels) throws IOException {
        int dimensions = vectors.dimensions();
        FORMAT.print(VectorColumns.PATH, out, true);
        if (labels != null) {
            FORMAT.print(VectorColumns.LABEL, out, false);
        }
        for (int i = 0; i < dimensions; i++) {
            FORMAT.print("e" + i, out, false);
        }
        FORMAT.println(out);
        for (int row = 0; row < vectors.size(); row++) {
            FORMAT.print(vectors.names().get(row), out, true);
            if (labels != null) {
                FORMAT.print(labels.get(row), out, false);
            }
            for (int i = 0; i < dimensions; i++) {
                FORMAT.print(vectors.values()[row * dimensions + i], out, false);
            }
            FORMAT.println(out);
        }
    }

    @Override
    public ReadVectors read(Path file, VectorColumns columns) throws IOException {
        return rows(file, columns);
    }

    @Override
    public Values readValues(Path file) throws IOException {
        return Values.of(rows(file, null));
    }

    private static ReadVectors rows(Path file, @Nullable VectorColumns asked) throws IOException {
        try (Table table = Table.open(file)) {
            List<String> header = table.columns();
            ColumnChoice choice = asked == null ? ColumnChoice.NONE : ColumnChoice.of(file, header, asked);
            CsvNumbers numbers = CsvNumbers.of(file, table, choice);
            ColumnChoice full = asked == null ? choice : choice.withPath(file, header, numbers.places(), place -> true);
            VectorRows rows = new VectorRows(file);
            List<String> labels = new ArrayList<>();
            table.forEach((row, line) -> {
                numbers.read(row, line, rows);
                String label = full.label() < 0 ? "" : row.get(full.label()).strip();
                if (full.label() >= 0 && label.isEmpty()) {
                    throw table.broken(line, "has no " + header.get(full.label()));
                }
                labels.add(label);
                rows.endRow(full.path() < 0 ? label : row.get(full.path()));
            });
            return new ReadVectors(rows.joined(), full.label() < 0 ? null : labels, full.note(header, numbers.note()));
        }
    }
}
