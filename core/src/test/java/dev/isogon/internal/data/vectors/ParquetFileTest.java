package dev.isogon.internal.data.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
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
    @ValueSource(strings = {"duckdb-zstd.parquet", "duckdb-snappy.parquet"})
    void whatDuckDbWroteIsRead(String name) throws IOException {
        Embeddings read = VectorFormats.read(resource(name));
        assertThat(read.names()).containsExactly("é,1.png", "b\"2.png");
        assertThat(read.dimensions()).isEqualTo(2);
        assertThat(read.values()).containsExactly(1.5f, -2.25f, 0.1f, 3e-38f);
    }

    @Test
    void anotherPackingIsRefusedWithThoseThatAreAllowed() throws IOException {
        Path file = resource("duckdb-gzip.parquet");
        assertThatThrownBy(() -> VectorFormats.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(file.toString(), "GZIP", "SNAPPY, UNCOMPRESSED, ZSTD");
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
                "required binary name; required group embedding (LIST) { repeated group list { required float element; } } | no column \"path\" of text; it has: [name, embedding]",
                "required int32 path; required group embedding (LIST) { repeated group list { required float element; } } | no column \"path\" of text",
                "required binary path; required float embedding; | no column \"embedding\" of lists of floats",
                "required binary path; required group embedding (LIST) { repeated group list { required double element; } } | no column \"embedding\"",
                "required binary path; repeated group embedding { repeated float element; } | no column \"embedding\"",
                "required binary path; | no column \"embedding\"",
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
