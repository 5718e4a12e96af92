package dev.isogon.internal.experiment.open;

import java.util.List;

/**
 * What one run makes of identities that it does not know.
 *
 * @param strangers number of strangers' images
 * @param values its figures; thresholds were chosen on these strangers and pairs themselves
 */
public record OpenSetFigures(int strangers, List<Value> values) {

    public OpenSetFigures {
        values = List.copyOf(values);
    }

    /** One figure, in [0, 1]. */
    public record Value(OpenSetFigure figure, double value) {}

    /** The value of a figure; NaN where there is none. */
    public double of(OpenSetFigure figure) {
        return values.stream()
                .filter(each -> each.figure() == figure)
                .mapToDouble(Value::value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
