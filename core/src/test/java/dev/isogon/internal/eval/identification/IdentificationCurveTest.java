package dev.isogon.internal.eval.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.eval.identification.Made.Mated;
import dev.isogon.internal.eval.identification.Made.Stranger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** DIR over FPIR and OSCR, against loops over all thresholds on scores with many ties. */
class IdentificationCurveTest {

    private final Random random = new Random(5);
    private final Mated[] mated = new Mated[70];
    private final Stranger[] strangers = new Stranger[50];

    IdentificationCurveTest() {
        for (int i = 0; i < mated.length; i++) {
            mated[i] = new Mated(i % 9, random.nextInt(8, 20), random.nextInt(15), random.nextInt(15));
        }
        for (int i = 0; i < strangers.length; i++) {
            strangers[i] = new Stranger(i % 7, random.nextInt(17), random.nextInt(17), random.nextInt(17));
        }
    }

    @Test
    void everyRateOfTheCurveIsThatOfAThreshold() {
        Searches searches = Made.searches(3, mated, strangers);
        Curve curve = IdentificationCurve.of(searches, 1, DirDefinition.ISO);
        List<Double> rates = new ArrayList<>();
        List<Double> found = new ArrayList<>();
        for (int threshold = 20; threshold >= -1; threshold--) {
            double passed = 0;
            for (Stranger each : strangers) {
                passed += DoubleStream.of(each.scores()).max().orElseThrow() >= threshold ? 1 : 0;
            }
            double hits = 0;
            for (Mated each : mated) {
                hits += each.mate() >= threshold
                                && each.mate()
                                        > DoubleStream.of(each.others()).max().orElseThrow()
                        ? 1
                        : 0;
            }
            if (!rates.isEmpty() && rates.get(rates.size() - 1) == passed / strangers.length) {
                rates.remove(rates.size() - 1);
                found.remove(found.size() - 1);
            }
            rates.add(passed / strangers.length);
            found.add(hits / mated.length);
        }
        assertThat(curve.x()).isEqualTo(rates);
        assertThat(curve.y()).isEqualTo(found);
        for (int i = 0; i < rates.size(); i++) {
            assertThat(OpenSetIdentification.of(searches, rates.get(i), 1, DirDefinition.ISO)
                            .dir())
                    .isEqualTo(found.get(i));
        }
        assertThatThrownBy(() -> IdentificationCurve.of(searches, 1, DirDefinition.IJB_1N))
                .hasMessageContaining("IJB_1N");
    }

    /** As openset-imagenet's calculate_oscr: for τ in the different target scores but the highest, strictly above. */
    @Test
    void oscrTakesTheKnownProbesScoresAsThresholds() {
        Searches searches = Made.searches(3, mated, strangers);
        List<Double> falsely = new ArrayList<>();
        List<Double> correctly = new ArrayList<>();
        double[] thresholds =
                DoubleStream.of(searches.mated().scores()).sorted().distinct().toArray();
        for (int i = thresholds.length - 2; i >= 0; i--) {
            double correct = 0;
            for (Mated each : mated) {
                boolean first =
                        each.mate() >= DoubleStream.of(each.others()).max().orElseThrow();
                correct += first && each.mate() > thresholds[i] ? 1 : 0;
            }
            double passed = 0;
            for (Stranger each : strangers) {
                passed += DoubleStream.of(each.scores()).max().orElseThrow() > thresholds[i] ? 1 : 0;
            }
            falsely.add(passed / strangers.length);
            correctly.add(correct / mated.length);
        }
        Curve curve = OpenSetClassification.curve(searches, TieRule.OPTIMISTIC);
        assertThat(curve.x()).isEqualTo(falsely);
        assertThat(curve.y()).isEqualTo(correctly);
    }

    @Test
    void theAreaUnderOscrIsTheTrapezoidsOfAllThresholds() {
        Searches searches = Made.searches(3, mated, strangers);
        double area = 0;
        double lastX = 0;
        double lastY = 0;
        for (double threshold = 20.5; threshold > -2; threshold--) {
            double x = 0;
            for (Stranger each : strangers) {
                x += DoubleStream.of(each.scores()).max().orElseThrow() > threshold ? 1.0 / strangers.length : 0;
            }
            double y = 0;
            for (Mated each : mated) {
                boolean first =
                        each.mate() > DoubleStream.of(each.others()).max().orElseThrow();
                y += first && each.mate() > threshold ? 1.0 / mated.length : 0;
            }
            area += (x - lastX) * (y + lastY) / 2;
            lastX = x;
            lastY = y;
        }
        assertThat(OpenSetClassification.area(searches, TieRule.PESSIMISTIC)).isCloseTo(area, within(1e-12));
    }

    @Test
    void oneScoreForAllIsNoCurveAndAMissingSideIsRefused() {
        Mated[] same = {new Mated(0, 1, 0.5), new Mated(1, 1, 0.5)};
        assertThat(OpenSetClassification.curve(Made.searches(2, same, new Stranger(5, 0, 0)), TieRule.PESSIMISTIC)
                        .x())
                .isEmpty();
        assertThat(OpenSetClassification.area(Made.searches(2, same, new Stranger(5, 1, 0)), TieRule.PESSIMISTIC))
                .isEqualTo(0.5);
        assertThatThrownBy(() -> OpenSetClassification.curve(Made.searches(2, same), TieRule.PESSIMISTIC))
                .hasMessageContaining("no non-mated");
        assertThatThrownBy(
                        () -> IdentificationCurve.of(Made.searches(2, new Mated[0], strangers), 1, DirDefinition.ISO))
                .hasMessageContaining("no mated");
    }
}
