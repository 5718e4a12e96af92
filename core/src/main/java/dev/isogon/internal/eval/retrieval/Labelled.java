package dev.isogon.internal.eval.retrieval;

import dev.isogon.internal.eval.PassedOver;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** References by class, and which queries have a mate among them. */
final class Labelled {

    private static final int[] NONE = {};

    private final int[] queries;
    private final int[] references;
    private final PassedOver passedOver;
    private final Map<Integer, int[]> rows = new HashMap<>();

    /** What a query passes over is no mate of it. */
    Labelled(FloatMatrix embeddings, int[] queries, FloatMatrix reference, int[] references, PassedOver passedOver) {
        check("query", embeddings, queries);
        check("reference", reference, references);
        this.queries = queries;
        this.references = references;
        this.passedOver = passedOver;
        int[] order = IntStream.range(0, references.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(references[a], references[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && references[order[to]] == references[order[from]]) {
                to++;
            }
            rows.put(references[order[from]], Arrays.copyOfRange(order, from, to));
            from = to;
        }
    }

    /** Rows of a query's mates. */
    int[] mates(int query) {
        int[] passed = passedOver(query);
        return Arrays.stream(rows.getOrDefault(queries[query], NONE))
                .filter(row -> Arrays.stream(passed).noneMatch(other -> other == row))
                .toArray();
    }

    /** Rows that are no references of a query, such as the query itself. */
    int[] passedOver(int query) {
        return passedOver.rows(query);
    }

    /** Values of the queries that have a mate; the others' are not looked at. */
    QueryValues values(double[] all) {
        int[] judged = IntStream.range(0, all.length).filter(this::hasMates).toArray();
        return new QueryValues(
                Arrays.stream(judged).map(query -> queries[query]).toArray(),
                Arrays.stream(judged).mapToDouble(query -> all[query]).toArray(),
                all.length - judged.length);
    }

    private boolean hasMates(int query) {
        long passed = Arrays.stream(passedOver(query))
                .filter(row -> references[row] == queries[query])
                .count();
        return rows.getOrDefault(queries[query], NONE).length > passed;
    }

    private static void check(String name, FloatMatrix embeddings, int[] labels) {
        if (labels.length != embeddings.rows()) {
            throw new IllegalArgumentException(
                    embeddings.rows() + " " + name + " embeddings need as many labels, but there are " + labels.length);
        }
    }
}
