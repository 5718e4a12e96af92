package dev.isogon.internal.data.vectors;

import dev.isogon.metrics.Embeddings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/** Writes a Parquet file: values go from the array to the library one by one, which holds one row group at a time. */
final class ParquetOutput {

    /** Lists in the three levels that the format's specification asks for ("LogicalTypes.md", Lists). */
    private static final String SCHEMA = """
            message vectors {
              required binary path (STRING);%s
              required group embedding (LIST) {
                repeated group list {
                  required float element;
                }
              }
            }
            """;

    private static final String LABEL = "\n  required binary label (STRING);";

    private static final long ROW_GROUP_BYTES = 32L << 20;

    private ParquetOutput() {}

    static void write(Path file, Embeddings vectors, @Nullable List<String> labels) throws IOException {
        try (ParquetWriter<Integer> out = new Builder(new LocalOutputFile(file), vectors, labels)
                .withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                // Hardly any value comes twice.
                .withDictionaryEncoding(false)
                .build()) {
            for (int row = 0; row < vectors.size(); row++) {
                out.write(row);
            }
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {

        private final Embeddings vectors;
        private final @Nullable List<String> labels;

        Builder(OutputFile file, Embeddings vectors, @Nullable List<String> labels) {
            super(file);
            this.vectors = vectors;
            this.labels = labels;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        protected WriteSupport<Integer> getWriteSupport(Configuration unused) {
            return new Rows(vectors, labels);
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(ParquetConfiguration unused) {
            return new Rows(vectors, labels);
        }
    }

    /** Hands the library a row by its number. */
    private static final class Rows extends WriteSupport<Integer> {

        private final Embeddings vectors;
        private final @Nullable List<String> labels;
        private @Nullable RecordConsumer out;

        Rows(Embeddings vectors, @Nullable List<String> labels) {
            this.vectors = vectors;
            this.labels = labels;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        public WriteContext init(Configuration unused) {
            return new WriteContext(schema(), Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration unused) {
            return new WriteContext(schema(), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            out = consumer;
        }

        @Override
        public void write(Integer row) {
            RecordConsumer to = Objects.requireNonNull(out);
            to.startMessage();
            text(to, VectorColumns.PATH, 0, vectors.names().get(row));
            if (labels != null) {
                text(to, VectorColumns.LABEL, 1, labels.get(row));
            }
            int last = labels == null ? 1 : 2;
            to.startField("embedding", last);
            to.startGroup();
            to.startField("list", 0);
            int start = row * vectors.dimensions();
            for (int i = start; i < start + vectors.dimensions(); i++) {
                to.startGroup();
                to.startField("element", 0);
                to.addFloat(vectors.values()[i]);
                to.endField("element", 0);
                to.endGroup();
            }
            to.endField("list", 0);
            to.endGroup();
            to.endField("embedding", last);
            to.endMessage();
        }

        private MessageType schema() {
            return MessageTypeParser.parseMessageType(SCHEMA.formatted(labels == null ? "" : LABEL));
        }

        private static void text(RecordConsumer to, String column, int place, String text) {
            to.startField(column, place);
            // The library's own conversion throws at half a surrogate pair.
            to.addBinary(Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8)));
            to.endField(column, place);
        }
    }
}
