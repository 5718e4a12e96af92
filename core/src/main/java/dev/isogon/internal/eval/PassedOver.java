package dev.isogon.internal.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which references the search of a query passes over, as if they were not there. */
@FunctionalInterface
public interface PassedOver {

    /** Rows of references, each once; of the query with this row. */
    int[] rows(int query);

    /** Each query sees all references. */
    static PassedOver none() {
        int[] none = {};
        return query -> none;
    }

    /** Where a set is judged against itself, a query is no reference of its own. */
    static PassedOver itself() {
        return query -> new int[] {query};
    }

    /**
     * A query passes over what shows its own identity by its own camera, for that would be too easy.
     *
     * <p>L. Zheng et al., <i>Scalable person re-identification: a benchmark</i>, ICCV 2015, section 5.1.
     *
     * @param queries whose each query is
     * @param byCamera which camera took each query
     * @param references whose each reference is
     * @param referencesByCamera which camera took each reference
     */
    static PassedOver sameCamera(int[] queries, int[] byCamera, int[] references, int[] referencesByCamera) {
        record Seen(int identity, int camera) {}
        Map<Seen, List<Integer>> rows = new HashMap<>();
        for (int i = 0; i < references.length; i++) {
            rows.computeIfAbsent(new Seen(references[i], referencesByCamera[i]), none -> new ArrayList<>())
                    .add(i);
        }
        return query -> rows.getOrDefault(new Seen(queries[query], byCamera[query]), List.of()).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
