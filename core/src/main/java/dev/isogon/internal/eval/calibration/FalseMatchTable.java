package dev.isogon.internal.eval.calibration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a model takes two people for one, at many thresholds: {@value #FILE} in the folder of a model. Each row holds with
 * the confidence; so does what is chosen by a rate that was fixed before ({@link FixedSequence}).
 *
 * @param format of the file, {@link #FORMAT}
 * @param model its name
 * @param modelChecksum SHA-256 of the model in ONNX, in hex; null where it is not there in ONNX
 * @param confidence of the bounds
 * @param rows by ascending threshold and falling bound, at least one
 * @param identities that it was measured on
 * @param images of those
 * @param data where they were
 * @param checksum SHA-256 of what it was measured on, in hex
 * @param date when, in UTC
 */
public record FalseMatchTable(
        int format,
        String model,
        @Nullable String modelChecksum,
        double confidence,
        List<Row> rows,
        int identities,
        int images,
        String data,
        String checksum,
        String date) {

    /** Its name in the folder of a model. */
    public static final String FILE = "false-matches.json";

    /** The format that is written. */
    public static final int FORMAT = 1;

    /**
     * One threshold.
     *
     * @param threshold τ, a float32 number
     * @param bound what the false match rate at τ is at most
     */
    public record Row(float threshold, double bound) {}

    public FalseMatchTable {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "a table of false matches of format " + format + " is not known, only of " + FORMAT);
        }
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a table of false matches needs a row");
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (!Float.isFinite(row.threshold()) || !(row.bound() > 0 && row.bound() <= 1)) {
                throw new IllegalArgumentException(
                        "a row needs a finite threshold and a bound above 0 and at most 1, but there is " + row);
            }
            if (i > 0
                    && !(row.threshold() > rows.get(i - 1).threshold()
                            && row.bound() < rows.get(i - 1).bound())) {
                throw new IllegalArgumentException(
                        "thresholds must rise and bounds fall, but " + row + " follows " + rows.get(i - 1));
            }
        }
    }

    /** The lowest threshold whose bound is at most a rate; the strictest where none is. */
    public Row lowest(double rate) {
        return rows.stream().filter(row -> row.bound() <= rate).findFirst().orElse(rows.get(rows.size() - 1));
    }

    /** What the false match rate is at most at any threshold: the bound of the row at or below it, 1 below all. */
    public double boundAt(double threshold) {
        double bound = 1;
        for (Row row : rows) {
            if (row.threshold() > threshold) {
                break;
            }
            bound = row.bound();
        }
        return bound;
    }
}
