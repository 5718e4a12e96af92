package dev.isogon.internal.embed;

import dev.isogon.internal.data.feed.Normalization;
import java.util.List;

/**
 * How a picture becomes a network's input.
 *
 * @param height pixels
 * @param width pixels
 * @param colours which channels, in which order
 * @param layout in which order the numbers lie
 * @param element type of a number; bytes are given as they are, without mean and deviation
 * @param mean of each of the network's channels, of pixel/255, which is subtracted
 * @param deviation of each of the network's channels, of pixel/255, which it is then divided by
 * @param faces how faces are brought to it, where it wants aligned faces
 * @param mirrored whether an embedding is the mean of the picture's and of its mirror image's
 */
public record Preprocessing(
        int height,
        int width,
        Colours colours,
        Layout layout,
        Element element,
        List<Double> mean,
        List<Double> deviation,
        Faces faces,
        boolean mirrored) {

    /** The channels. */
    public enum Colours {
        GREY,
        RGB,
        BGR;

        /** How many. */
        public int channels() {
            return this == GREY ? 1 : 3;
        }
    }

    /** Channels before rows, or after columns. */
    public enum Layout {
        NCHW,
        NHWC
    }

    /** The type of a number. */
    public enum Element {
        FLOAT32,
        FLOAT16,
        UINT8
    }

    /** How a face is placed. */
    public enum Faces {
        /** No face is looked for. */
        NONE,
        /** As insightface places five points in 112×112. */
        ARCFACE,
        /** As dlib places a face in 150×150, at a padding of a quarter. */
        DLIB
    }

    public Preprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("pictures of " + height + "×" + width + " cannot be");
        }
        if (mean.size() != colours.channels() || deviation.size() != colours.channels()) {
            throw new IllegalArgumentException("mean and deviation must have " + colours.channels()
                    + " numbers, one a channel, but have " + mean.size() + " and " + deviation.size());
        }
    }

    /** Mean and deviation. */
    public Normalization normalization() {
        return new Normalization(mean, deviation);
    }
}
