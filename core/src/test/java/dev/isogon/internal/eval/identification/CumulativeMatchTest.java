package dev.isogon.internal.eval.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.eval.identification.Made.Mated;
import dev.isogon.internal.eval.identification.Made.Stranger;
import org.junit.jupiter.api.Test;

class CumulativeMatchTest {

    /** The toy of bob.measure's test_error.py: recognition rate 0.5, CMC 0.5, 0.75, 1, 1, 1. */
    @Test
    void agreesWithBobOnItsToy() {
        Searches toy = Made.searches(5, new Mated[] {
            new Mated(0, 0.7, 0.3, 1.1, 0.5),
            new Mated(1, 0.2, 1.4, -1.3, 0.6),
            // of two scores with its subject the higher counts
            new Mated(2, 1.8, 0.8, 0, 1.5),
            new Mated(3, 2.4, 2, 1.3, 1.6, 0.9)
        });
        assertThat(CumulativeMatch.rate(toy, 1, TieRule.PESSIMISTIC)).isEqualTo(0.5);
        assertThat(CumulativeMatch.curve(toy, TieRule.PESSIMISTIC).x()).containsExactly(1., 2., 3., 4., 5.);
        assertThat(CumulativeMatch.curve(toy, TieRule.PESSIMISTIC).y()).containsExactly(0.5, 0.75, 1., 1., 1.);
    }

    @Test
    void tiesAreErrorsUnlessAskedOtherwise() {
        Searches tied = Made.searches(3, new Mated[] {new Mated(0, 0.5, 0.5, 0.5), new Mated(1, 0.5, 0.6, 0.5)});
        assertThat(CumulativeMatch.curve(tied, TieRule.PESSIMISTIC).y()).containsExactly(0., 0., 1.);
        assertThat(CumulativeMatch.curve(tied, TieRule.OPTIMISTIC).y()).containsExactly(0.5, 1., 1.);
    }

    @Test
    void aGalleryOfOneFindsEveryMate() {
        Searches one = Made.searches(1, new Mated[] {new Mated(0, -0.5)}, new Stranger(1, 0.9));
        assertThat(CumulativeMatch.curve(one, TieRule.PESSIMISTIC).y()).containsExactly(1.);
    }

    @Test
    void withoutMatedSearchesThereIsNoRate() {
        Searches strangers = Made.searches(2, new Mated[0], new Stranger(7, 0.1, 0.2));
        assertThatThrownBy(() -> CumulativeMatch.rate(strangers, 1, TieRule.PESSIMISTIC))
                .hasMessageContaining("no mated searches");
        assertThatThrownBy(() -> CumulativeMatch.curve(strangers, TieRule.PESSIMISTIC))
                .hasMessageContaining("no mated searches");
        Searches one = Made.searches(1, new Mated[] {new Mated(0, 1)});
        assertThatThrownBy(() -> CumulativeMatch.rate(one, 0, TieRule.PESSIMISTIC))
                .hasMessageContaining("rank must be at least 1, but was 0");
    }
}
