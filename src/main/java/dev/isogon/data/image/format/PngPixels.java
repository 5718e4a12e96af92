package dev.isogon.data.image.format;

import dev.isogon.data.image.UndecodableException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The pixels of one PNG: inflated row by row, unfiltered, and spread to three channels. */
final class PngPixels {

    /** Adam7: each pass takes every so many pixels of every so many rows: first x, first y, step x, step y. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

    /** Deflate makes at most 1,032 bytes of one. */
    private static final long MOST_INFLATION = 1032;

    private final PngFile file;
    private final Samples samples;
    private final Inflater inflater = new Inflater();
    private int nextChunk;

    PngPixels(PngFile file) {
        this.file = file;
        this.samples = new Samples(file.bits, file.colour.samples, file.colour == PngColour.PALETTE, file.palette);
    }

    byte[] rgb() throws UndecodableException {
        int width = file.size().width();
        int height = file.size().height();
        checkLength(width, height);
        byte[] rgb = new byte[width * height * 3];
        try {
            for (int[] pass : file.interlaced ? PASSES : ONE_PASS) {
                int columns = (width - pass[0] + pass[2] - 1) / pass[2];
                if (columns > 0) {
                    read(pass, columns, rgb);
                }
            }
        } catch (DataFormatException e) {
            throw new UndecodableException("is a damaged PNG: its pixels do not unpack", e);
        } finally {
            inflater.end();
        }
        return rgb;
    }

    /** So that a few bytes that claim many pixels end here, and not after their allocation. */
    private void checkLength(int width, int height) throws UndecodableException {
        long packed = 0;
        for (PngFile.Chunk chunk : file.pixels) {
            packed += chunk.length();
        }
        if (samples.rowBytes(width) * height > packed * MOST_INFLATION) {
            throw UndecodableException.truncated("a PNG with too few bytes for its pixels");
        }
    }

    private void read(int[] pass, int columns, byte[] rgb) throws DataFormatException, UndecodableException {
        int pixelBytes = Math.max(1, file.bits * file.colour.samples / 8);
        byte[] row = new byte[Math.toIntExact(samples.rowBytes(columns) + pixelBytes)];
        byte[] above = new byte[row.length];
        byte[] filter = new byte[1];
        int width = file.size().width();
        for (int y = pass[1]; y < file.size().height(); y += pass[3]) {
            inflate(filter, 0);
            inflate(row, pixelBytes);
            PngFilter.undo(filter[0], row, above, pixelBytes);
            samples.spread(row, pixelBytes, columns, rgb, (y * width + pass[0]) * 3, pass[2] * 3);
            byte[] swap = above;
            above = row;
            row = swap;
        }
    }

    private void inflate(byte[] into, int from) throws DataFormatException, UndecodableException {
        int at = from;
        while (at < into.length) {
            int count = inflater.inflate(into, at, into.length - at);
            at += count;
            if (count == 0) {
                if (inflater.finished() || inflater.needsDictionary() || nextChunk == file.pixels.size()) {
                    throw UndecodableException.truncated("a PNG whose pixels end early");
                }
                PngFile.Chunk chunk = file.pixels.get(nextChunk++);
                file.checkSum(chunk);
                inflater.setInput(file.in.bytes, chunk.from(), chunk.length());
            }
        }
    }
}
