package dev.isogon.internal.experiment.pictures;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.experiment.predictions.ConfusionMatrix;
import dev.isogon.internal.experiment.predictions.Misclassification;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What there is to see of a comparison: {@code pictures.json} and the files in {@code pictures/}, from which reports are
 * made.
 *
 * @param classes the first classes that have training images, with some of them
 * @param confusions one a loss that finished
 * @param mistakes the hardest, hardest first
 * @param mistaken test images that at least one run got wrong
 */
public record StudyPictures(
        List<ClassSamples> classes,
        List<ConfusionMatrix> confusions,
        List<Misclassification<ThumbnailFile>> mistakes,
        int mistaken) {

    /** Where the pictures are, in the comparison's folder. */
    public static final String FOLDER = "pictures";

    private static final String FILE = "pictures.json";

    private static final int MOST_CLASSES = 40;
    private static final int MOST_SAMPLES = 8;
    private static final int FEWEST_SAMPLES = 4;

    /** Pictures of samples altogether, from 20 classes on: a page must stay small. */
    private static final int SAMPLES = 160;

    private static final int MOST_MISTAKES = 24;

    public StudyPictures {
        classes = List.copyOf(classes);
        confusions = List.copyOf(confusions);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * A class and some of its training images.
     *
     * @param label the class
     * @param images its training images
     * @param samples some of them, spread evenly over all
     */
    public record ClassSamples(int label, int images, List<ThumbnailFile> samples) {
        public ClassSamples {
            samples = List.copyOf(samples);
        }
    }

    /**
     * Writes pictures and what they show.
     *
     * @param folder the comparison's
     * @param runs by loss and seed, what each finished run predicted
     */
    public static void write(Path folder, ImageSet train, ImageSet test, Map<String, Map<Long, Predictions>> runs)
            throws IOException {
        Thumbnails ofTrain = new Thumbnails(folder.resolve(FOLDER), "train", train);
        Thumbnails ofTest = new Thumbnails(folder.resolve(FOLDER), "test", test);
        List<Predictions> all = runs.values().stream()
                .flatMap(bySeed -> bySeed.values().stream())
                .toList();
        List<Misclassification<Integer>> hard = Misclassification.hardestFirst(all);
        List<Misclassification<ThumbnailFile>> mistakes = new ArrayList<>();
        for (Misclassification<Integer> each : hard.subList(0, Math.min(MOST_MISTAKES, hard.size()))) {
            mistakes.add(Misclassification.shown(each, ofTest::write, ofTrain::write));
        }
        List<ConfusionMatrix> confusions = runs.entrySet().stream()
                .map(loss -> ConfusionMatrix.of(loss.getKey(), loss.getValue().values()))
                .toList();
        StudyPictures pictures = new StudyPictures(samples(train, ofTrain), confusions, mistakes, hard.size());
        // On one line: a matrix has thousands of cells.
        AtomicFile.write(folder.resolve(FILE), Json.writeLine(pictures) + "\n");
    }

    /** What {@link #write} wrote, if it did. */
    public static Optional<StudyPictures> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Json.read(file, StudyPictures.class)) : Optional.empty();
    }

    private static List<ClassSamples> samples(ImageSet train, Thumbnails thumbnails) throws IOException {
        int[][] members = new int[train.classes()][];
        for (int c = 0; c < members.length; c++) {
            int label = c;
            members[c] = IntStream.range(0, train.size())
                    .filter(i -> train.labels()[i] == label)
                    .toArray();
        }
        int[] shown = IntStream.range(0, members.length)
                .filter(c -> members[c].length > 0)
                .limit(MOST_CLASSES)
                .toArray();
        int most = Math.max(FEWEST_SAMPLES, Math.min(MOST_SAMPLES, SAMPLES / Math.max(1, shown.length)));
        List<ClassSamples> samples = new ArrayList<>();
        for (int c : shown) {
            List<ThumbnailFile> pictures = new ArrayList<>();
            for (int image : spread(members[c], most)) {
                pictures.add(thumbnails.write(image));
            }
            samples.add(new ClassSamples(c, members[c].length, pictures));
        }
        return samples;
    }

    /** At most {@code most} of the values at equal distances, since neighbours in a folder are often alike. */
    static int[] spread(int[] values, int most) {
        int count = Math.min(values.length, most);
        return IntStream.range(0, count)
                .map(i -> values[(int) ((long) i * values.length / count)])
                .toArray();
    }
}
