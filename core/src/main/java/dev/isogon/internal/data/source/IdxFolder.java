package dev.isogon.internal.data.source;

import static java.util.Objects.requireNonNull;

import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.source.IdxHeader.Kind;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Four IDX files under the names that MNIST and Fashion-MNIST gave them; classes are called by their numbers. */
final class IdxFolder implements Format {

    private enum Role {
        TRAIN_IMAGES("train-images", "idx3-ubyte"),
        TRAIN_LABELS("train-labels", "idx1-ubyte"),
        TEST_IMAGES("t10k-images", "idx3-ubyte"),
        TEST_LABELS("t10k-labels", "idx1-ubyte");

        private final String name;
        private final String type;

        Role(String name, String type) {
            this.name = name;
            this.type = type;
        }

        /** The files that have this role: one, if the folder is in order. */
        List<Path> in(Path folder) {
            return Stream.of("-", ".")
                    .flatMap(joint -> Stream.of("", ".gz").map(end -> folder.resolve(name + joint + type + end)))
                    .filter(Files::isRegularFile)
                    .toList();
        }

        @Override
        public String toString() {
            return name + "-" + type;
        }
    }

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
        return Arrays.stream(Role.values()).anyMatch(role -> !role.in(folder).isEmpty());
    }

    @Override
    public Dataset open(Path folder, Opening opening) throws IOException {
        Map<Role, Path> files = files(folder);
        MemoryBudget budget = new MemoryBudget(allowedBytes.getAsLong());
        // All four headers first: what they contradict need not be read.
        try (IdxFile trainImages = open(files, Role.TRAIN_IMAGES, Kind.IMAGES, budget);
                IdxFile trainLabels = open(files, Role.TRAIN_LABELS, Kind.LABELS, budget);
                IdxFile testImages = open(files, Role.TEST_IMAGES, Kind.IMAGES, budget);
                IdxFile testLabels = open(files, Role.TEST_LABELS, Kind.LABELS, budget)) {
            checkCounts(trainImages, trainLabels);
            checkCounts(testImages, testLabels);
            if (trainImages.height() != testImages.height() || trainImages.width() != testImages.width()) {
                throw new BrokenFileException(
                        testImages.path(),
                        "has images of " + testImages.imageShape() + ", but the training images are "
                                + trainImages.imageShape() + ". Both must have one size");
            }
            int[] labels = ints(trainLabels.read());
            int classes = classes(trainLabels.path(), labels);
            int[] probes = ints(testLabels.read());
            checkRange(testLabels.path(), probes, classes);
            List<String> names =
                    IntStream.range(0, classes).mapToObj(Integer::toString).toList();
            return Dataset.of(
                    Sources.name(new DataSource.IdxFiles(folder)),
                    imageSet(trainImages, labels, names),
                    imageSet(testImages, probes, names));
        }
    }

    /** Sizes and classes, of headers and training labels alone. */
    DataFacts facts(Path folder) throws IOException {
        Map<Role, Path> files = files(folder);
        MemoryBudget budget = new MemoryBudget(allowedBytes.getAsLong());
        try (IdxFile images = open(files, Role.TRAIN_IMAGES, Kind.IMAGES, budget);
                IdxFile labels = open(files, Role.TRAIN_LABELS, Kind.LABELS, budget)) {
            checkCounts(images, labels);
            int[] values = ints(labels.read());
            Integer[] counts = new Integer[classes(labels.path(), values)];
            Arrays.fill(counts, 0);
            for (int label : values) {
                counts[label]++;
            }
            return new DataFacts(false, List.of(counts), images.height(), images.width());
        }
    }

    private static Map<Role, Path> files(Path folder) {
        Map<Role, Path> files = new EnumMap<>(Role.class);
        List<Role> missing = new ArrayList<>();
        for (Role role : Role.values()) {
            List<Path> found = role.in(folder);
            if (found.size() > 1) {
                throw new BrokenFileException(
                        folder,
                        "holds " + names(found) + ", which have the same role (" + role + "). Keep one of them");
            }
            if (found.isEmpty()) {
                missing.add(role);
            } else {
                files.put(role, found.get(0));
            }
        }
        if (!missing.isEmpty()) {
            throw new BrokenFileException(
                    folder,
                    "lacks " + missing.stream().map(Role::toString).collect(Collectors.joining(", "))
                            + (files.isEmpty() ? "" : "; found " + names(files.values()))
                            + ". All four are needed, each plain or with .gz");
        }
        return files;
    }

    private static IdxFile open(Map<Role, Path> files, Role role, Kind kind, MemoryBudget budget) throws IOException {
        return IdxFile.open(requireNonNull(files.get(role)), kind, budget);
    }

    private static void checkCounts(IdxFile images, IdxFile labels) {
        if (images.count() != labels.count()) {
            throw new BrokenFileException(
                    images.path(),
                    "has " + images.count() + " images, but " + labels.path().getFileName() + " has " + labels.count()
                            + " labels. Do the two belong together?");
        }
    }

    /** The number of classes: every number from 0 to the highest training label must be in use. */
    private static int classes(Path file, int[] labels) {
        int classes = Arrays.stream(labels).max().orElseThrow() + 1;
        int[] sizes = new int[classes];
        for (int label : labels) {
            sizes[label]++;
        }
        if (sizes[classes - 1] == labels.length) {
            throw new BrokenFileException(
                    file,
                    "gives all " + labels.length + " training images the label " + (classes - 1)
                            + ", but at least two classes are needed");
        }
        String unused = IntStream.range(0, classes)
                .filter(c -> sizes[c] == 0)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        if (!unused.isEmpty()) {
            throw new BrokenFileException(
                    file,
                    "has labels from 0 to " + (classes - 1) + ", but no training image of class " + unused
                            + ". Number the classes from 0 without gaps");
        }
        return classes;
    }

    private static void checkRange(Path file, int[] labels, int classes) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= classes) {
                throw new BrokenFileException(
                        file,
                        "has label " + labels[i] + " at position " + i + " (counted from 0), but the " + classes
                                + " classes of the training labels go from 0 to " + (classes - 1));
            }
        }
    }

    private static ImageSet imageSet(IdxFile images, int[] labels, List<String> names) throws IOException {
        return new ImageSet(images.height(), images.width(), 1, images.read(), labels, names);
    }

    private static int[] ints(byte[] bytes) {
        int[] values = new int[bytes.length];
        Arrays.setAll(values, i -> bytes[i] & 0xFF);
        return values;
    }

    private static String names(Collection<Path> files) {
        return files.stream()
                .map(file -> requireNonNull(file.getFileName()).toString())
                .collect(Collectors.joining(", "));
    }
}
