package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.base.Parallel;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Embeddings of photographs by person, and the cosine of each two as a gallery has it: a product in float64, rounded to float32.
 *
 * @param several the images of each person who has more than one
 * @param single those of people who have one
 * @param scores all of all
 */
record ScoredPeople(List<List<Integer>> several, List<Integer> single, float[][] scores) {

    /** Of embeddings that are named by paths whose folder is the person. */
    static ScoredPeople of(Embeddings embeddings) throws IOException {
        Map<String, List<Integer>> people = new TreeMap<>();
        for (int i = 0; i < embeddings.size(); i++) {
            String person = String.valueOf(Path.of(embeddings.names().get(i)).getParent());
            people.computeIfAbsent(person, name -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> several =
                people.values().stream().filter(rows -> rows.size() > 1).toList();
        List<Integer> single = people.values().stream()
                .filter(rows -> rows.size() == 1)
                .map(rows -> rows.get(0))
                .toList();
        return new ScoredPeople(several, single, scores(embeddings));
    }

    private static float[][] scores(Embeddings embeddings) throws IOException {
        int n = embeddings.size();
        int d = embeddings.dimensions();
        float[] unit = embeddings.values().clone();
        for (int i = 0; i < n; i++) {
            double squares = 0;
            for (int k = i * d; k < (i + 1) * d; k++) {
                squares += (double) unit[k] * unit[k];
            }
            for (int k = i * d; k < (i + 1) * d; k++) {
                unit[k] = (float) (unit[k] / Math.sqrt(squares));
            }
        }
        float[][] scores = new float[n][n];
        Parallel.each(n, "comparing", Work.silent().withThreads(2), i -> {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < d; k++) {
                    sum += (double) unit[i * d + k] * unit[j * d + k];
                }
                scores[i][j] = (float) sum;
            }
        });
        return scores;
    }
}
