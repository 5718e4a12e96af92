package dev.isogon.internal.report;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.experiment.comparison.StudyResults;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.protocol.PublishedDifference;
import dev.isogon.internal.experiment.protocol.PublishedFigures;
import dev.isogon.internal.experiment.results.FindingSummary;
import dev.isogon.internal.experiment.results.LossSummary;
import dev.isogon.internal.experiment.results.PairedDifference;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.experiment.split.DescribedImages;
import dev.isogon.internal.loop.EpochRecord;
import dev.isogon.internal.loop.StepRecord;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.testing.Asked;
import dev.isogon.metrics.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results made by hand, so that what a report says of them can be told beforehand. */
public final class SampleResults {

    private final Settings settings;
    private final List<String> losses = new ArrayList<>();
    private final List<LossSummary> summaries = new ArrayList<>();
    private final List<RunResult> runs = new ArrayList<>();
    private final List<PairedDifference> differences = new ArrayList<>();
    private final List<FindingSummary> findings = new ArrayList<>();
    private @Nullable Double baseline;
    private List<PublishedFigures> published = List.of();
    private @Nullable PublishedDifference publishedDifference;

    public SampleResults(String protocol, String seeds) {
        settings = new Settings().set("data", "mnist").set("protocol", protocol).set("seeds", seeds);
    }

    public SampleResults set(String name, String value) {
        settings.set(name, value);
        return this;
    }

    /** Settings hold losses that there are; results name them by any text. */
    private static String known(String loss) {
        try {
            return Losses.parse(loss).text();
        } catch (SettingsException e) {
            return "arcface";
        }
    }

    /** A loss with these test accuracies, one a seed. */
    public SampleResults loss(String loss, double... accuracies) {
        losses.add(loss);
        List<Double> all = new ArrayList<>();
        double sum = 0;
        for (double accuracy : accuracies) {
            all.add(accuracy);
            sum += accuracy;
            runs.add(run(loss, all.size(), RunResult.Status.FINISHED, null, accuracy));
        }
        double mean = sum / accuracies.length;
        Interval interval = accuracies.length < 2 ? null : new Interval(mean, mean - 0.01, mean + 0.01, 0.95);
        summaries.add(new LossSummary(
                loss,
                "label of " + loss,
                all.size(),
                all.size(),
                0.999,
                mean,
                0.0004,
                all,
                interval,
                List.of(1.0, 0.5, 0.0),
                12.34,
                5.6));
        return this;
    }

    /** A loss whose only run failed. */
    public SampleResults failed(String loss, String failure) {
        losses.add(loss);
        runs.add(run(loss, 1, RunResult.Status.FAILED, failure, Double.NaN));
        summaries.add(
                new LossSummary(loss, "label", 0, 1, Double.NaN, Double.NaN, null, List.of(), null, List.of(), 0, 0));
        return this;
    }

    public SampleResults difference(PairedDifference difference) {
        differences.add(difference);
        return this;
    }

    SampleResults finding(FindingSummary finding) {
        findings.add(finding);
        return this;
    }

    public SampleResults baseline(double accuracy) {
        baseline = accuracy;
        return this;
    }

    public SampleResults published() {
        published = PublishedFigures.MNIST;
        return this;
    }

    public SampleResults published(PublishedDifference difference) {
        publishedDifference = difference;
        return published();
    }

    private static RunResult run(
            String loss, int seed, RunResult.Status status, @Nullable String failure, double accuracy) {
        return new RunResult(
                loss,
                seed,
                1,
                status,
                failure,
                0.999,
                accuracy,
                null,
                1,
                12.34,
                5.6,
                null,
                List.of(),
                List.of(new EpochRecord(1, 0.5, 0.9, accuracy, 3.1, 6)),
                List.of(new StepRecord(1, 1, 2.3, 3.1, 1.5, 1.6, 0.001, 0.1)));
    }

    public StudyResults build() {
        CompareRequest config = settings.set(
                        "losses", losses.stream().map(SampleResults::known).toList())
                .compare(Protocols.ALL, Asked.PIXELS)
                .request();
        int validation = config.split().validation() > 0 ? 6_000 : 0;
        DescribedImages data =
                new DescribedImages("MNIST", List.of("0", "1"), 54_000, validation, 10_000, 28, 28, "abc");
        return new StudyResults(
                config,
                data,
                1_199_882,
                baseline,
                summaries,
                differences,
                List.of(),
                List.of(),
                List.of(),
                findings,
                runs,
                published,
                publishedDifference,
                99,
                Map.of("java", "17"));
    }
}
