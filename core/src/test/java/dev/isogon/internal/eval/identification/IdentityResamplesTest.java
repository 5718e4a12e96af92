package dev.isogon.internal.eval.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.eval.identification.Made.Mated;
import dev.isogon.internal.eval.identification.Made.Stranger;
import dev.isogon.internal.eval.resampling.ResampledFigure;
import dev.isogon.internal.eval.resampling.ResampledFigure.Of;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class IdentityResamplesTest {

    @Test
    void theWidthComesFromIdentitiesAndNotFromTheirImages() {
        // 400 identities of which 320 are found: 1.96·√(0.8·0.2 ∕ 400) = 0.0392 to either side, with one image or ten.
        for (int images : new int[] {1, 10}) {
            Interval rate = ofRankOne(searches(400, 320, images, 400));
            assertThat(rate.value()).isCloseTo(0.8, within(1e-12));
            assertThat(rate.high() - rate.low()).isCloseTo(2 * 0.0392, within(0.008));
            assertThat(rate.contains(0.8)).isTrue();
        }
    }

    @Test
    void aPerfectRateStillHasAnInterval() {
        Interval all = ofRankOne(searches(50, 50, 3, 40));
        // 1 − 0.025^(1∕50) = 0.0711: three images of one count once.
        assertThat(all.low()).isCloseTo(1 - 0.0711217, within(1e-6));
        assertThat(all.high()).isEqualTo(1);
        Interval none = ofRankOne(searches(50, 0, 3, 40));
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.0711217, within(1e-6));
    }

    @Test
    void fewerThanThirtyIdentitiesAreRefusedWithTheReason() {
        Searches fewMates = searches(29, 20, 50, 40);
        assertThatThrownBy(() -> ofRankOne(fewMates))
                .isInstanceOf(TooFewIdentities.class)
                .hasMessageContaining("29 identities among the mated probes")
                .hasMessageContaining("fewer than 30");
        Searches fewStrangers = searches(40, 30, 1, 8);
        assertThatThrownBy(() -> ofDir(fewStrangers))
                .isInstanceOf(TooFewIdentities.class)
                .hasMessageContaining("8 identities among the strangers");
        // Strangers do not matter where they are not asked for.
        assertThat(ofRankOne(fewStrangers).value()).isEqualTo(0.75);
    }

    @Test
    void theThresholdIsChosenAgainInEveryResample() {
        Searches searches = searches(200, 150, 2, 100);
        Interval drawn = ofDir(searches);
        assertThat(drawn.value()).isEqualTo(dir(searches));
        double kept =
                OpenSetIdentification.of(searches, 0.1, 1, DirDefinition.ISO).threshold();
        Interval held = one(
                searches,
                each -> {
                    double found = 0;
                    for (int i = 0; i < each.mated().count(); i++) {
                        found += each.mated().higher()[i] == 0 && each.mated().scores()[i] >= kept
                                ? each.mated().weights()[i]
                                : 0;
                    }
                    return found / each.mated().total();
                },
                Of.MATED);
        // At a threshold that is held, 0.5 or so of 200 identities: 2·1.96·√(0.25 ∕ 200) = 0.14 at most.
        assertThat(held.high() - held.low()).isBetween(0.07, 0.15);
        assertThat(drawn.high() - drawn.low())
                .isBetween(1.2 * (held.high() - held.low()), 4 * (held.high() - held.low()));
        Curve band = IdentificationCurve.withBand(searches, 1, DirDefinition.ISO, List.of(0.01, 0.1), 0.95);
        assertThat(band.y().get(1)).isEqualTo(drawn.value());
        assertThat(band.low()).isNotNull().element(1).isEqualTo(drawn.low());
    }

    private static Interval ofRankOne(Searches searches) {
        return one(searches, each -> CumulativeMatch.rate(each, 1, TieRule.PESSIMISTIC), Of.MATED);
    }

    private static Interval ofDir(Searches searches) {
        return one(searches, IdentityResamplesTest::dir, Of.MATED_AT_THRESHOLD);
    }

    private static Interval one(Searches searches, ToDoubleFunction<Searches> rate, Of whose) {
        return IdentityResamples.of(searches, List.of(new ResampledFigure<>(rate, whose)), 0.95)
                .get(0);
    }

    private static double dir(Searches searches) {
        return OpenSetIdentification.of(searches, 0.1, 1, DirDefinition.ISO).dir();
    }

    /** Identities of some images each, so many of them found; mates' scores are spread, strangers' below them. */
    private static Searches searches(int identities, int found, int images, int strangers) {
        Mated[] mated = new Mated[identities * images];
        for (int i = 0; i < mated.length; i++) {
            int identity = i / images;
            double score = 0.3 + 0.4 * (identity * 37 % identities) / identities;
            mated[i] = new Mated(identity, score, identity < found ? 0 : 0.9);
        }
        Stranger[] others = new Stranger[strangers];
        for (int i = 0; i < strangers; i++) {
            others[i] = new Stranger(1000 + i, 0.6 * i / strangers);
        }
        return Made.searches(2, mated, others);
    }
}
