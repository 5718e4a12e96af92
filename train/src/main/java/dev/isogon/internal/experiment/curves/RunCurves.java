package dev.isogon.internal.experiment.curves;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.eval.identification.CumulativeMatch;
import dev.isogon.internal.eval.identification.DirDefinition;
import dev.isogon.internal.eval.identification.EnrolledRows;
import dev.isogon.internal.eval.identification.Enrolment;
import dev.isogon.internal.eval.identification.IdentificationCurve;
import dev.isogon.internal.eval.identification.Searches;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Curves of one finished run, by cosine, whatever the protocol judges by.
 *
 * @param images test images that they are of: all, or a sample of {@link #MOST}
 * @param allImages test images that there are
 * @param strangers images of strangers, likewise sampled
 * @param pairs of all pairs of these test images; null where all or none are of one class
 * @param cumulativeMatch identification rate by rank, the gallery being the training images, a class its nearest image
 * @param identified DIR over FPIR in the same gallery; null without strangers
 */
public record RunCurves(
        int images,
        int allImages,
        int strangers,
        @Nullable PairCurves pairs,
        Curve cumulativeMatch,
        @Nullable Curve identified) {

    /** Test images, and strangers: 2,000,000 pairs are enough for a picture. */
    public static final int MOST = 2_000;

    private static final String FILE = "curves.json";
    private static final int MOST_RANKS = 50;
    private static final int POINTS = 200;

    /**
     * Computes them.
     *
     * @param gallery training images
     * @param test test images
     * @param strangers M×D; null where there are none
     */
    public static RunCurves of(Embedded gallery, Embedded test, @Nullable FloatMatrix strangers, CosineScores cosines) {
        Embedded images = test.sample(MOST);
        FloatMatrix others = strangers == null
                ? null
                : new Embedded(strangers, new int[strangers.rows()])
                        .sample(MOST)
                        .embeddings();
        // Strangers get a number that no class of the gallery has.
        Embedded probes = others == null
                ? images
                : images.followedBy(others, 1 + Math.max(gallery.highestLabel(), images.highestLabel()));
        Searches searches = Searches.of(
                probes.embeddings(),
                probes.labels(),
                EnrolledRows.of(gallery.embeddings(), gallery.labels(), Enrolment.BEST_IMAGE),
                cosines);
        return new RunCurves(
                images.size(),
                test.size(),
                others == null ? 0 : others.rows(),
                PairCurves.of(images, cosines).orElse(null),
                firstRanks(CumulativeMatch.curve(searches, TieRule.PESSIMISTIC)),
                others == null ? null : thinned(IdentificationCurve.of(searches, 1, DirDefinition.ISO), others.rows()));
    }

    /** Of thousands of ranks the first are what matters. */
    public static Curve firstRanks(Curve curve) {
        int ranks = Math.min(MOST_RANKS, curve.x().size());
        return Curve.of(curve.x().subList(0, ranks), curve.y().subList(0, ranks));
    }

    /** At 1, 2, … of so many strangers, evenly on a log axis: the same for all runs that met as many. */
    private static Curve thinned(Curve steps, int strangers) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        int last = 0;
        int step = 0;
        for (int i = 0; i <= POINTS; i++) {
            int passed = (int) Math.round(Math.pow(strangers, (double) i / POINTS));
            if (passed > last) {
                double rate = (double) passed / strangers;
                while (step + 1 < steps.x().size() && steps.x().get(step + 1) <= rate + 1e-12) {
                    step++;
                }
                x.add(rate);
                y.add(steps.y().get(step));
                last = passed;
            }
        }
        return Curve.of(x, y);
    }

    /** Writes them into the run's folder. */
    public void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), Json.writeLine(this) + "\n");
    }

    /** What {@link #write} wrote, if it did. */
    public static Optional<RunCurves> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Json.read(file, RunCurves.class)) : Optional.empty();
    }
}
