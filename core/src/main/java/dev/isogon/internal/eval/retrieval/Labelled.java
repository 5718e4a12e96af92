package dev.isogon.internal.eval.retrieval;

import dev.isogon.internal.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** References by class, and which queries have a mate among them. */
final class Labelled {

    private static final int[] NONE = {};

    private final int[] queries;
    private final boolean leaveSelfOut;
    private final Map<Integer, int[]> rows = new HashMap<>();

    /** Where a set is judged against itself, a query is no mate of its own. */
    Labelled(FloatMatrix embeddings, int[] queries, FloatMatrix reference, int[] references, boolean leaveSelfOut) {
        check("query", embeddings, queries);
        check("reference", reference, references);
        this.queries = queries;
        this.leaveSelfOut = leaveSelfOut;
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
        int[] all = rows.getOrDefault(queries[query], NONE);
        return leaveSelfOut ? Arrays.stream(all).filter(row -> row != query).toArray() : all;
    }

    /** The row that is the query itself, −1 where it is not among the references. */
    int self(int query) {
        return leaveSelfOut ? query : -1;
    }

    /** Values of the queries that have a mate; the others' are not looked at. */
    QueryValues values(double[] all) {
        int[] judged = IntStream.range(0, all.length)
                .filter(query -> rows.getOrDefault(queries[query], NONE).length > (leaveSelfOut ? 1 : 0))
                .toArray();
        return new QueryValues(
                Arrays.stream(judged).map(query -> queries[query]).toArray(),
                Arrays.stream(judged).mapToDouble(query -> all[query]).toArray(),
                all.length - judged.length);
    }

    private static void check(String name, FloatMatrix embeddings, int[] labels) {
        if (labels.length != embeddings.rows()) {
            throw new IllegalArgumentException(
                    embeddings.rows() + " " + name + " embeddings need as many labels, but there are " + labels.length);
        }
    }
}
