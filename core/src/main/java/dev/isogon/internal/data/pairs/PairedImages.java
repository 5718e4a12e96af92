package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.pickle.NumpyArray;
import dev.isogon.internal.data.pickle.Pickle;
import dev.isogon.internal.data.pickle.PickledString;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of images in one file, as insightface has them in {@code lfw.bin} and others: a Python pickle of a list of 2M
 * encoded images and a list of M truth values. Pair i is of the images 2i and 2i + 1. Images are read when they are needed.
 *
 * @param images 2M contents
 * @param mated M times, whether both are of one subject
 */
public record PairedImages(List<Content> images, boolean[] mated) {

    private static final int FOLDS = 10;

    public PairedImages {
        images = List.copyOf(images);
        if (images.size() != 2L * mated.length) {
            throw new IllegalArgumentException(images.size() + " images cannot be " + mated.length + " pairs");
        }
    }

    /** Whether a file's name says that it is one. */
    public static boolean fits(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".bin");
    }

    /**
     * Lists what a file holds.
     *
     * @throws BrokenFileException when it is no such pickle
     */
    public static PairedImages read(Path file) throws IOException {
        List<?> parts = list(Pickle.read(file));
        List<?> images = parts == null || parts.size() != 2 ? null : list(parts.get(0));
        List<?> truths = images == null || parts == null ? null : list(parts.get(1));
        if (images == null || truths == null) {
            throw new BrokenFileException(
                    file, "is a pickle, but not of two lists, the images and whether each pair is of one person");
        }
        if (images.size() != 2L * truths.size() || truths.isEmpty()) {
            throw new BrokenFileException(
                    file,
                    "has " + images.size() + " images and " + truths.size()
                            + " pairs, but two images are expected for each pair");
        }
        List<Content> contents = new ArrayList<>(images.size());
        for (int i = 0; i < images.size(); i++) {
            contents.add(content(file, i, images.get(i)));
        }
        boolean[] mated = new boolean[truths.size()];
        for (int i = 0; i < mated.length; i++) {
            mated[i] = truth(file, i, truths.get(i));
        }
        return new PairedImages(contents, mated);
    }

    private static Content content(Path file, int number, @Nullable Object value) {
        Content content = value instanceof NumpyArray array
                ? array.content()
                : value instanceof PickledString string && string.isBytes() ? string : null;
        if (content == null) {
            throw new BrokenFileException(
                    file, "has something that is no image's bytes as image " + number + " (from 0)");
        }
        return content;
    }

    /** A list, or a NumPy array as one; null where it is neither. */
    private static @Nullable List<?> list(@Nullable Object value) throws IOException {
        return value instanceof NumpyArray array ? array.values() : value instanceof List<?> list ? list : null;
    }

    private static boolean truth(Path file, int number, @Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Long one && (one == 0 || one == 1)) {
            return one == 1;
        }
        throw new BrokenFileException(
                file, "has something that is neither true nor false for pair " + number + " (from 0)");
    }

    /** The pairs as rows of a matrix with an embedding for each image, in ten folds as insightface takes them. */
    public PairedRows rows() {
        int[] first = new int[mated.length];
        int[] second = new int[mated.length];
        for (int i = 0; i < mated.length; i++) {
            first[i] = 2 * i;
            second[i] = 2 * i + 1;
        }
        return new PairedRows(first, second, mated, folds());
    }

    /** Ten stretches of one after the other, the first ones longer by one where they do not come out even. */
    private int @Nullable [] folds() {
        if (mated.length < FOLDS) {
            return null;
        }
        int[] folds = new int[mated.length];
        int longer = mated.length % FOLDS;
        int length = mated.length / FOLDS;
        for (int i = 0; i < folds.length; i++) {
            int start = longer * (length + 1);
            folds[i] = i < start ? i / (length + 1) : longer + (i - start) / length;
        }
        return folds;
    }
}
