package dev.isogon.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.lint.evidence.Evidence;
import dev.isogon.internal.lint.evidence.JudgedBy;
import dev.isogon.internal.lint.evidence.LogitFacts;
import dev.isogon.internal.lint.evidence.Plan;
import dev.isogon.internal.lint.evidence.SharedImages;
import dev.isogon.internal.loop.Finding;
import dev.isogon.internal.loss.Losses;
import dev.isogon.internal.testing.Asked;
import dev.isogon.metrics.DataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the checks of scale and saturation draw their lines, by hand; four classes. */
class LogitLintsTest {

    private static Optional<Finding> found(Lint lint, String loss, LogitFacts facts) {
        ImageSet images = StripedImages.of(8, 4, 1);
        Plan plan = new Plan(
                new Settings()
                        .set("data", new DataSource.IdxFiles(Path.of("stripes")))
                        .set("losses", List.of(loss))
                        .compare(Protocols.ALL, Asked.PIXELS)
                        .request(),
                Losses.parse(loss),
                JudgedBy.COSINE,
                images,
                Optional.empty(),
                images);
        return lint.of(new Evidence(
                plan,
                false,
                SharedImages.NONE,
                List.of(),
                OptionalDouble.empty(),
                Optional.of(facts),
                Optional.empty()));
    }

    private static LogitFacts facts(double scale, double one, double degrees, double variance) {
        return new LogitFacts(64, scale, 50, 40, 0, one, Math.toRadians(degrees), variance);
    }

    /** 2σ²·ln 3 is 0.4394 at σ² = 0.2, 0.5493 at 0.25, 0.6592 at 0.3 and 0.7690 at 0.35; of θ at most 45° counts. */
    @ParameterizedTest
    @CsvSource({
        "60, 0.20, ''",
        "60, 0.25, cos²θ = 0.500 is below 2σ²·ln(C−1) = 0.549",
        "30, 0.30, ''",
        "30, 0.35, cos²θ = 0.750 is below 2σ²·ln(C−1) = 0.769"
    })
    void anAdaptiveScaleRunsAwayWhereOtherCosinesScatter(double degrees, double variance, String what) {
        Optional<Finding> finding = found(new UnstableScale(), "adacos", facts(1.5, 0, degrees, variance));
        assertThat(finding.map(Finding::what).orElse("")).contains(what);
        assertThat(finding.map(Finding::severity))
                .isEqualTo(what.isEmpty() ? Optional.empty() : Optional.of(Finding.Severity.WARNING));
    }

    /** ln 3 = 1.099 and 2·√2·ln 3 = 3.107 for four classes. */
    @ParameterizedTest
    @CsvSource({
        "0.9, is below ln(C−1) = 1.099, falls too low",
        "46.87, 'is above 2·√2·ln(C−1) = 3.107, twice its start', the higher the dynamic one climbs"
    })
    void anAdaptiveScaleOutsideOfItsRangeIsToldWhichWay(double scale, String what, String advice) {
        Finding finding =
                found(new UnstableScale(), "adacos", facts(scale, 0, 30, 0.1)).orElseThrow();
        assertThat(finding.what()).contains(what);
        assertThat(finding.advice()).contains(advice);
    }

    /** Prototypes in a plane cannot all stand at right angles. */
    @Test
    void anEmbeddingOfTwoNumbersGivesAdaptiveScalesNoStableValue(@TempDir Path folder) throws IOException {
        LintedRun run = new LintedRun()
                .set("model.embedding", "2")
                .set("train.epochs", "1")
                .set("train.learning_rate", "1e-4");
        Engine.start(1);
        try (Scope scope = Scope.open()) {
            assertThat(run.findings("adacos", folder))
                    .filteredOn(each -> each.check().equals("unstable-scale"))
                    .singleElement()
                    .satisfies(each -> assertThat(each.severity()).isEqualTo(Finding.Severity.WARNING))
                    .satisfies(each -> assertThat(each.what()).contains("has no stable value"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "normalized-softmax(scale=64), 46, true",
        "normalized-softmax(scale=64), 44, false",
        "arcface, 46, false",
        "cosface, 46, false"
    })
    void aProbabilityOfOneFarFromThePrototypeIsAFaultOnlyWithoutMargin(String loss, double degrees, boolean fault) {
        assertThat(found(new SaturatedLogits(), loss, facts(64, 0.55, degrees, 0.1))
                        .isPresent())
                .isEqualTo(fault);
    }
}
