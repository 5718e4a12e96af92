package dev.isogon.internal.eval.verification;

import dev.isogon.internal.eval.verification.folds.FoldedScores;
import dev.isogon.internal.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The 6,000 pairs of LFW that the shared data hold: fold, label, cosine. Tests are skipped where they are not there. */
public final class LfwPairs {

    private LfwPairs() {}

    public static FoldedScores read() throws IOException {
        List<String> lines = Files.readAllLines(SharedFiles.of("data/embeddings/lfw_pair_scores.csv"));
        int pairs = lines.size() - 1;
        int[] folds = new int[pairs];
        boolean[] same = new boolean[pairs];
        double[] scores = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            String line = lines.get(i + 1);
            int first = line.indexOf(',');
            int second = line.indexOf(',', first + 1);
            folds[i] = Integer.parseInt(line.substring(0, first));
            same[i] = line.substring(first + 1, second).equals("1");
            scores[i] = Double.parseDouble(line.substring(second + 1));
        }
        return new FoldedScores(folds, same, scores);
    }
}
