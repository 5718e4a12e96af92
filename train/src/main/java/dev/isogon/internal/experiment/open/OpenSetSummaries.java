package dev.isogon.internal.experiment.open;

import dev.isogon.internal.eval.Uncertainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs of all losses added up, figure by figure, and pairs of losses by the figure that they are compared by. */
public final class OpenSetSummaries {

    /** By which losses are compared in words: all images that training did not see take part in it. */
    public static final OpenSetFigure COMPARED = OpenSetFigure.TAR_AT_FAR_1;

    private static final double CONFIDENCE = 0.95;

    private final List<String> losses;
    private final List<OpenSetRun> runs;

    /** @param losses in the order of the tables */
    public OpenSetSummaries(List<String> losses, List<OpenSetRun> runs) {
        this.losses = List.copyOf(losses);
        this.runs = List.copyOf(runs);
    }

    /** A row a figure and loss, the losses of one figure one below the other. */
    public List<OpenSetSummary> rows() {
        List<OpenSetSummary> rows = new ArrayList<>();
        for (OpenSetFigure figure : OpenSetFigure.values()) {
            for (String loss : losses) {
                List<OpenSetRun> of = of(loss);
                if (!of.isEmpty() && has(of.get(0), figure)) {
                    rows.add(row(figure, loss, of));
                }
            }
        }
        return rows;
    }

    private static boolean has(OpenSetRun run, OpenSetFigure figure) {
        return run.measure().series().stream().anyMatch(each -> each.figure() == figure);
    }

    private List<OpenSetRun> of(String loss) {
        return runs.stream().filter(run -> run.loss().equals(loss)).toList();
    }

    private static OpenSetSummary row(OpenSetFigure figure, String loss, List<OpenSetRun> runs) {
        OpenSetMean mean = OpenSetMean.of(figure, runs);
        String refusal = mean.refusal();
        return new OpenSetSummary(
                figure,
                loss,
                mean.value(),
                refusal == null ? mean.uncertainty().ofShare(CONFIDENCE) : null,
                refusal,
                runs.stream().map(run -> run.measure().figures().of(figure)).toList());
    }

    /**
     * A pair of losses by {@link #COMPARED}.
     *
     * @param first mean of the first loss
     * @param second mean of the second
     * @param runs runs that both finished
     * @param uncertainty of the difference; null where it is refused
     * @param refusal why; else null
     * @param repeated whether it varies over splits or seeds that were tried, and not over identities alone
     */
    public record Pair(
            double first,
            double second,
            int runs,
            @Nullable Uncertainty uncertainty,
            @Nullable String refusal,
            boolean repeated) {}

    /** Compares two losses on the runs of the same split and seed that both finished; null where there is none. */
    public @Nullable Pair pair(String first, String second) {
        Set<Place> ofFirst = places(first);
        Set<Place> both = places(second).stream().filter(ofFirst::contains).collect(Collectors.toSet());
        if (both.isEmpty()) {
            return null;
        }
        OpenSetMean a = mean(first, both);
        OpenSetMean b = mean(second, both);
        OpenSetMean difference = a.minus(b);
        String refusal = difference.refusal();
        return new Pair(
                a.value(),
                b.value(),
                both.size(),
                refusal == null ? difference.uncertainty() : null,
                refusal,
                difference.groups().length > 1);
    }

    private record Place(int split, long seed) {
        static Place of(OpenSetRun run) {
            return new Place(run.split(), run.seed());
        }
    }

    private Set<Place> places(String loss) {
        return of(loss).stream().map(Place::of).collect(Collectors.toSet());
    }

    private OpenSetMean mean(String loss, Set<Place> places) {
        return OpenSetMean.of(
                COMPARED,
                of(loss).stream().filter(run -> places.contains(Place.of(run))).toList());
    }
}
