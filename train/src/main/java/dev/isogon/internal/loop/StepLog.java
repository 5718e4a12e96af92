package dev.isogon.internal.loop;

import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Every step of a run, in memory and as {@code steps.csv}, whose numbers read back exactly. */
public final class StepLog {

    private static final List<String> HEADER = List.of(
            "step", "epoch", "loss", "scale", "own_angle_radians", "other_angle_radians", "learning_rate", "accuracy");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final List<StepRecord> steps = new ArrayList<>();

    void add(StepRecord step) {
        steps.add(step);
    }

    public List<StepRecord> steps() {
        return List.copyOf(steps);
    }

    /** The newest step; there must be one. */
    StepRecord last() {
        return steps.get(steps.size() - 1);
    }

    /** As a file, whole or not at all. */
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        FORMAT.printRecord(text, HEADER.toArray());
        for (StepRecord step : steps) {
            FORMAT.printRecord(
                    text,
                    step.step(),
                    step.epoch(),
                    step.loss(),
                    step.scale(),
                    step.ownAngle(),
                    step.otherAngle(),
                    step.learningRate(),
                    step.accuracy());
        }
        AtomicFile.write(file, text.toString());
    }

    static StepLog read(Path file) throws IOException {
        StepLog log = new StepLog();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = FORMAT.parse(reader)) {
            List<CSVRecord> rows = parser.getRecords();
            for (CSVRecord row : rows.subList(1, rows.size())) {
                if (row.size() != HEADER.size()) {
                    throw new BrokenFileException(
                            file, "has a line that is not a step: " + String.join(",", row.toList()));
                }
                log.add(new StepRecord(
                        Integer.parseInt(row.get(0)),
                        Integer.parseInt(row.get(1)),
                        Double.parseDouble(row.get(2)),
                        Double.parseDouble(row.get(3)),
                        Double.parseDouble(row.get(4)),
                        Double.parseDouble(row.get(5)),
                        Double.parseDouble(row.get(6)),
                        Double.parseDouble(row.get(7))));
            }
        }
        return log;
    }

    /**
     * The steps thinned to at most {@code points} means over equal stretches, for figures.
     *
     * @param points at least 1
     */
    public List<StepRecord> thinned(int points) {
        int stretch = Math.max(1, (steps.size() + points - 1) / points);
        List<StepRecord> thin = new ArrayList<>();
        for (int from = 0; from < steps.size(); from += stretch) {
            thin.add(mean(steps.subList(from, Math.min(from + stretch, steps.size()))));
        }
        return thin;
    }

    private static StepRecord mean(List<StepRecord> stretch) {
        StepRecord last = stretch.get(stretch.size() - 1);
        double n = stretch.size();
        return new StepRecord(
                last.step(),
                last.epoch(),
                stretch.stream().mapToDouble(StepRecord::loss).sum() / n,
                stretch.stream().mapToDouble(StepRecord::scale).sum() / n,
                stretch.stream().mapToDouble(StepRecord::ownAngle).sum() / n,
                stretch.stream().mapToDouble(StepRecord::otherAngle).sum() / n,
                last.learningRate(),
                stretch.stream().mapToDouble(StepRecord::accuracy).sum() / n);
    }
}
