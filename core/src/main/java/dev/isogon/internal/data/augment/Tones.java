package dev.isogon.internal.data.augment;

import dev.isogon.internal.data.image.Picture;
import java.util.function.IntUnaryOperator;

/** Changes that map each byte to another, whatever stands beside it; PIL's arithmetic (ImageOps). */
final class Tones {

    private static final int TONES = 256;

    private Tones() {}

    /** The same map for all channels; its values are cut to 0 … 255. */
    static Picture mapped(Picture picture, IntUnaryOperator map) {
        byte[] table = table(map);
        byte[] from = picture.pixels();
        byte[] to = new byte[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = table[from[i] & 255];
        }
        return new Picture(picture.width(), picture.height(), picture.channels(), to);
    }

    /** Inverts what is at least the threshold, in 0 … 255. */
    static Picture solarized(Picture picture, double threshold) {
        return mapped(picture, tone -> tone < threshold ? tone : 255 - tone);
    }

    /** Keeps the upper bits of each byte; 0 … 8 of them. */
    static Picture posterized(Picture picture, int bits) {
        return mapped(picture, tone -> tone & -(1 << (8 - bits)));
    }

    /** Stretches each channel so that its darkest byte becomes 0 and its lightest 255. */
    static Picture autocontrasted(Picture picture) {
        return mappedByHistogram(picture, Tones::stretch);
    }

    /** Maps each channel so that all tones are about equally frequent. */
    static Picture equalized(Picture picture) {
        return mappedByHistogram(picture, Tones::equalization);
    }

    private static IntUnaryOperator stretch(int[] counts) {
        int low = 0;
        int high = TONES - 1;
        while (counts[low] == 0) {
            low++;
        }
        while (counts[high] == 0) {
            high--;
        }
        if (high <= low) {
            return IntUnaryOperator.identity();
        }
        double scale = 255.0 / (high - low);
        double offset = -low * scale;
        return tone -> (int) (tone * scale + offset);
    }

    private static IntUnaryOperator equalization(int[] counts) {
        int last = TONES - 1;
        while (counts[last] == 0) {
            last--;
        }
        int[] below = new int[TONES + 1];
        for (int tone = 0; tone < TONES; tone++) {
            below[tone + 1] = below[tone] + counts[tone];
        }
        int step = below[last] / 255;
        return step == 0 ? IntUnaryOperator.identity() : tone -> (step / 2 + below[tone]) / step;
    }

    private interface MapOfHistogram {
        IntUnaryOperator of(int[] counts);
    }

    private static Picture mappedByHistogram(Picture picture, MapOfHistogram map) {
        int channels = picture.channels();
        byte[] from = picture.pixels();
        byte[] to = new byte[from.length];
        for (int channel = 0; channel < channels; channel++) {
            int[] counts = new int[TONES];
            for (int i = channel; i < from.length; i += channels) {
                counts[from[i] & 255]++;
            }
            byte[] table = table(map.of(counts));
            for (int i = channel; i < from.length; i += channels) {
                to[i] = table[from[i] & 255];
            }
        }
        return new Picture(picture.width(), picture.height(), channels, to);
    }

    private static byte[] table(IntUnaryOperator map) {
        byte[] table = new byte[TONES];
        for (int tone = 0; tone < TONES; tone++) {
            table[tone] = (byte) Math.max(0, Math.min(255, map.applyAsInt(tone)));
        }
        return table;
    }
}
