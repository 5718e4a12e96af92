package dev.isogon.internal.evaluation;

import dev.isogon.metrics.Measurement;
import java.util.List;
import java.util.Map;

/** Figures that are read together, made of the same data. */
public interface FigureGroup {

    /** The object that holds them in the JSON; empty where they stand at its root. */
    String key();

    /** What they were made of, by the keys of the JSON. */
    Map<String, Object> facts();

    /** In the order in which they are read. */
    List<Measurement> figures();

    /**
     * A figure by its key.
     *
     * @throws IllegalArgumentException when there is none
     */
    default Measurement figure(String key) {
        return figures().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no figure " + key));
    }

    /** Figures whose keys begin alike, such as "tar_at_far/". */
    default List<Measurement> figures(String beginning) {
        return figures().stream()
                .filter(each -> each.key().startsWith(beginning))
                .toList();
    }
}
