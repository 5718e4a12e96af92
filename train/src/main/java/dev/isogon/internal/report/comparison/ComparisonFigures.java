package dev.isogon.internal.report.comparison;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.curves.EmbeddingMap;
import dev.isogon.internal.experiment.curves.LossCurves;
import dev.isogon.internal.experiment.curves.PairCurves;
import dev.isogon.internal.experiment.curves.RunCurves;
import dev.isogon.internal.experiment.curves.StudyCurves;
import dev.isogon.internal.experiment.open.OpenSetSummaries;
import dev.isogon.internal.experiment.predictions.ClassAccuracy;
import dev.isogon.internal.experiment.predictions.ConfusionMatrix;
import dev.isogon.internal.report.figures.AccuracyByClass;
import dev.isogon.internal.report.figures.Figure;
import dev.isogon.internal.report.figures.FigureByLoss;
import dev.isogon.internal.report.figures.MapOfEmbeddings;
import dev.isogon.internal.report.figures.Scores;
import dev.isogon.internal.report.figures.rates.Cmc;
import dev.isogon.internal.report.figures.rates.Det;
import dev.isogon.internal.report.figures.rates.DirByFpir;
import dev.isogon.internal.report.figures.rates.NamedCurve;
import dev.isogon.internal.report.figures.rates.Shades;
import dev.isogon.internal.report.figures.rates.TarByFar;
import dev.isogon.internal.report.figures.training.AccuracyByEpoch;
import dev.isogon.internal.report.figures.training.AngleByIteration;
import dev.isogon.internal.report.figures.training.LossByEpoch;
import dev.isogon.internal.report.figures.training.ProbabilityByAngle;
import dev.isogon.internal.report.figures.training.ProbabilityByMargin;
import dev.isogon.internal.report.figures.training.ProbabilityByScale;
import dev.isogon.internal.report.figures.training.ScaleByIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All figures of a comparison, in the order of its report. */
final class ComparisonFigures {

    private final StudyResults results;
    private final List<Figure> figures = new ArrayList<>();

    private ComparisonFigures(StudyResults results) {
        this.results = results;
    }

    /**
     * Draws all that there is something for.
     *
     * @param curves of the losses that finished; none in a comparison of an older version
     * @param confusions of the same
     */
    static List<Figure> of(StudyResults results, StudyCurves curves, List<ConfusionMatrix> confusions) {
        ComparisonFigures all = new ComparisonFigures(results);
        all.training();
        all.rates(curves.losses());
        all.ofEachLoss(curves.losses(), confusions);
        int classes = results.data().classNames().size();
        all.figures.add(ProbabilityByAngle.of(results));
        if (classes > 1) {
            all.figures.add(ProbabilityByScale.of(classes));
            all.figures.add(ProbabilityByMargin.of(classes));
        }
        return all.figures;
    }

    /** What it all comes to; nothing where no run finished. */
    static Optional<Figure> byLoss(StudyResults results) {
        boolean open = results.protocol().unseenIdentities();
        List<FigureByLoss.Row> rows = open
                ? results.openSet().stream()
                        .filter(each -> each.figure() == OpenSetSummaries.COMPARED)
                        .map(each -> new FigureByLoss.Row(each.loss(), each.mean(), each.interval(), each.each()))
                        .toList()
                : results.summaries().stream()
                        .filter(each -> each.finished() > 0)
                        .map(each -> new FigureByLoss.Row(
                                each.loss(), each.testAccuracy(), each.interval(), each.testAccuracies()))
                        .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        boolean several = rows.get(0).runs().size() > 1;
        String what = open ? OpenSetSummaries.COMPARED.title() : "Test images recognised";
        return Optional.of(FigureByLoss.of(
                what,
                rows,
                several
                        ? "Each loss's mean, its 95 % interval (bar) and each run (small), the best on top. Intervals that overlap may"
                                + " still be told apart, since losses are compared on the same images and seeds; the"
                                + " tests are below."
                        : "Each loss with one run: another seed would move each point, and how far is not known.",
                open ? null : results.baselineAccuracy()));
    }

    private void training() {
        figures.add(AngleByIteration.of(results));
        figures.add(AccuracyByEpoch.of(results));
        figures.add(LossByEpoch.of(results));
        figures.add(ScaleByIteration.of(results));
    }

    private void rates(List<LossCurves> losses) {
        add(losses, LossCurves::trueAccepts, TarByFar::of);
        add(losses, LossCurves::falseRejects, Det::of);
        add(losses, LossCurves::cumulativeMatch, Cmc::of);
        add(
                losses,
                LossCurves::identified,
                (named, shades) -> DirByFpir.of(named, shades).with(sample(losses.get(0), true)));
    }

    private void add(
            List<LossCurves> losses,
            Function<LossCurves, @Nullable Curve> which,
            BiFunction<List<NamedCurve>, Shades, Figure> figure) {
        List<NamedCurve> named = new ArrayList<>();
        for (LossCurves each : losses) {
            Curve curve = which.apply(each);
            if (curve != null) {
                named.add(
                        new NamedCurve(each.loss(), results.config().lossTexts().indexOf(each.loss()), curve));
            }
        }
        if (!named.isEmpty()) {
            figures.add(figure.apply(named, Shades.SEEDS).with(sample(losses.get(0), false)));
        }
    }

    private void ofEachLoss(List<LossCurves> losses, List<ConfusionMatrix> confusions) {
        numbered(losses, (number, each) -> {
            PairCurves pairs = each.first().pairs();
            if (pairs != null) {
                figures.add(Scores.of(each.loss(), "scores-" + number, "cosine", pairs.scores(), pairs.threshold())
                        .with(sample(each, false)));
            }
        });
        numbered(
                confusions,
                (number, each) -> figures.add(AccuracyByClass.of(
                        "accuracy-by-class-" + number,
                        each.loss(),
                        ClassAccuracy.of(each, results.data().classNames()))));
        numbered(losses, (number, each) -> {
            if (each.map() != null) {
                figures.add(MapOfEmbeddings.of(
                        "map-" + number,
                        each.loss(),
                        each.map(),
                        "test images",
                        results.data().classNames()));
            }
        });
    }

    /** What was drawn where not all images were taken, in a sentence; of strangers the map knows how many there are. */
    private static String sample(LossCurves loss, boolean ofStrangers) {
        RunCurves run = loss.first();
        EmbeddingMap map = loss.map();
        int taken = ofStrangers ? run.strangers() : run.images();
        int all = !ofStrangers ? run.allImages() : map == null ? taken : map.strangers();
        return taken >= all
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%,d of %,d %s were drawn at random for it, the same for all losses and seeds.",
                        taken,
                        all,
                        ofStrangers ? "images of strangers" : "test images");
    }

    private static <T> void numbered(List<T> all, BiConsumer<Integer, T> each) {
        for (int i = 0; i < all.size(); i++) {
            each.accept(i + 1, all.get(i));
        }
    }
}
