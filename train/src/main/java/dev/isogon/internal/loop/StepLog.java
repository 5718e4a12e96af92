package dev.isogon.internal.loop;

import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every step of a run, in memory and as {@code steps.csv}, whose numbers read back exactly. */
public final class StepLog {

    private static final String HEADER =
            "step,epoch,loss,scale,own_angle_radians,other_angle_radians,learning_rate,accuracy";

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
        String rows = steps.stream()
                .map(s -> s.step() + "," + s.epoch() + "," + s.loss() + "," + s.scale() + "," + s.ownAngle() + ","
                        + s.otherAngle() + "," + s.learningRate() + "," + s.accuracy() + "\n")
                .collect(Collectors.joining());
        AtomicFile.write(file, HEADER + "\n" + rows);
    }

    static StepLog read(Path file) throws IOException {
        StepLog log = new StepLog();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length != HEADER.split(",", -1).length) {
                throw new BrokenFileException(file, "has a line that is not a step: " + line);
            }
            log.add(new StepRecord(
                    Integer.parseInt(cells[0]),
                    Integer.parseInt(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5]),
                    Double.parseDouble(cells[6]),
                    Double.parseDouble(cells[7])));
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
