package dev.isogon.internal.data.vectors;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Unpacks GZIP by Java's own means, where Parquet's library would ask for Hadoop.
 *
 * @param others unpack everything else
 */
record GzipPages(CompressionCodecFactory others) implements CompressionCodecFactory {

    private static final BytesInputDecompressor GZIP = new BytesInputDecompressor() {
        @Override
        public BytesInput decompress(BytesInput packed, int size) throws IOException {
            return BytesInput.from(unpacked(packed.toInputStream(), size));
        }

        @Override
        public void decompress(ByteBuffer packed, int packedSize, ByteBuffer target, int size) throws IOException {
            target.put(unpacked(ByteBufferInputStream.wrap(packed), size));
        }

        @Override
        public void release() {}
    };

    private static byte[] unpacked(InputStream packed, int size) throws IOException {
        try (InputStream in = new GZIPInputStream(packed)) {
            byte[] bytes = in.readNBytes(size);
            if (bytes.length < size) {
                throw new EOFException("a page ends after " + bytes.length + " of " + size + " bytes");
            }
            return bytes;
        }
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return others.getCompressor(codec);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return codec == CompressionCodecName.GZIP ? GZIP : others.getDecompressor(codec);
    }

    @Override
    public void release() {
        others.release();
    }
}
