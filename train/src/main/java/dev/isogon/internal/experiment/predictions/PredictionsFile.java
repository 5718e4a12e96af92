package dev.isogon.internal.experiment.predictions;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code test-predictions.csv} of a run: a row for each test image with its name, its class, the class that was
 * predicted, the name of the nearest training image, and whether the two classes agree. Text in UTF-8, quoted as RFC 4180
 * says; a class or an image that there is none of is left empty.
 */
public final class PredictionsFile {

    private static final List<String> HEADER =
            List.of("image", "true_class", "predicted_class", "nearest_training_image", "correct");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final ImageSet train;
    private final ImageSet test;

    /** @param train what {@link Predictions#nearest()} counts; {@code test} what was predicted */
    public PredictionsFile(ImageSet train, ImageSet test) {
        this.train = train;
        this.test = test;
    }

    /** Writes all rows, or leaves the file as it was. */
    public void write(Path file, Predictions predictions) throws IOException {
        StringBuilder text = new StringBuilder();
        FORMAT.printRecord(text, HEADER.toArray());
        for (int i = 0; i < predictions.size(); i++) {
            int nearest = predictions.nearest()[i];
            FORMAT.printRecord(
                    text,
                    test.name(i),
                    className(predictions.labels()[i]),
                    className(predictions.predicted()[i]),
                    nearest == Predictions.NONE ? "" : train.name(nearest),
                    predictions.isCorrect(i));
        }
        AtomicFile.write(file, text.toString());
    }

    private String className(int label) {
        return label == Predictions.NONE ? "" : test.classNames().get(label);
    }

    /**
     * Reads what {@link #write} wrote of the same images.
     *
     * @throws BrokenFileException when the file is of other images or damaged, naming the row
     */
    public Predictions read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            return predictions(file, parser.getRecords());
        } catch (CSVException | UncheckedIOException e) {
            throw new BrokenFileException(file, "is damaged: " + e.getMessage());
        }
    }

    private Predictions predictions(Path file, List<CSVRecord> rows) {
        if (rows.size() != test.size() + 1 || !rows.get(0).toList().equals(HEADER)) {
            throw new BrokenFileException(
                    file,
                    "must have the header " + String.join(",", HEADER) + " and " + test.size()
                            + " rows, one a test image, but has " + (rows.size() - 1));
        }
        Map<String, Integer> classes = numbered(test.classNames());
        Map<String, Integer> images = new HashMap<>();
        for (int i = 0; i < train.size(); i++) {
            images.putIfAbsent(train.name(i), i);
        }
        int[] predicted = new int[test.size()];
        int[] nearest = new int[test.size()];
        for (int i = 0; i < predicted.length; i++) {
            CSVRecord row = rows.get(i + 1);
            if (row.size() != HEADER.size()
                    || !row.get(0).equals(test.name(i))
                    || !row.get(1).equals(className(test.labels()[i]))) {
                throw broken(file, i, "is not of test image " + test.name(i));
            }
            predicted[i] = number(file, i, classes, row.get(2));
            nearest[i] = number(file, i, images, row.get(3));
        }
        return new Predictions(test.labels(), predicted, nearest);
    }

    private static Map<String, Integer> numbered(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String name : names) {
            numbers.put(name, numbers.size());
        }
        return numbers;
    }

    private static int number(Path file, int image, Map<String, Integer> numbers, String name) {
        Integer number = numbers.get(name);
        if (number != null) {
            return number;
        }
        if (name.isEmpty()) {
            return Predictions.NONE;
        }
        throw broken(file, image, "names " + name + ", which is not there");
    }

    /** @param image from 0, in the row after the header's */
    private static BrokenFileException broken(Path file, int image, String problem) {
        return new BrokenFileException(file, "is damaged: row " + (image + 2) + " (the header is row 1) " + problem);
    }
}
