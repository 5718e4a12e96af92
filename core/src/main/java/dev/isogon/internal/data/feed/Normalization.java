package dev.isogon.internal.data.feed;

import java.util.List;

/**
 * How a byte becomes a number of a network's input: (x/255 − mean) / deviation, in float32, step by step in this order.
 *
 * @param mean one a channel
 * @param deviation one a channel, above 0
 */
public record Normalization(List<Double> mean, List<Double> deviation) {

    /** (x/255 − 0.5)/0.5, in [−1, 1], for so many channels. */
    public static Normalization centred(int channels) {
        return new Normalization(
                java.util.Collections.nCopies(channels, 0.5), java.util.Collections.nCopies(channels, 0.5));
    }

    public Normalization {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.isEmpty()
                || mean.size() != deviation.size()
                || deviation.stream().anyMatch(each -> !(each > 0))) {
            throw new IllegalArgumentException(
                    "a mean and a deviation above 0 for each channel are needed, not " + mean + " and " + deviation);
        }
    }

    /** C tables of 256 values: what each byte of a channel becomes. */
    float[][] tables() {
        float[][] tables = new float[mean.size()][256];
        for (int c = 0; c < tables.length; c++) {
            float centre = mean.get(c).floatValue();
            float unit = deviation.get(c).floatValue();
            for (int x = 0; x < 256; x++) {
                tables[c][x] = (x / 255f - centre) / unit;
            }
        }
        return tables;
    }
}
