package org.example;

import dev.isogon.metrics.Calibration;
import dev.isogon.metrics.Evaluation;
import dev.isogon.metrics.EvaluationResult;
import dev.isogon.metrics.Threshold;
import java.util.Random;

/** Metrics and a calibrated threshold from arrays, with nothing but isogon-core on the class path. */
public final class MetricsAndThreshold {

    public static void main(String[] args) {
        // 300 people, three embeddings each: yours come from whatever network you have.
        Random random = new Random(1);
        float[][] embeddings = new float[900][64];
        int[] people = new int[900];
        for (int i = 0; i < 900; i++) {
            people[i] = i / 3;
            Random face = new Random(people[i]);
            for (int k = 0; k < 64; k++) {
                embeddings[i][k] = (float) (face.nextGaussian() + 1.2 * random.nextGaussian());
            }
        }

        EvaluationResult result = Evaluation.of(embeddings, people).run();
        System.out.println(result.figure("EER"));
        System.out.println(result.figure("TAR at FAR 0.001"));

        Threshold threshold = Calibration.of(embeddings, people).falseMatchRate(1e-2).orThrow();
        System.out.printf(
                "accept from %.4f on: at most %.0f in 100 pairs of two people are taken for one (%.0f %% sure)%n",
                threshold.value(), 100 * threshold.target(), 100 * threshold.confidence());
    }
}
