package dev.isogon.internal.data.published;

import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * CUB-200-2011, and NABirds, which lies alike: {@code images.txt}, {@code image_class_labels.txt}, {@code classes.txt} and
 * {@code train_test_split.txt}, each with a number and a value a line, and the images in {@code images}. The folder stands
 * for the data set's own split, which has the same classes on both sides; its file {@code classes.txt} for the split of
 * metric learning, the first half of the classes to train on and the second to judge by.
 *
 * <p>C. Wah et al., <i>The Caltech-UCSD Birds-200-2011 dataset</i>, 2011; H. Oh Song et al., <i>Deep metric learning via
 * lifted structured feature embedding</i>, CVPR 2016, section 5 (classes 1 to 100, and 101 to 200).
 */
final class Birds implements PublishedSet {

    private static final String IMAGES = "images";
    private static final String NAMES = "images.txt";
    private static final String LABELS = "image_class_labels.txt";
    private static final String SPLIT = "train_test_split.txt";
    private static final String CLASSES = "classes.txt";

    @Override
    public String called() {
        return "CUB-200-2011";
    }

    @Override
    public boolean fits(Path place) {
        if (place.endsWith(CLASSES)) {
            return Files.isRegularFile(place) && Files.isRegularFile(place.resolveSibling(LABELS));
        }
        return Files.isRegularFile(place.resolve(LABELS))
                || Files.isRegularFile(place.resolve(SPLIT))
                || (Files.isRegularFile(place.resolve(NAMES)) && Files.isDirectory(place.resolve(IMAGES)));
    }

    @Override
    public Listing listing(Path place) throws IOException {
        boolean halves = place.endsWith(CLASSES);
        Path folder =
                halves ? Objects.requireNonNull(place.toAbsolutePath().getParent(), "a file lies in a folder") : place;
        PublishedSets.require(folder, called(), NAMES, LABELS, SPLIT, CLASSES, IMAGES);
        Map<String, String> names =
                TextRows.of(folder.resolve(NAMES), "image_id image_name").map();
        Map<String, String> labels =
                TextRows.of(folder.resolve(LABELS), "image_id class_id").map();
        Map<String, String> split =
                TextRows.of(folder.resolve(SPLIT), "image_id is_training_image").map();
        Map<String, String> classes =
                TextRows.of(folder.resolve(CLASSES), "class_id class_name").map();
        checkSame(folder, names.keySet(), LABELS, labels.keySet());
        checkSame(folder, names.keySet(), SPLIT, split.keySet());
        // Some of NABirds' classes are groups of others, without images of their own.
        List<String> shown = classes.keySet().stream()
                .filter(new HashSet<>(labels.values())::contains)
                .toList();
        Set<String> first = Set.copyOf(shown.subList(0, shown.size() / 2));
        Named images = new Named(folder);
        for (Map.Entry<String, String> image : names.entrySet()) {
            String label = Objects.requireNonNull(labels.get(image.getKey()));
            String called = classes.get(label);
            if (called == null) {
                throw new BrokenFileException(
                        folder.resolve(LABELS),
                        "gives image " + image.getKey() + " the class " + label + ", which " + CLASSES
                                + " does not have");
            }
            boolean own = isTraining(folder, image.getKey(), Objects.requireNonNull(split.get(image.getKey())));
            images.add(
                    IMAGES,
                    image.getValue(),
                    Collections.frequency(classes.values(), called) > 1 ? label + " " + called : called,
                    (halves ? first.contains(label) : own) ? Part.TRAIN : Part.TEST);
        }
        return images.listing();
    }

    private static boolean isTraining(Path folder, String image, String flag) {
        if (!flag.equals("0") && !flag.equals("1")) {
            throw new BrokenFileException(
                    folder.resolve(SPLIT),
                    "gives image " + image + " the flag " + flag + ", but 1 (to train on) or 0 is expected");
        }
        return flag.equals("1");
    }

    private static void checkSame(Path folder, Set<String> images, String file, Set<String> others) {
        Set<String> missing = new HashSet<>(images);
        missing.removeAll(others);
        Set<String> more = new HashSet<>(others);
        more.removeAll(images);
        if (!missing.isEmpty() || !more.isEmpty()) {
            throw new BrokenFileException(
                    folder.resolve(file),
                    missing.isEmpty()
                            ? "has image " + Collections.min(more) + ", which " + NAMES + " does not have"
                            : "lacks image " + Collections.min(missing) + " of " + NAMES);
        }
    }
}
