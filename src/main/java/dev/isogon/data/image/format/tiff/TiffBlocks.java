package dev.isogon.data.image.format.tiff;

import dev.isogon.data.image.Size;
import dev.isogon.data.image.UndecodableException;
import dev.isogon.data.image.format.Samples;

/**
 * The samples of a TIFF, 8 bits each, from its blocks: strips, which are as wide as the picture, or tiles. Where the
 * planes are separate, each has its own blocks.
 */
final class TiffBlocks {

    /** Tiles have a few hundred pixels a side; one that is large without need is there to exhaust memory. */
    private static final long LARGE_TILE = 1 << 24;

    private final TiffFile file;
    private final TiffDirectory tags;
    private final Size size;
    private final Size block;
    private final boolean tiled;
    private final int planes;
    private final long[] offsets;
    private final long[] lengths;
    private final Samples layout;

    TiffBlocks(TiffFile file) throws UndecodableException {
        this.file = file;
        tags = file.tags;
        size = file.size();
        tiled = tags.has(TiffDirectory.TILE_OFFSETS);
        block = block();
        planes = tags.number(TiffDirectory.PLANES, 1) == 2 ? file.samples : 1;
        offsets = tags.numbers(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS);
        lengths = tags.numbers(tiled ? TiffDirectory.TILE_BYTES : TiffDirectory.STRIP_BYTES);
        layout = new Samples(file.bits, file.samples / planes, file.indexed(), new byte[0]);
        if (offsets.length < (long) across() * down() * planes) {
            throw new UndecodableException("is a damaged TIFF: parts of its pixels are nowhere");
        }
    }

    private Size block() throws UndecodableException {
        if (!tiled) {
            long rows = tags.number(TiffDirectory.ROWS_PER_STRIP, size.height());
            return tags.in.size(size.width(), Math.min(rows, size.height()));
        }
        Size tile = tags.in.size(tags.number(TiffDirectory.TILE_WIDTH, 0), tags.number(TiffDirectory.TILE_HEIGHT, 0));
        if (tile.pixels() > Math.max(LARGE_TILE, 4 * size.pixels())) {
            throw new UndecodableException("is a damaged TIFF: its tiles have " + tile + " pixels");
        }
        return tile;
    }

    private int across() {
        return (int) (((long) size.width() + block.width() - 1) / block.width());
    }

    private int down() {
        return (int) (((long) size.height() + block.height() - 1) / block.height());
    }

    /** H·W·{@link TiffFile#needed}. */
    byte[] samples() throws UndecodableException {
        int kept = file.needed();
        byte[] all = new byte[Math.toIntExact(size.pixels() * kept)];
        TiffUnpacking unpacking = new TiffUnpacking(file, layout, planes > 1);
        int index = 0;
        for (int plane = 0; plane < Math.min(planes, kept); plane++) {
            for (int top = 0; top < size.height(); top += block.height()) {
                for (int left = 0; left < size.width(); left += block.width()) {
                    int rows = tiled ? block.height() : Math.min(block.height(), size.height() - top);
                    long length = index < lengths.length ? lengths[index] : tags.in.length() - offsets[index];
                    byte[] unpacked = unpacking.unpack(offsets[index], length, block.width(), rows);
                    place(unpacked, unpacking.layout(), left, top, plane, all, kept);
                    index++;
                }
            }
        }
        return all;
    }

    private void place(byte[] unpacked, Samples of, int left, int top, int plane, byte[] all, int kept) {
        int rowBytes = (int) of.rowBytes(block.width());
        int columns = Math.min(block.width(), size.width() - left);
        int count = Math.min(kept, of.perPixel());
        for (int y = 0; y < Math.min(block.height(), size.height() - top); y++) {
            int to = ((top + y) * size.width() + left) * kept + plane;
            for (int x = 0; x < columns; x++, to += kept) {
                for (int s = 0; s < count; s++) {
                    all[to + s] = (byte) of.sample(unpacked, y * rowBytes, x * of.perPixel() + s);
                }
            }
        }
    }
}
