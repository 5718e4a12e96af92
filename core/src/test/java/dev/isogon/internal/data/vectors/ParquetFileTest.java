package dev.isogon.internal.data.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written here was also read by DuckDB 1.5.6: {@code path VARCHAR, embedding FLOAT[]}, all values equal. */
class ParquetFileTest {

    @TempDir
    private Path folder;

    /**
     * By DuckDB 1.5.6: create table t(path varchar, embedding float[]); insert into t values ('é,1.png', [1.5, -2.25]),
     * ('b"2.png', [0.1, 3e-38]); copy t to 'duckdb-zstd.parquet' (format parquet, compression zstd).
     */
    @ParameterizedTest
    @ValueSource(strings = {"duckdb-zstd.parquet", "duckdb-snappy.parquet", "duckdb-gzip.parquet"})
    void whatDuckDbWroteIsRead(String name) throws IOException {
        Embeddings read = VectorFormats.read(resource(name));
        assertThat(read.names()).containsExactly("é,1.png", "b\"2.png");
        assertThat(read.dimensions()).isEqualTo(2);
        assertThat(read.values()).containsExactly(1.5f, -2.25f, 0.1f, 3e-38f);
    }

    private Path resource(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
            Files.copy(in, file);
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required binary a; required binary b; required group embedding (LIST) { repeated group list { required float element; } } | no column \"path\" of text with the images' names; it has a, b, embedding",
                "required int32 path; required group embedding (LIST) { repeated group list { required float element; } } | a column \"path\" of type INT32, but text is expected",
                "required binary path; required float embedding; | a column \"embedding\" of type FLOAT, but a list of FLOAT or DOUBLE",
                "required binary path; required group embedding (LIST) { repeated group list { required int64 element; } } | a column \"embedding\" of type LIST of INT64",
                "required binary path; repeated group embedding { repeated float element; } | a column \"embedding\"",
                "required binary path; repeated float a; repeated float b; | has several columns of lists of FLOAT or DOUBLE, of which one called \"embedding\"",
                "required binary path (STRING); optional boolean x; | no column of lists of FLOAT or DOUBLE, of which one called \"embedding\" is expected; it has: path (STRING), x (BOOLEAN)",
                "required binary path; required float e0; required float e2; | no e1",
            })
    void otherColumnsAreToldWhichAreNeeded(String fields, String said) throws IOException {
        Path file = folder.resolve("faces.parquet");
        write(file, fields).close();
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), said);
    }

    /** The layouts of lists before the specification, each beside a column of no concern. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "required int32 id; required binary path; repeated float embedding;",
                "required int32 id; required binary path; required group embedding { repeated float array; }",
                "required int32 id; optional binary path; optional group embedding { repeated group bag { optional float array_element; } }",
            })
    void olderLayoutsOfListsAreRead(String fields) throws IOException {
        Path file = folder.resolve("faces.parquet");
        try (ParquetWriter<Group> out = write(file, fields)) {
            out.write(row(fields, "a", 1.5f, -2.25f));
            out.write(row(fields, "b", 0.1f, 3e-38f));
        }
        Embeddings read = VectorFormats.read(file);
        assertThat(read.names()).containsExactly("a", "b");
        assertThat(read.values()).containsExactly(1.5f, -2.25f, 0.1f, 3e-38f);
    }

    @Test
    void rowsOfAnotherLengthOrWithoutAPathAreSaid() throws IOException {
        String fields = "required int32 id; optional binary path; repeated float embedding;";
        Path file = folder.resolve("faces.parquet");
        try (ParquetWriter<Group> out = write(file, fields)) {
            out.write(row(fields, "a", 1, 2));
            out.write(row(fields, "b", 1, 2, 3));
        }
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), "3 values in row 2", "2 in the first");
        Path nameless = folder.resolve("nameless.parquet");
        try (ParquetWriter<Group> out = write(nameless, fields)) {
            SimpleGroup row = new SimpleGroup(schema(fields));
            row.add("id", 1);
            row.add("embedding", 1f);
            out.write(row);
        }
        assertThatThrownBy(() -> VectorFormats.read(nameless))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(nameless.toString(), "no path in row 1");
    }

    private static MessageType schema(String fields) {
        return MessageTypeParser.parseMessageType("message m { " + fields + " }");
    }

    private static ParquetWriter<Group> write(Path file, String fields) throws IOException {
        return ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema(fields))
                .build();
    }

    private static Group row(String fields, String path, float... values) {
        SimpleGroup row = new SimpleGroup(schema(fields));
        row.add("id", 7);
        row.add("path", path);
        Group list = fields.contains("group embedding") ? row.addGroup("embedding") : row;
        for (float value : values) {
            if (fields.contains("bag")) {
                list.addGroup("bag").add("array_element", value);
            } else {
                list.add(fields.contains("array;") ? "array" : "embedding", value);
            }
        }
        return row;
    }

    /** In each row another element is null: what is left has one length, and would no longer stand below each other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "optional binary path; optional group embedding (LIST) { repeated group list { optional double element; } }",
                "optional binary path; optional double e0; optional double e1; optional double e2;",
            })
    void missingElementsAreRefusedByRow(String fields) throws IOException {
        Path file = folder.resolve("faces.parquet");
        try (ParquetWriter<Group> out = write(file, fields)) {
            for (int missing = 0; missing < 2; missing++) {
                SimpleGroup row = new SimpleGroup(schema(fields));
                row.add("path", "image " + missing);
                Group list = fields.contains("LIST") ? row.addGroup("embedding") : row;
                for (int i = 0; i < 3; i++) {
                    Group at = fields.contains("LIST") ? list.addGroup("list") : row;
                    if (i != missing) {
                        at.add(fields.contains("LIST") ? "element" : "e" + i, i + 0.5);
                    }
                }
                out.write(row);
            }
        }
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), "missing number (null) in row 1 (image 0)");
    }

    @Test
    void aRowWithoutListIsRefused() throws IOException {
        String fields =
                "required binary path; optional group embedding (LIST) { repeated group list { optional double element; } }";
        Path file = folder.resolve("faces.parquet");
        try (ParquetWriter<Group> out = write(file, fields)) {
            SimpleGroup row = new SimpleGroup(schema(fields));
            row.add("path", "a");
            out.write(row);
        }
        assertThatThrownBy(() -> VectorFormats.read(file)).hasMessageContaining("no embedding in row 1 (a)");
    }

    /** Columns e1 and e0 in this order, with labels of numbers and another name for the path. */
    @Test
    void namedColumnsAreReadAndNumberedOnesInTheirOrder() throws IOException {
        String fields =
                "required double e1; required int64 who; required float e0; required binary file; required binary path;";
        Path file = folder.resolve("faces.parquet");
        try (ParquetWriter<Group> out = write(file, fields)) {
            SimpleGroup row = new SimpleGroup(schema(fields));
            row.add("e1", -2.25);
            row.add("who", 7L);
            row.add("e0", 1.5f);
            row.add("file", "a");
            row.add("path", "b");
            out.write(row);
        }
        ReadVectors read = VectorFormats.read(file, new VectorColumns("file", "who"));
        assertThat(read.vectors().names()).containsExactly("a");
        assertThat(read.labels()).containsExactly("7");
        assertThat(read.vectors().values()).containsExactly(1.5f, -2.25f);
        assertThat(read.note()).isNull();
        assertThat(VectorFormats.read(file, List.of("x"), 2).vectors().values()).containsExactly(1.5f, -2.25f);
        assertThatThrownBy(() -> VectorFormats.read(file, new VectorColumns("files", null)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("no column \"files\"", "`path_column`");
    }

    @Test
    void aWriteThatFailsLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("faces.parquet");
        Embeddings old = new Embeddings(List.of("a"), 1, new float[] {1});
        VectorFormats.write(file, old);
        byte[] bytes = Files.readAllBytes(file);
        Path beside = Files.createDirectories(folder.resolve(".faces.parquet.part/full"));
        assertThatThrownBy(() -> VectorFormats.write(file, new Embeddings(List.of("b"), 1, new float[] {2})))
                .isInstanceOf(IOException.class);
        Files.delete(beside);
        assertThat(file).hasBinaryContent(bytes);
    }
}
