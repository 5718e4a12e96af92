package dev.isogon.internal.report.figures;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/** What a figure's option says, for tests. */
final class Series {

    private Series() {}

    /** Each series as its name and its points. */
    static List<String> of(Figure figure) {
        return all(figure).stream()
                .map(series -> series.get("name") + " " + series.get("data"))
                .toList();
    }

    static List<Map<?, ?>> all(Figure figure) {
        return ((List<?>) requireNonNull(figure.option().get("series")))
                .stream().<Map<?, ?>>map(series -> (Map<?, ?>) series).toList();
    }

    static Map<?, ?> axis(Figure figure, String axis) {
        return (Map<?, ?>) requireNonNull(figure.option().get(axis));
    }
}
