package dev.isogon.internal.report.evaluation;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.RetrievalResult;
import dev.isogon.internal.evaluation.ThresholdCheck;
import dev.isogon.internal.evaluation.VerificationResult;
import dev.isogon.internal.experiment.curves.RunCurves;
import dev.isogon.internal.experiment.evaluated.IdentityMap;
import dev.isogon.internal.experiment.predictions.ClassAccuracy;
import dev.isogon.internal.report.figures.AccuracyByClass;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.report.figures.MapOfEmbeddings;
import dev.isogon.internal.report.figures.Scores;
import dev.isogon.internal.report.figures.rates.Cmc;
import dev.isogon.internal.report.figures.rates.Det;
import dev.isogon.internal.report.figures.rates.DirByFpir;
import dev.isogon.internal.report.figures.rates.NamedCurve;
import dev.isogon.internal.report.figures.rates.Shades;
import dev.isogon.internal.report.figures.rates.TarByFar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All figures of an evaluation, in the order of its page. */
final class EvaluationFigures {

    private final EvaluationResults results;
    private final List<Figure> figures = new ArrayList<>();

    private EvaluationFigures(EvaluationResults results) {
        this.results = results;
    }

    /** Draws all that there is something for. */
    static List<Figure> of(EvaluationResults results, Optional<IdentityMap> map) {
        EvaluationFigures all = new EvaluationFigures(results);
        all.pairs();
        all.searches();
        all.classes();
        map.ifPresent(all::map);
        return all.figures;
    }

    private void pairs() {
        VerificationResult pairs = results.verification();
        figures.add(TarByFar.of(one("TAR", pairs.acceptedOverFalseAccepts()), Shades.INTERVALS)
                .with(unshaded(pairs)));
        figures.add(Det.of(one("FNMR", pairs.detectionErrorTradeoff()), Shades.INTERVALS)
                .with(unshaded(pairs)));
        ThresholdCheck calibrated = results.threshold();
        figures.add(
                calibrated == null
                        ? Scores.of(pairs.kind(), pairs.histogram(), pairs.equalErrorThreshold(), "EER threshold")
                                .with("The line is where both errors are equally frequent on these data (EER); it was"
                                        + " chosen by them, and promises nothing for others.")
                        : Scores.of(pairs.kind(), pairs.histogram(), calibrated.threshold(), "calibrated threshold")
                                .with("The line is the model's calibrated threshold, which was chosen on other data."));
    }

    private static String unshaded(VerificationResult pairs) {
        return pairs.acceptedOverFalseAccepts().low() == null
                ? "There is no shade, since there is " + Refusals.shortened(pairs.intervalMethod()) + "."
                : "";
    }

    private void searches() {
        IdentificationResult searches = results.identification();
        if (searches == null) {
            return;
        }
        figures.add(Cmc.of(one("found", RunCurves.firstRanks(searches.cumulativeMatch())), Shades.INTERVALS));
        Curve detected = searches.detectionOverFalsePositives();
        if (detected != null) {
            figures.add(DirByFpir.of(one("DIR", detected), Shades.INTERVALS));
        }
    }

    private static List<NamedCurve> one(String name, Curve curve) {
        return List.of(NamedCurve.of(name, curve));
    }

    private void classes() {
        RetrievalResult retrieval = results.retrieval();
        if (retrieval == null) {
            return;
        }
        List<RetrievalResult.OfIdentity> all = retrieval.byIdentity();
        figures.add(AccuracyByClass.of("accuracy-by-class", "", ClassAccuracy.of(retrieval, AccuracyByClass.MOST))
                .with("Recognised is an image whose most alike one, among all "
                        + (retrieval.protocol() == null ? "others" : "that it searches")
                        + ", is of the same class."
                        + (all.size() <= AccuracyByClass.MOST
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        " These are the %d of %,d classes with most images: of two or three images, a"
                                                + " share says little.",
                                        AccuracyByClass.MOST,
                                        all.size()))));
    }

    private void map(IdentityMap map) {
        int shown = map.identities().size();
        String images = shown == map.allIdentities()
                ? "images"
                : String.format(
                        Locale.ROOT, "images of the %d of %,d identities with most images", shown, map.allIdentities());
        figures.add(MapOfEmbeddings.of("map", "", map.map(), images, map.identities()));
    }
}
