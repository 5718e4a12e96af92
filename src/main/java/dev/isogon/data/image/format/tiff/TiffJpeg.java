package dev.isogon.data.image.format.tiff;

import dev.isogon.data.image.Size;
import dev.isogon.data.image.UndecodableException;
import dev.isogon.data.image.format.JpegFile;
import dev.isogon.data.image.format.JpegPixels;
import dev.isogon.data.image.format.YccColours;
import java.io.ByteArrayOutputStream;

/** A block that is a JPEG without its tables, which all blocks share (Adobe's TIFF Technical Note 2). */
final class TiffJpeg {

    private TiffJpeg() {}

    /**
     * Its samples, cut to the block's size.
     *
     * @return rows·columns·samples; fewer rows where the JPEG has fewer
     */
    static byte[] samples(TiffFile file, byte[] block, int columns, int rows) throws UndecodableException {
        JpegFile jpeg = new JpegFile(withTables(file.tags.numbers(TiffDirectory.JPEG_TABLES), block));
        Size size = jpeg.size();
        if (jpeg.components != file.samples || size.width() < columns || size.pixels() > 4L * columns * (rows + 8L)) {
            throw new UndecodableException(
                    "is a damaged TIFF: a JPEG in it has " + size + " pixels and " + jpeg.components + " components");
        }
        byte[] decoded = new JpegPixels(jpeg).samples();
        if (file.ycc()) {
            YccColours.fromYcc(decoded, 3);
        }
        if (size.width() == columns) {
            return decoded;
        }
        int rowBytes = columns * file.samples;
        byte[] cut = new byte[rowBytes * Math.min(rows, size.height())];
        for (int y = 0; y < cut.length / rowBytes; y++) {
            System.arraycopy(decoded, y * size.width() * file.samples, cut, y * rowBytes, rowBytes);
        }
        return cut;
    }

    /** The tables are a JPEG of their own, with a start and an end of 2 bytes each; the block has a start too. */
    private static byte[] withTables(long[] tables, byte[] block) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(tables.length + block.length);
        for (int i = 0; i < tables.length - 2; i++) {
            whole.write((int) tables[i]);
        }
        int from = tables.length > 2 ? Math.min(2, block.length) : 0;
        whole.write(block, from, block.length - from);
        return whole.toByteArray();
    }
}
