package dev.isogon.internal.data.vectors;

import dev.isogon.internal.data.text.RowLimit;
import dev.isogon.internal.data.text.Utf8Reader;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Comma-separated values in UTF-8: the header {@code path,e0,e1,…}, then a row for each vector. Names are quoted as RFC
 * 4180 says; lines end in a line feed alone, which every reader takes. Floats are printed with as many digits as it takes
 * to read the same float back.
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
    public void write(Path file, Embeddings vectors) throws IOException {
        AtomicFile.write(file, beside -> {
            // Unlike Files.newBufferedWriter, this puts a question mark for what UTF-8 cannot hold.
            try (Writer out = new BufferedWriter(
                    new OutputStreamWriter(Files.newOutputStream(beside), StandardCharsets.UTF_8), 1 << 16)) {
                writeRows(out, vectors);
            }
        });
    }

    private static void writeRows(Writer out, Embeddings vectors) throws IOException {
        int dimensions = vectors.dimensions();
        FORMAT.print("path", out, true);
        for (int i = 0; i < dimensions; i++) {
            FORMAT.print("e" + i, out, false);
        }
        FORMAT.println(out);
        for (int row = 0; row < vectors.size(); row++) {
            FORMAT.print(vectors.names().get(row), out, true);
            for (int i = 0; i < dimensions; i++) {
                FORMAT.print(vectors.values()[row * dimensions + i], out, false);
            }
            FORMAT.println(out);
        }
    }

    @Override
    public Embeddings read(Path file) throws IOException {
        long row = 1;
        try (RowLimit text = new RowLimit(Utf8Reader.open(file));
                CSVParser parser = FORMAT.parse(text)) {
            VectorRows rows = new VectorRows(file);
            int dimensions = -1;
            for (CSVRecord record : parser) {
                text.rowEnded();
                if (dimensions < 0) {
                    dimensions = readHeader(file, record);
                } else {
                    addRow(file, record, dimensions, rows);
                }
                row++;
            }
            if (dimensions < 0) {
                throw withoutVectors(file);
            }
            return rows.joined();
        } catch (UncheckedIOException e) {
            throw unreadable(file, row, e);
        }
    }

    private static void addRow(Path file, CSVRecord record, int dimensions, VectorRows rows) {
        for (int i = 1; i < record.size(); i++) {
            rows.add(number(file, record, i));
        }
        if (record.size() - 1 != dimensions) {
            throw broken(
                    file,
                    record.getRecordNumber(),
                    "has " + (record.size() - 1) + " values, but the header has " + dimensions);
        }
        rows.endRow(record.get(0));
    }

    private static int readHeader(Path file, CSVRecord header) {
        for (int i = 0; i < header.size(); i++) {
            if (!header.get(i).equals(i == 0 ? "path" : "e" + (i - 1))) {
                throw new BrokenFileException(
                        file,
                        "has \"" + header.get(i) + "\" as column " + (i + 1)
                                + " of its header, but path,e0,e1,… is expected");
            }
        }
        if (header.size() < 2) {
            throw withoutVectors(file);
        }
        return header.size() - 1;
    }

    private static float number(Path file, CSVRecord record, int column) {
        String text = record.get(column);
        try {
            float value = Float.parseFloat(text);
            // 1e39 would quietly become infinite.
            if (Float.isInfinite(value) && !text.endsWith("Infinity")) {
                throw broken(file, record.getRecordNumber(), "has " + text + ", which is too large for a float");
            }
            return value;
        } catch (NumberFormatException e) {
            throw broken(file, record.getRecordNumber(), "has \"" + text + "\" where a number is expected");
        }
    }

    private static BrokenFileException unreadable(Path file, long row, UncheckedIOException e) throws IOException {
        IOException cause = e.getCause();
        if (cause instanceof RowLimit.TooLongException) {
            return broken(file, row, "has more than " + RowLimit.LONGEST_ROW + " characters");
        }
        if (cause instanceof CSVException) {
            return broken(
                    file,
                    row,
                    String.valueOf(cause.getMessage()).contains("EOF")
                            ? "has a quotation mark that is never closed"
                            : "goes on after a closing quotation mark");
        }
        throw cause;
    }

    private static BrokenFileException withoutVectors(Path file) {
        return new BrokenFileException(file, "has no vectors: the header path,e0,e1,… is expected");
    }

    /** @param problem continues "row 3": "has …" */
    private static BrokenFileException broken(Path file, long row, String problem) {
        return new BrokenFileException(
                file,
                "is damaged: row " + row + " (the header is row 1) " + problem + ". Replace it by an intact copy");
    }
}
