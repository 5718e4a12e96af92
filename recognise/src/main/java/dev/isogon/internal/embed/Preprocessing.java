package dev.isogon.internal.embed;

import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.store.JsonFields;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * How a picture becomes a network's input.
 *
 * @param height pixels
 * @param width pixels
 * @param colours which channels, in which order
 * @param layout in which order the numbers lie
 * @param element type of a number; bytes are given as they are, for which mean is 0 and deviation 1/255
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

    /** Under this key a file's own metadata hold it as JSON. */
    public static final String KEY = "isogon.preprocessing";

    /** Of a picture, pixels. */
    public static final int LARGEST_SIDE = 4096;

    public Preprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (height < 1 || width < 1 || height > LARGEST_SIDE || width > LARGEST_SIDE) {
            throw new IllegalArgumentException("pictures of " + height + "×" + width
                    + " cannot be: each side must be between 1 and " + LARGEST_SIDE + " pixels");
        }
        if (mean.size() != colours.channels() || deviation.size() != colours.channels()) {
            throw new IllegalArgumentException("mean and deviation must have " + colours.channels()
                    + (colours.channels() == 1 ? " number" : " numbers, one a channel") + ", but have " + mean.size()
                    + " and " + deviation.size());
        }
        if (!mean.stream().allMatch(Double::isFinite)
                || !deviation.stream().allMatch(each -> each > 0 && Double.isFinite(each))) {
            throw new IllegalArgumentException(
                    "mean must be finite and deviation above 0, but they are " + mean + " and " + deviation);
        }
        if (element == Element.UINT8 && !isRaw(mean, deviation)) {
            throw new IllegalArgumentException(
                    "a network that takes bytes takes them as they are, with mean 0 and deviation 1/255");
        }
    }

    /** Mean and deviation by which a pixel stays what it is, 0 to 255. */
    public static Normalization raw(int channels) {
        return new Normalization(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1 / 255.0));
    }

    private static boolean isRaw(List<Double> mean, List<Double> deviation) {
        return raw(mean.size()).equals(new Normalization(mean, deviation));
    }

    /** The same with mirror images, or without. */
    public Preprocessing mirrored(boolean both) {
        return new Preprocessing(height, width, colours, layout, element, mean, deviation, faces, both);
    }

    /** Mean and deviation, of the network's channels in their order. */
    public Normalization normalization() {
        return new Normalization(mean, deviation);
    }

    /** The same in the order that decoded pictures have: red, green, blue. */
    public Normalization ofPictures() {
        if (colours != Colours.BGR) {
            return normalization();
        }
        return new Normalization(
                List.of(mean.get(2), mean.get(1), mean.get(0)),
                List.of(deviation.get(2), deviation.get(1), deviation.get(0)));
    }

    /** C·H·W, the numbers of one picture. */
    public int numbers() {
        return colours.channels() * height * width;
    }

    /** The network's input for so many pictures: N×C×H×W, or N×H×W×C. */
    public long[] shape(int pictures) {
        int channels = colours.channels();
        return layout == Layout.NCHW
                ? new long[] {pictures, channels, height, width}
                : new long[] {pictures, height, width, channels};
    }

    /** As JSON on one line, which {@link #of} reads. */
    public String json() {
        return Json.writeLine(this);
    }

    /**
     * As {@link #json} wrote it.
     *
     * @param file where it stands, for errors
     * @throws dev.isogon.metrics.BrokenFileException when it is none, or lacks something
     */
    public static Preprocessing of(Path file, String json) {
        return JsonFields.read(file, Json.tree(file, json), Preprocessing.class);
    }
}
