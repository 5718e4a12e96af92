package dev.isogon.internal.data.source;

import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.source.IdxSet.Role;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Four IDX files under the names that MNIST, EMNIST or QMNIST gave them; classes are the labels that training images have. */
final class IdxFolder implements Format {

    private final LongSupplier allowedBytes;

    IdxFolder() {
        this(MemoryBudget::ofThisProcess);
    }

    /** @param allowedBytes how much memory the images of one folder may take, asked at each {@link #open} */
    IdxFolder(LongSupplier allowedBytes) {
        this.allowedBytes = allowedBytes;
    }

    @Override
    public String expects() {
        return "the IDX files "
                + Arrays.stream(Role.values()).map(Role::toString).collect(Collectors.joining(", "))
                + " (each also with .gz)";
    }

    @Override
    public boolean fits(Path folder) {
        return IdxSet.in(folder);
    }

    /** @param folder with one set, or a file of one of several */
    @Override
    public Dataset open(Path folder, Opening opening) throws IOException {
        IdxSet set = IdxSet.of(folder);
        MemoryBudget budget = new MemoryBudget(allowedBytes.getAsLong());
        // All four headers first: what they contradict need not be read.
        try (IdxFile trainImages = set.open(Role.TRAIN_IMAGES, budget);
                IdxFile trainLabels = set.open(Role.TRAIN_LABELS, budget);
                IdxFile testImages = set.open(Role.TEST_IMAGES, budget);
                IdxFile testLabels = set.open(Role.TEST_LABELS, budget)) {
            checkCounts(trainImages, trainLabels);
            checkCounts(testImages, testLabels);
            if (trainImages.height() != testImages.height() || trainImages.width() != testImages.width()) {
                throw new BrokenFileException(
                        testImages.path(),
                        "has images of " + testImages.imageShape() + ", but the training images are "
                                + trainImages.imageShape() + ". Both must have one size");
            }
            int[] labels = trainLabels.readLabels();
            IdxClasses classes = IdxClasses.of(trainLabels.path(), labels, set.mapping());
            int[] probes = classes.places(testLabels.path(), testLabels.readLabels());
            List<String> notes = new ArrayList<>(classes.notes());
            if (set.isTransposed()) {
                notes.add("EMNIST's files hold images transposed; they were turned upright");
            }
            return Dataset.of(
                            Sources.name(new DataSource.IdxFiles(folder)),
                            images(set, trainImages, classes.places(trainLabels.path(), labels), classes.names()),
                            images(set, testImages, probes, classes.names()))
                    .noted(notes);
        }
    }

    /** Sizes and classes, of headers and training labels alone. */
    DataFacts facts(Path folder) throws IOException {
        IdxSet set = IdxSet.of(folder);
        MemoryBudget budget = new MemoryBudget(allowedBytes.getAsLong());
        try (IdxFile images = set.open(Role.TRAIN_IMAGES, budget);
                IdxFile labels = set.open(Role.TRAIN_LABELS, budget)) {
            checkCounts(images, labels);
            int[] values = labels.readLabels();
            IdxClasses classes = IdxClasses.of(labels.path(), values, set.mapping());
            Integer[] counts = new Integer[classes.names().size()];
            Arrays.fill(counts, 0);
            for (int label : classes.places(labels.path(), values)) {
                counts[label]++;
            }
            boolean turned = set.isTransposed();
            return new DataFacts(
                    false,
                    List.of(counts),
                    turned ? images.width() : images.height(),
                    turned ? images.height() : images.width());
        }
    }

    private static void checkCounts(IdxFile images, IdxFile labels) {
        if (images.count() != labels.count()) {
            throw new BrokenFileException(
                    images.path(),
                    "has " + images.count() + " images, but " + labels.path().getFileName() + " has " + labels.count()
                            + " labels. Do the two belong together?");
        }
    }

    private static ImageSet images(IdxSet set, IdxFile images, int[] labels, List<String> names) throws IOException {
        byte[] pixels = images.read();
        int height = images.height();
        int width = images.width();
        if (!set.isTransposed()) {
            return new ImageSet(height, width, 1, pixels, labels, names);
        }
        byte[] image = new byte[height * width];
        for (int first = 0; first < pixels.length; first += image.length) {
            System.arraycopy(pixels, first, image, 0, image.length);
            for (int i = 0; i < image.length; i++) {
                pixels[first + i % width * height + i / width] = image[i];
            }
        }
        return new ImageSet(width, height, 1, pixels, labels, names);
    }
}
