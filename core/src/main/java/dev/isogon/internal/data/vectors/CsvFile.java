package dev.isogon.internal.data.vectors;

import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Comma-separated values in UTF-8: the header {@code path,e0,e1,…}, then a row for each vector. Names are quoted as RFC
 * 4180 says; lines end in a line feed alone, which every reader takes. Floats are printed with as many digits as it takes
 * to read the same float back.
 */
final class CsvFile implements VectorFormat {

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
        StringBuilder line = new StringBuilder("path");
        for (int i = 0; i < dimensions; i++) {
            line.append(",e").append(i);
        }
        out.append(line.append('\n'));
        for (int row = 0; row < vectors.size(); row++) {
            line.setLength(0);
            appendQuoted(line, vectors.names().get(row));
            for (int i = 0; i < dimensions; i++) {
                line.append(',').append(vectors.values()[row * dimensions + i]);
            }
            out.append(line.append('\n'));
        }
    }

    private static void appendQuoted(StringBuilder line, String name) {
        boolean quoted = name.isEmpty() || name.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        line.append(quoted ? "\"" + name.replace("\"", "\"\"") + "\"" : name);
    }

    @Override
    public Embeddings read(Path file) throws IOException {
        try (CsvReader in = new CsvReader(file)) {
            int dimensions = readHeader(file, in);
            VectorRows rows = new VectorRows(file);
            while (in.nextRow()) {
                in.nextField();
                String name = in.text();
                int length = 0;
                for (; in.nextField(); length++) {
                    rows.add(number(in));
                }
                if (length != dimensions) {
                    throw in.broken("has " + length + " values, but the header has " + dimensions);
                }
                rows.endRow(name);
            }
            return rows.joined();
        }
    }

    private static int readHeader(Path file, CsvReader in) throws IOException {
        int columns = 0;
        if (in.nextRow()) {
            for (; in.nextField(); columns++) {
                if (!in.text().equals(columns == 0 ? "path" : "e" + (columns - 1))) {
                    throw new BrokenFileException(
                            file,
                            "has \"" + in.text() + "\" as column " + (columns + 1)
                                    + " of its header, but path,e0,e1,… is expected");
                }
            }
        }
        if (columns < 2) {
            throw new BrokenFileException(file, "has no vectors: the header path,e0,e1,… is expected");
        }
        return columns - 1;
    }

    private static float number(CsvReader in) {
        String text = in.text();
        try {
            float value = Float.parseFloat(text);
            // 1e39 would quietly become infinite.
            if (Float.isInfinite(value) && !text.endsWith("Infinity")) {
                throw in.broken("has " + text + ", which is too large for a float");
            }
            return value;
        } catch (NumberFormatException e) {
            throw in.broken("has \"" + text + "\" where a number is expected");
        }
    }
}
