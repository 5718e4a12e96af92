package dev.isogon.internal.experiment.predictions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * A loss's test images by true and predicted class, summed over its finished runs.
 *
 * @param loss the loss as the user wrote it
 * @param runs runs that were summed
 * @param cells the cells that are not empty, by true class, then by predicted class
 */
public record ConfusionMatrix(String loss, int runs, List<Cell> cells) {

    public ConfusionMatrix {
        cells = List.copyOf(cells);
    }

    /**
     * One cell.
     *
     * @param truth true class
     * @param predicted predicted class; {@link Predictions#NONE} where an output was largest that no class has
     * @param images test images, each counted as often as runs saw it so; at least 1
     */
    public record Cell(int truth, int predicted, int images) {}

    /** Counts. */
    public static ConfusionMatrix of(String loss, Collection<Predictions> runs) {
        TreeMap<Integer, TreeMap<Integer, Integer>> counts = new TreeMap<>();
        for (Predictions run : runs) {
            for (int i = 0; i < run.size(); i++) {
                counts.computeIfAbsent(run.labels()[i], none -> new TreeMap<>())
                        .merge(run.predicted()[i], 1, Integer::sum);
            }
        }
        List<Cell> cells = new ArrayList<>();
        counts.forEach(
                (truth, row) -> row.forEach((predicted, images) -> cells.add(new Cell(truth, predicted, images))));
        return new ConfusionMatrix(loss, runs.size(), cells);
    }

    /** For each class, the images of it that were judged, over all runs. */
    public long[] imagesByClass(int classes) {
        long[] images = new long[classes];
        cells.forEach(cell -> images[cell.truth()] += cell.images());
        return images;
    }
}
