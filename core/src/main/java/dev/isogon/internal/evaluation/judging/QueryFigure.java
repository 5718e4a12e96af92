package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.eval.retrieval.QueryValues;
import dev.isogon.internal.eval.retrieval.Retrieval;
import dev.isogon.metrics.Measurement;
import java.util.function.Function;

/**
 * A figure that is the mean over queries, whose interval resamples their classes.
 *
 * @param name as the field calls it
 * @param key where it stands in the JSON, within its group
 * @param values of each query
 */
record QueryFigure(String name, String key, Function<Retrieval, QueryValues> values) {

    private static final double CONFIDENCE = 0.95;

    Measurement measured(Retrieval of) {
        return MetricFigure.of(name, key, QueryValues::mean)
                .measured(values.apply(of), () -> values.apply(of).interval(CONFIDENCE));
    }
}
