package dev.isogon.study;

import dev.isogon.eval.Similarity;
import dev.isogon.eval.identification.OpenSetIdentification;
import dev.isogon.tensor.FloatMatrix;
import java.util.List;

/**
 * What a run makes of images of no class that it knows, beside the test images, by the cosine to the nearest training
 * image.
 *
 * @param strangers number of their images
 * @param at identification at each of the rates {@link #TARGETS}; its threshold was chosen on these strangers themselves
 * @param areaUnderCurve chance that a test image scores higher than a stranger
 */
public record OpenSetFigures(int strangers, List<OpenSetIdentification> at, double areaUnderCurve) {

    /** False-positive identification rates. */
    public static final List<Double> TARGETS = List.of(0.01, 0.1);

    public OpenSetFigures {
        at = List.copyOf(at);
    }

    /**
     * Compares.
     *
     * @param strangers M×D
     * @param probes P×D, the test images
     * @param nearest of each probe, the nearest gallery row by cosine
     * @param correct of each probe, whether that is of its class
     * @param gallery G×D, the training images
     */
    static OpenSetFigures of(
            FloatMatrix strangers,
            FloatMatrix probes,
            int[] nearest,
            boolean[] correct,
            FloatMatrix gallery,
            Judgement.Judging judging) {
        double[] mated = cosines(probes, gallery, nearest);
        double[] nonMated =
                cosines(strangers, gallery, judging.by(Similarity.COSINE).find(strangers, gallery));
        return new OpenSetFigures(
                strangers.rows(),
                TARGETS.stream()
                        .map(target -> OpenSetIdentification.of(mated, correct, nonMated, target))
                        .toList(),
                OpenSetIdentification.areaUnderCurve(mated, nonMated));
    }

    private static double[] cosines(FloatMatrix probes, FloatMatrix gallery, int[] nearest) {
        double[] cosines = new double[probes.rows()];
        for (int p = 0; p < cosines.length; p++) {
            double product = 0;
            double ofProbe = 0;
            double ofGallery = 0;
            for (int d = 0; d < probes.columns(); d++) {
                double a = probes.at(p, d);
                double b = gallery.at(nearest[p], d);
                product += a * b;
                ofProbe += a * a;
                ofGallery += b * b;
            }
            cosines[p] = ofProbe == 0 || ofGallery == 0 ? 0 : product / Math.sqrt(ofProbe * ofGallery);
        }
        return cosines;
    }
}
