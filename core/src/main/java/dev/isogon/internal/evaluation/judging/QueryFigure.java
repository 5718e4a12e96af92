package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.eval.retrieval.QueryValues;
import dev.isogon.internal.eval.retrieval.Retrieval;
import dev.isogon.metrics.Measurement;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is the mean over queries, whose interval resamples their classes.
 *
 * @param name as the field calls it
 * @param key where it stands in the JSON, within its group
 * @param meaning what must be known to read it; null where its name says all
 * @param values of each query
 */
record QueryFigure(String name, String key, @Nullable String meaning, Function<Retrieval, QueryValues> values) {

    private static final double CONFIDENCE = 0.95;

    QueryFigure(String name, String key, Function<Retrieval, QueryValues> values) {
        this(name, key, null, values);
    }

    Measurement measured(Retrieval of) {
        MetricFigure<QueryValues> mean = MetricFigure.of(name, key, QueryValues::mean);
        return (meaning == null ? mean : mean.meaning(meaning))
                .measured(values.apply(of), () -> values.apply(of).interval(CONFIDENCE));
    }
}
