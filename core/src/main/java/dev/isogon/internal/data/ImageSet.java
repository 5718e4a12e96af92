package dev.isogon.internal.data;

import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Pixels;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.data.split.Splits;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * N labelled images of one size; a view of pixels that lie elsewhere, so that a subset costs next to nothing. What a network that is not
 * trained makes of them may stand beside the pixels: then that is what is trained on.
 */
public final class ImageSet {

    private final int height;
    private final int width;
    private final int channels;
    private final Pixels pixels;
    private final int[] places;
    private final int[] labels;
    private final List<String> classNames;
    private final List<String> names;
    private final @Nullable FloatMatrix embeddings;

    /**
     * Images in memory that have no names.
     *
     * @param height pixels, at least 1
     * @param width pixels, at least 1
     * @param channels 1 (grey) or 3 (red, green, blue)
     * @param pixels N·H·W·C unsigned bytes, image after image, row after row; not copied
     * @param labels N classes, each from 0 to below the number of classes; not copied
     * @param classNames one name a class, in the order of the labels
     */
    public ImageSet(int height, int width, int channels, byte[] pixels, int[] labels, List<String> classNames) {
        this(
                height,
                width,
                channels,
                Pixels.inMemory(pixels, Math.max(1, height * width * channels)),
                Splits.inOrder(labels.length),
                labels,
                classNames,
                List.of());
        if (pixels.length != (long) labels.length * height * width * channels) {
            throw new IllegalArgumentException(labels.length + " images of " + height + "×" + width + "×" + channels
                    + " cannot have " + pixels.length + " bytes");
        }
    }

    /**
     * Images whose pixels lie anywhere.
     *
     * @param places N places in {@code pixels}, one an image; not copied
     * @param names N names (of files), or none
     */
    public ImageSet(
            int height,
            int width,
            int channels,
            Pixels pixels,
            int[] places,
            int[] labels,
            List<String> classNames,
            List<String> names) {
        this(height, width, channels, pixels, places, labels, classNames, names, null);
    }

    private ImageSet(
            int height,
            int width,
            int channels,
            Pixels pixels,
            int[] places,
            int[] labels,
            List<String> classNames,
            List<String> names,
            @Nullable FloatMatrix embeddings) {
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.pixels = pixels;
        this.places = places;
        this.labels = labels;
        this.classNames = List.copyOf(classNames);
        this.names = List.copyOf(names);
        this.embeddings = embeddings;
        if (height < 1 || width < 1 || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException(
                    "images must be grey or RGB and at least 1×1, not " + height + "×" + width + "×" + channels);
        }
        if (places.length != labels.length || (!names.isEmpty() && names.size() != labels.length)) {
            throw new IllegalArgumentException(labels.length + " labels cannot belong to " + places.length
                    + " images with " + names.size() + " names");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classNames.size()) {
                throw new IllegalArgumentException("image " + i + " has label " + labels[i] + ", but there are "
                        + classNames.size() + " classes, counted from 0");
            }
        }
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** 1 (grey) or 3 (red, green, blue). */
    public int channels() {
        return channels;
    }

    /** One class an image, from 0; not copied. */
    public int[] labels() {
        return labels;
    }

    public List<String> classNames() {
        return classNames;
    }

    /** N, the number of images. */
    public int size() {
        return labels.length;
    }

    /** The number of classes, also of those that no image here belongs to. */
    public int classes() {
        return classNames.size();
    }

    /** H·W·C, the values of one image. */
    public int imageLength() {
        return height * width * channels;
    }

    /** Whether a network is given embeddings of the images, and not their pixels. */
    public boolean areEmbedded() {
        return embeddings != null;
    }

    /** Rows of what a network is given of an image: of an embedding 1. */
    public int inputHeight() {
        return embeddings == null ? height : 1;
    }

    /** Columns of what a network is given of an image: of an embedding 1. */
    public int inputWidth() {
        return embeddings == null ? width : 1;
    }

    /** Numbers at each place of what a network is given of an image: of an embedding D, all of them. */
    public int inputChannels() {
        return embeddings == null ? channels : embeddings.columns();
    }

    /** The numbers that a network is given of one image. */
    public int inputLength() {
        return embeddings == null ? imageLength() : embeddings.columns();
    }

