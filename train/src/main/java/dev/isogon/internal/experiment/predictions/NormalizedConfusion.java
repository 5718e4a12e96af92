package dev.isogon.internal.experiment.predictions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A confusion matrix normalized by its rows: which share of a true class's images was taken for which class.
 *
 * @param loss the loss as the user wrote it
 * @param runs runs that were summed
 * @param recognised images on the diagonal
 * @param judged all images, each counted as often as runs judged it
 * @param rows one a true class that has images
 * @param mistaken shares off the diagonal, those of most images first, ties by true class, then by predicted class
 */
public record NormalizedConfusion(
        String loss, int runs, long recognised, long judged, List<Row> rows, List<Share> mistaken) {

    public NormalizedConfusion {
        rows = List.copyOf(rows);
        mistaken = List.copyOf(mistaken);
    }

    /**
     * A true class.
     *
     * @param recall the share of its images that was recognised, in [0, 1]
     * @param shares those that are not 0, by predicted class
     */
    public record Row(int truth, double recall, List<Share> shares) {
        public Row {
            shares = List.copyOf(shares);
        }
    }

    /**
     * A cell that is not empty.
     *
     * @param predicted the class; {@link Predictions#NONE} for an output that no class has
     * @param images that it counts
     * @param share of its true class's images, in [0, 1]
     */
    public record Share(int truth, int predicted, int images, double share) {

        public boolean isRecognised() {
            return truth == predicted;
        }
    }

    /** Of a matrix over so many classes. */
    public static NormalizedConfusion of(ConfusionMatrix matrix, int classes) {
        long[] images = matrix.imagesByClass(classes);
        List<List<Share>> shares = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            shares.add(new ArrayList<>());
        }
        long judged = 0;
        long recognised = 0;
        for (ConfusionMatrix.Cell cell : matrix.cells()) {
            judged += cell.images();
            recognised += cell.truth() == cell.predicted() ? cell.images() : 0;
            double share = (double) cell.images() / images[cell.truth()];
            shares.get(cell.truth()).add(new Share(cell.truth(), cell.predicted(), cell.images(), share));
        }
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            if (images[c] > 0) {
                rows.add(new Row(c, recall(shares.get(c)), shares.get(c)));
            }
        }
        List<Share> mistaken = rows.stream()
                .flatMap(row -> row.shares().stream())
                .filter(share -> !share.isRecognised())
                .sorted(Comparator.comparingInt(Share::images).reversed())
                .toList();
        return new NormalizedConfusion(matrix.loss(), matrix.runs(), recognised, judged, rows, mistaken);
    }

    private static double recall(List<Share> shares) {
        return shares.stream()
                .filter(Share::isRecognised)
                .mapToDouble(Share::share)
                .sum();
    }

    /** The largest share of a true class that was taken for one other class; 0 where nothing was. */
    public double largestMistake() {
        return mistaken.stream().mapToDouble(Share::share).max().orElse(0);
    }

    /** Whether an output was largest somewhere that no class has. */
    public boolean hasNoClass() {
        return mistaken.stream().anyMatch(share -> share.predicted() == Predictions.NONE);
    }
}
