package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.eval.resampling.ResampledFigure;
import dev.isogon.metrics.Measurement;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a figure is made, and what it is called.
 *
 * @param <T> what it is made of: pairs, searches and the like, whose parts may have weights
 * @param name as the field calls it
 * @param key where it stands in the JSON, within its group
 * @param value how it is made
 * @param threshold the score from which on is accepted; null where the figure is of none
 * @param facts what else is found, by the keys of the JSON
 * @param meaning what must be known to read it; null where its name says all
 * @param of whose share it is
 */
record MetricFigure<T>(
        String name,
        String key,
        ToDoubleFunction<T> value,
        @Nullable Function<T, Double> threshold,
        Function<T, Map<String, Object>> facts,
        @Nullable String meaning,
        ResampledFigure.Of of) {

    static <T> MetricFigure<T> of(String name, String key, ToDoubleFunction<T> value) {
        return new MetricFigure<>(name, key, value, null, of -> Map.of(), null, ResampledFigure.Of.MATED);
    }

    MetricFigure<T> at(Function<T, Double> where) {
        return new MetricFigure<>(name, key, value, where, facts, meaning, of);
    }

    MetricFigure<T> with(Function<T, Map<String, Object>> more) {
        return new MetricFigure<>(name, key, value, threshold, more, meaning, of);
    }

    MetricFigure<T> meaning(String words) {
        return new MetricFigure<>(name, key, value, threshold, facts, words, of);
    }

    MetricFigure<T> of(ResampledFigure.Of whose) {
        return new MetricFigure<>(name, key, value, threshold, facts, meaning, whose);
    }

    /** As resamples make it. */
    ResampledFigure<T> resampled() {
        return new ResampledFigure<>(value, of);
    }

    /** With its interval; null where nobody asks for one. */
    Measurement measured(T of, @Nullable Interval interval) {
        return measured(of, interval, null);
    }

    /** Without one, for a reason. */
    Measurement refused(T of, String reason) {
        return measured(of, null, reason);
    }

    /** With the interval, which may be refused for too few identities. */
    Measurement measured(T of, Supplier<Interval> interval) {
        try {
            return measured(of, interval.get());
        } catch (TooFewIdentities e) {
            return refused(of, String.valueOf(e.getMessage()));
        }
    }

    private Measurement measured(T of, @Nullable Interval interval, @Nullable String reason) {
        return new Measurement(
                name,
                key,
                value.applyAsDouble(of),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                interval == null ? null : interval.confidence(),
                reason,
                threshold == null ? null : threshold.apply(of),
                meaning,
                facts.apply(of));
    }
}
