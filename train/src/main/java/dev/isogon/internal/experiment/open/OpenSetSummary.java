package dev.isogon.internal.experiment.open;

import dev.isogon.internal.eval.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure of one loss over all its runs: a row of the table.
 *
 * @param mean over all runs, in [0, 1]
 * @param interval over identities and runs; null where it is refused
 * @param refusal why there is no interval; null where there is one
 * @param each the runs' values, split by split and in these by seed
 */
public record OpenSetSummary(
        OpenSetFigure figure,
        String loss,
        double mean,
        @Nullable Interval interval,
        @Nullable String refusal,
        List<Double> each) {

    public OpenSetSummary {
        each = List.copyOf(each);
    }
}
