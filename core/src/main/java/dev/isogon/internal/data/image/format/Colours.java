package dev.isogon.internal.data.image.format;

import dev.isogon.internal.data.image.UndecodableException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;

/**
 * Red, green and blue from a picture's stored samples. Java's own conversions are left alone: they take grey for linear
 * light and apply profiles.
 */
final class Colours {

    private Colours() {}

    /** H·W·3; one or two samples a pixel are grey, and what follows the third is dropped. */
    static byte[] rgb(BufferedImage image) throws UndecodableException {
        Raster raster = image.getRaster();
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return painted(raster, palette);
        }
        return raster.getNumBands() < 3 ? YccColours.spread(samples(raster, 1)) : samples(raster, 3);
    }

    /** An index beyond the palette is black. */
    private static byte[] painted(Raster raster, IndexColorModel palette) {
        int[] colours = new int[1 << raster.getSampleModel().getSampleSize(0)];
        for (int i = 0; i < Math.min(colours.length, palette.getMapSize()); i++) {
            colours[i] = palette.getRGB(i);
        }
        int width = raster.getWidth();
        byte[] rgb = new byte[Math.multiplyExact(width * raster.getHeight(), 3)];
        int[] row = new int[width];
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int index : raster.getSamples(0, y, width, 1, 0, row)) {
                rgb[to++] = (byte) (colours[index] >> 16);
                rgb[to++] = (byte) (colours[index] >> 8);
                rgb[to++] = (byte) colours[index];
            }
        }
        return rgb;
    }

    /**
     * The first samples of each pixel, scaled to 0…255; 16 bits are divided by 257 and rounded.
     *
     * @return H·W·count
     */
    static byte[] samples(Raster raster, int count) throws UndecodableException {
        SampleModel model = raster.getSampleModel();
        int stored = raster.getNumBands();
        int width = raster.getWidth();
        byte[] samples = new byte[Math.multiplyExact(width * raster.getHeight(), count)];
        int[] row = new int[Math.multiplyExact(width, stored)];
        for (int c = 0; c < count; c++) {
            if (model.getSampleSize(c) > 16) {
                throw new UndecodableException("has samples of more than 16 bits, which are not read");
            }
        }
        for (int y = 0, to = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int from = 0; from < row.length; from += stored) {
                for (int c = 0; c < count; c++) {
                    samples[to++] = scaled(row[from + c], model.getSampleSize(c));
                }
            }
        }
        return samples;
    }

    private static byte scaled(int value, int bits) {
        return (byte) (bits == 8 ? value : bits == 16 ? (value + 128) / 257 : value * 255 / ((1 << bits) - 1));
    }
}
