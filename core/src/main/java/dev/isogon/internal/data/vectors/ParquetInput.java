package dev.isogon.internal.data.vectors;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Reads {@code path} and {@code embedding} from a Parquet file, ours or another program's; other columns are passed over.
 * What the file claims of itself is checked before memory is asked for.
 */
final class ParquetInput {

    /** Those that need nothing of Hadoop's. */
    private static final Set<CompressionCodecName> PACKINGS =
            Set.of(CompressionCodecName.UNCOMPRESSED, CompressionCodecName.SNAPPY, CompressionCodecName.ZSTD);

    private final Path file;

    ParquetInput(Path file) {
        this.file = file;
    }

    Embeddings read() throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .usePageChecksumVerification(true)
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType columns = columns(reader.getFileMetaData().getSchema());
            reader.setRequestedSchema(columns);
            for (BlockMetaData group : reader.getRowGroups()) {
                checkSizes(group, columns);
            }
            return rows(reader, columns);
        } catch (BrokenFileException e) {
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

    private Embeddings rows(ParquetFileReader reader, MessageType columns) throws IOException {
        VectorRows rows = new VectorRows(file);
        ParquetRow row = new ParquetRow(columns, rows);
        MessageColumnIO assembly = new ColumnIOFactory().getColumnIO(columns);
        for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
            RecordReader<ParquetRow> records = assembly.getRecordReader(pages, row);
            for (long i = 0; i < pages.getRowCount(); i++) {
                records.read();
                String path = row.takePath();
                if (path == null) {
                    throw new BrokenFileException(file, "has no path in row " + (rows.size() + 1));
                }
                rows.endRow(path);
            }
        }
        return rows.joined();
    }

    /** The two columns of a file's schema, or an error that says which is missing or of another type. */
    private MessageType columns(MessageType schema) {
        boolean path = schema.containsField("path")
                && schema.getType("path").isPrimitive()
                && schema.getType("path").asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                && !schema.getType("path").isRepetition(Type.Repetition.REPEATED);
        boolean embedding = schema.containsField("embedding") && isFloatList(schema.getType("embedding"));
        if (!path || !embedding) {
            throw new BrokenFileException(
                    file,
                    "has no column " + (path ? "\"embedding\" of lists of floats (float32)" : "\"path\" of text")
                            + "; it has: "
                            + schema.getFields().stream().map(Type::getName).toList());
        }
        return new MessageType(schema.getName(), schema.getType("path"), schema.getType("embedding"));
    }

    /** Groups with one field each, one of them repeated, around one float: all the ways in which lists were written. */
    private static boolean isFloatList(Type type) {
        int repeated = 0;
        while (true) {
            repeated += type.isRepetition(Type.Repetition.REPEATED) ? 1 : 0;
            if (type.isPrimitive()) {
                return repeated == 1 && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FLOAT;
            }
            GroupType group = type.asGroupType();
            if (group.getFieldCount() != 1) {
                return false;
            }
            type = group.getType(0);
        }
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
                        "is packed by " + chunk.getCodec() + ", but one of SNAPPY, UNCOMPRESSED, ZSTD is allowed."
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
