package dev.isogon.internal.eval.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.LabelledFaces;
import dev.isogon.internal.eval.TieRule;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The embeddings of LFW: of people of even number with two images or more all but the last is enrolled, and the last a
 * probe; people of odd number are strangers. The counts expected were made with numpy, from the definitions.
 */
class FacesIdentificationTest {

    /** Hits among 790 mated probes: ranks 1, 5, 10; by definition at 0.01 and 0.1; OSCR in the middle; its area. */
    private record Expected(int[] ranks, int[] iso, int[] evals, int[] old, int middle, int falsely, double area) {}

    @Test
    void countsAreThoseOfNumpy() throws IOException {
        LabelledFaces faces = LabelledFaces.read();
        List<Integer> enrolled = new ArrayList<>();
        List<Integer> probes = new ArrayList<>();
        List<List<Integer>> people = faces.byIdentity();
        for (int person = 0; person < people.size(); person++) {
            List<Integer> images = people.get(person);
            if (person % 2 == 1) {
                probes.addAll(images);
            } else if (images.size() > 1) {
                enrolled.addAll(images.subList(0, images.size() - 1));
                probes.add(images.get(images.size() - 1));
            }
        }
        LabelledFaces known = faces.rows(enrolled);
        LabelledFaces searched = faces.rows(probes);
        for (Enrolment enrolment : Enrolment.values()) {
            Expected expected = switch (enrolment) {
                case BEST_IMAGE ->
                    new Expected(
                            new int[] {747, 762, 771},
                            new int[] {698, 729},
                            new int[] {697, 729},
                            new int[] {689, 728},
                            395,
                            2,
                            0.9352280869357535);
                case MEAN_SCORE ->
                    new Expected(
                            new int[] {749, 771, 776},
                            new int[] {687, 723},
                            new int[] {687, 723},
                            new int[] {683, 723},
                            395,
                            0,
                            0.9338518032003821);
                case TEMPLATE ->
                    new Expected(
                            new int[] {753, 770, 774},
                            new int[] {696, 729},
                            new int[] {696, 729},
                            new int[] {696, 729},
                            395,
                            1,
                            0.9403464426929915);
            };
            check(
                    Searches.of(
                            searched.embeddings(),
                            searched.labels(),
                            EnrolledRows.of(known.embeddings(), known.labels(), enrolment),
                            new CosineScores(Work.silent().withThreads(2))),
                    expected);
        }
    }

    private static void check(Searches searches, Expected expected) {
        assertThat(searches.subjects()).isEqualTo(790);
        assertThat(searches.mated().count()).isEqualTo(790);
        assertThat(searches.nonMated().count()).isEqualTo(3816);
        int[] ranks = {1, 5, 10};
        for (int i = 0; i < ranks.length; i++) {
            assertThat(CumulativeMatch.rate(searches, ranks[i], TieRule.PESSIMISTIC))
                    .isEqualTo(expected.ranks[i] / 790.0);
        }
        double[] rates = {0.01, 0.1};
        for (int i = 0; i < rates.length; i++) {
            OpenSetIdentification iso = OpenSetIdentification.of(searches, rates[i], 1, DirDefinition.ISO);
            assertThat(iso.dir()).isEqualTo(expected.iso[i] / 790.0);
            assertThat(iso.fpir()).isEqualTo(Math.floor(rates[i] * 3816) / 3816);
            assertThat(OpenSetIdentification.of(searches, rates[i], 1, DirDefinition.IJB_EVALS)
                            .dir())
                    .isEqualTo(expected.evals[i] / 790.0);
            assertThat(OpenSetIdentification.of(searches, rates[i], 1, DirDefinition.IJB_1N)
                            .dir())
                    .isEqualTo(expected.old[i] / 790.0);
        }
        Curve oscr = OpenSetClassification.curve(searches, TieRule.PESSIMISTIC);
        int middle = oscr.x().size() - 1 - oscr.x().size() / 2;
        assertThat(oscr.y().get(middle)).isEqualTo(expected.middle / 790.0);
        assertThat(oscr.x().get(middle)).isEqualTo(expected.falsely / 3816.0);
        assertThat(OpenSetClassification.area(searches, TieRule.PESSIMISTIC)).isCloseTo(expected.area, within(1e-12));
    }
}