    /** Copies one image's D numbers to the start of {@code target}; only of images that are embedded. */
    public void readEmbedding(int image, float[] target) {
        FloatMatrix all = Objects.requireNonNull(embeddings, "these images are not embedded");
        int place = places[Objects.checkIndex(image, size())];
        System.arraycopy(all.values(), place * all.columns(), target, 0, all.columns());
    }

    /** What an image is called: its file's name, or its number. */
    public String name(int image) {
        return names.isEmpty() ? "image " + places[image] : names.get(image);
    }

    /** One image. */
    public Picture picture(int image) {
        byte[] copy = new byte[imageLength()];
        read(image, copy);
        return new Picture(width, height, channels, copy);
    }

    /** Copies one image's H·W·C bytes to the start of {@code target}. */
    public void read(int image, byte[] target) {
        pixels.read(places[Objects.checkIndex(image, size())], target);
    }

    /** The images at these indices, in their order; the classes stay the same. */
    public ImageSet subset(int[] indices) {
        int[] chosen = new int[indices.length];
        int[] chosenLabels = new int[indices.length];
        String[] chosenNames = new String[names.isEmpty() ? 0 : indices.length];
        for (int i = 0; i < indices.length; i++) {
            int index = Objects.checkIndex(indices[i], size());
            chosen[i] = places[index];
            chosenLabels[i] = labels[index];
            if (chosenNames.length > 0) {
                chosenNames[i] = names.get(index);
            }
        }
        return new ImageSet(
                height, width, channels, pixels, chosen, chosenLabels, classNames, List.of(chosenNames), embeddings);
    }

    /**
     * The same images under other labels.
     *
     * @param newLabels N classes; not copied
     * @param newClassNames one name a class, in the order of the labels
     */
    public ImageSet labelled(int[] newLabels, List<String> newClassNames) {
        return new ImageSet(height, width, channels, pixels, places, newLabels, newClassNames, names, embeddings);
    }

    /** The images of these classes alone, which become classes 0, 1, … in the order given. */
    public ImageSet ofClasses(int[] classes) {
        int[] numbers = new int[classes()];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < classes.length; i++) {
            numbers[classes[i]] = i;
        }
        ImageSet chosen = subset(
                IntStream.range(0, size()).filter(i -> numbers[labels[i]] >= 0).toArray());
        return chosen.labelled(
                IntStream.of(chosen.labels).map(label -> numbers[label]).toArray(),
                IntStream.of(classes).mapToObj(classNames::get).toList());
    }

    /** The same images with other pixels, where image i lies at place i. */
    ImageSet withPixels(int newHeight, int newWidth, Pixels newPixels) {
        int[] inOrder = Splits.inOrder(size());
        return new ImageSet(newHeight, newWidth, channels, newPixels, inOrder, labels, classNames, names);
    }

    /**
     * The same images as a network sees them that is not trained.
     *
     * @param matrix N×D, a row an image in their order; not copied
     */
    public ImageSet embedded(FloatMatrix matrix) {
        if (matrix.rows() != size()) {
            throw new IllegalArgumentException(size() + " images cannot have " + matrix.rows() + " embeddings");
        }
        int[] before = places;
        Pixels moved = (image, target) -> pixels.read(before[image], target);
        return new ImageSet(height, width, channels, moved, Splits.inOrder(size()), labels, classNames, names, matrix);
    }

    /** Images of red, green and blue as their brightness; grey images as they are. */
    public ImageSet inGrey() {
        if (channels == 1) {
            return this;
        }
        Pixels inGrey = (image, target) -> {
            byte[] colours = new byte[imageLength()];
            pixels.read(image, colours);
            byte[] grey =
                    Resizing.grey(new Picture(width, height, channels, colours)).pixels();
            System.arraycopy(grey, 0, target, 0, grey.length);
        };
        return new ImageSet(height, width, 1, inGrey, places, labels, classNames, names, embeddings);
    }

    /** Grey images as red, green and blue of the same value; colour images as they are. */
    public ImageSet inColour() {
        if (channels == 3) {
            return this;
        }
        int length = imageLength();
        Pixels inColour = (image, target) -> {
            byte[] grey = new byte[length];
            pixels.read(image, grey);
            for (int p = 0; p < length; p++) {
                target[3 * p] = grey[p];
                target[3 * p + 1] = grey[p];
                target[3 * p + 2] = grey[p];
            }
        };
        return new ImageSet(height, width, 3, inColour, places, labels, classNames, names, embeddings);
    }
}
