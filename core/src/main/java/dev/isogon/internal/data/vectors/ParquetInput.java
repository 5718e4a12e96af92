package dev.isogon.internal.data.vectors;

import dev.isogon.internal.data.text.FirstBytes;
import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopCodecs;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link ParquetColumns} from a Parquet file, ours or another program's; other columns are passed over.
 * What the file claims of itself is checked before memory is asked for.
 */
final class ParquetInput {

    /** Those that need nothing of Hadoop's; see {@link GzipPages}. */
    private static final Set<CompressionCodecName> PACKINGS = Set.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.ZSTD,
            CompressionCodecName.GZIP);

    private static final String MAGIC = "PAR1";

    private final Path file;

    ParquetInput(Path file) {
        this.file = file;
    }

    /**
     * Reads all of it.
     *
     * @param asked what columns are called; null where neither names nor labels are needed
     */
    ReadVectors read(@Nullable VectorColumns asked) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(FirstBytes.LONGEST);
            if (!new String(first, StandardCharsets.ISO_8859_1).startsWith(MAGIC)) {
                throw new BrokenFileException(file, FirstBytes.insteadOf(first, "A Parquet file"));
            }
        }
        PlainParquetConfiguration configuration = new PlainParquetConfiguration();
        ParquetReadOptions options = ParquetReadOptions.builder(configuration)
                .usePageChecksumVerification(true)
                .withCodecFactory(new GzipPages(HadoopCodecs.newFactory(configuration, 0)))
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            ParquetColumns columns =
                    ParquetColumns.of(file, reader.getFileMetaData().getSchema(), asked);
            reader.setRequestedSchema(columns.schema());
            for (BlockMetaData group : reader.getRowGroups()) {
                checkSizes(group, columns.schema());
            }
            return rows(reader, columns);
        } catch (BrokenFileException | SettingsException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library throws anything at damage, down to an index out of bounds.
            throw broken(e);
        } catch (OutOfMemoryError e) {
            // One array for one page, of the length that the page's own header claims: nothing else is lost by it.
            throw new BrokenFileException(
                    file,
                    "asks for more memory than Java may use. Replace it by an intact copy, or give Java more:"
                            + " ISOGON_JAVA_OPTS=-Xmx8g");
        }
    }

    private ReadVectors rows(ParquetFileReader reader, ParquetColumns columns) throws IOException {
        VectorRows rows = new VectorRows(file);
        List<String> labels = new ArrayList<>();
        ParquetRow row = new ParquetRow(columns, rows);
        MessageColumnIO assembly = new ColumnIOFactory().getColumnIO(columns.schema());
        for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
            RecordReader<ParquetRow> records = assembly.getRecordReader(pages, row);
            for (long i = 0; i < pages.getRowCount(); i++) {
                records.read();
                end(rows, row, columns, labels);
            }
        }
        return new ReadVectors(rows.joined(), columns.label() ? labels : null, columns.note());
    }

    private void end(VectorRows rows, ParquetRow row, ParquetColumns columns, List<String> labels) {
        String path = row.path();
        String label = row.label();
        int number = rows.size() + 1;
        if (columns.path() && path == null) {
            throw new BrokenFileException(file, "has no path in row " + number);
        }
        if (columns.label() && (label == null || label.isBlank())) {
            throw new BrokenFileException(file, "has no label in row " + number);
        }
        boolean none = rows.rowLength() == 0;
        if (none || row.isMissingOne() || (columns.numbers() > 0 && rows.rowLength() < columns.numbers())) {
            throw new BrokenFileException(
                    file,
                    "has " + (none ? "no embedding" : "an embedding with a missing number (null)") + " in row " + number
                            + (path == null ? "" : " (" + Printable.shortened(path) + ")")
                            + ". Leave that row out, or give it all its numbers");
        }
        if (label != null) {
            labels.add(label.strip());
        }
        rows.endRow(path != null ? path : label != null ? label : "");
    }

    private void checkSizes(BlockMetaData group, MessageType columns) throws IOException {
        long size = Files.size(file);
        long unpacked = 0;
        for (ColumnChunkMetaData chunk : group.getColumns()) {
            if (!columns.containsPath(chunk.getPath().toArray())) {
                continue;
            }
            if (!PACKINGS.contains(chunk.getCodec())) {
                throw new BrokenFileException(
                        file,
                        "is packed by " + chunk.getCodec() + ", but one of GZIP, SNAPPY, UNCOMPRESSED, ZSTD is allowed."
                                + " Write it again with one of these");
            }
            long start = chunk.getStartingPos();
            if (start < 0 || chunk.getTotalSize() < 0 || start > size - chunk.getTotalSize()) {
                throw new BrokenFileException(
                        file, "has a column that ends behind the file's end. Replace it by an intact copy");
            }
            unpacked += Math.max(0, Math.min(chunk.getTotalUncompressedSize(), Long.MAX_VALUE / 4 - unpacked));
        }
        VectorRows.reserve(file, unpacked);
    }

    private BrokenFileException broken(Exception e) {
        BrokenFileException broken = new BrokenFileException(
                file, "is no intact Parquet file: " + e.getMessage() + ". Replace it by an intact copy");
        broken.initCause(e);
        return broken;
    }
}
