package dev.isogon.metrics;

import java.util.List;

/**
 * What an evaluation came to.
 *
 * @param figures in the order in which they are read: pairs first, then searches, retrieval and clusters
 * @param warnings what a reader must know of them, a sentence each
 */
public record EvaluationResult(List<Measurement> figures, List<String> warnings) {

    public EvaluationResult {
        figures = List.copyOf(figures);
        warnings = List.copyOf(warnings);
    }

    /**
     * A figure by its name.
     *
     * @throws IllegalArgumentException when there is none of that name, listing those that there are
     */
    public Measurement figure(String name) {
        return figures.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no figure " + name + "; there are "
                        + String.join(
                                ", ", figures.stream().map(Measurement::name).toList())));
    }
}
