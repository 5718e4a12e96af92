package dev.isogon.internal.data.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.SettingsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentitySplitTest {

    /** Classes of five images each. */
    private static Members fives(int classes) {
        return Members.apart(IntStream.range(0, 5 * classes).map(i -> i / 5).toArray());
    }

    private static IdentitySplit split(int classes, long seed) {
        return IdentitySplit.of("faces", classes, fives(classes), fives(classes), 0.5, true, seed);
    }

    @Test
    void everyIdentityIsOnOneSideAndHalfAreUnseen() {
        IdentitySplit split = split(40, 1);
        assertThat(split.training()).hasSize(20);
        assertThat(split.gallery()).hasSize(10);
        assertThat(split.strangers()).hasSize(10);
        List<Integer> all = new ArrayList<>(split.training());
        all.addAll(split.gallery());
        all.addAll(split.strangers());
        assertThat(all).doesNotHaveDuplicates().hasSize(40);
        assertThat(split(40, 1)).isEqualTo(split);
        assertThat(split(40, 2)).isNotEqualTo(split);
    }

    @Test
    void sixAreTheFewestAndThreeOfThemAreTrainedOn() {
        IdentitySplit split = split(6, 1);
        assertThat(split.training()).hasSize(3);
        assertThat(split.gallery()).hasSize(2);
        assertThat(split.strangers()).hasSize(1);
        assertThatThrownBy(() -> split(5, 1))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("at least 6 classes with two different images or more, but faces has 5");
    }

    @Test
    void withStrangersFromElsewhereAllUnseenAreEnrolled() {
        IdentitySplit split = IdentitySplit.of("faces", 40, fives(40), fives(40), 0.5, false, 1);
        assertThat(split.gallery()).hasSize(20);
        assertThat(split.strangers()).isEmpty();
    }

    @Test
    void oneWhoseImagesAreAllTheSamePictureIsNeverEnrolled() {
        Members apart = fives(12);
        int[] groups = apart.groups().clone();
        for (int i = 0; i < 5; i++) {
            groups[i] = 0;
        }
        Members members = new Members(apart.labels(), groups);
        for (long seed = 0; seed < 30; seed++) {
            assertThat(IdentitySplit.of("faces", 12, members, members, 0.5, true, seed)
                            .gallery())
                    .doesNotContain(0);
        }
    }

    @Test
    void identitiesThatShareAPictureStayTogether() {
        Members apart = fives(12);
        int[] groups = apart.groups().clone();
        groups[15] = groups[2]; // class 3 shows a picture of class 0
        groups[38] = groups[17]; // class 7 another one of class 3
        Members members = new Members(apart.labels(), groups);
        Set<Integer> together = Set.of(0, 3, 7);
        Set<Integer> sides = new HashSet<>();
        for (long seed = 0; seed < 40; seed++) {
            IdentitySplit split = IdentitySplit.of("faces", 12, members, members, 0.5, true, seed);
            List<List<Integer>> all = List.of(split.training(), split.gallery(), split.strangers());
            for (int side = 0; side < 3; side++) {
                List<Integer> here =
                        all.get(side).stream().filter(together::contains).toList();
                assertThat(here.size()).isIn(0, 3);
                if (!here.isEmpty()) {
                    sides.add(side);
                }
            }
        }
        assertThat(sides).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void wherePicturesLinkAllIdentitiesItIsSaid() {
        Members apart = fives(8);
        int[] groups = IntStream.of(apart.groups()).map(i -> i % 5 == 0 ? 0 : i).toArray();
        Members members = new Members(apart.labels(), groups);
        assertThatThrownBy(() -> IdentitySplit.of("faces", 8, members, members, 0.5, true, 1))
                .hasMessageContaining("share so many pictures that they cannot be kept apart");
    }

    /** Classes 0 to 3 are trained on; of 4 to 10, the last two have one image. */
    private static Members unseen() {
        return Members.apart(new int[] {4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 8, 9, 10});
    }

    @Test
    void whereTheDataComesDividedHalfOfTheOthersAreEnrolled() {
        Set<Integer> enrolled = new HashSet<>();
        for (long seed = 0; seed < 30; seed++) {
            IdentitySplit split = IdentitySplit.given("faces", 4, 11, unseen(), true, seed);
            assertThat(split.training()).containsExactly(0, 1, 2, 3);
            assertThat(split.gallery()).hasSize(4).allMatch(c -> c >= 4 && c <= 8);
            List<Integer> judged = new ArrayList<>(split.gallery());
            judged.addAll(split.strangers());
            assertThat(judged).containsExactlyInAnyOrder(4, 5, 6, 7, 8, 9, 10);
            enrolled.addAll(split.gallery());
        }
        assertThat(enrolled).containsExactlyInAnyOrder(4, 5, 6, 7, 8);
        IdentitySplit alone = IdentitySplit.given("faces", 4, 11, unseen(), false, 1);
        assertThat(alone.gallery()).containsExactly(4, 5, 6, 7, 8);
        assertThat(alone.strangers()).isEmpty();
    }

    @Test
    void tooFewOfThemAreRefusedByNumber() {
        Members two = Members.apart(new int[] {4, 4, 5, 5});
        assertThat(IdentitySplit.isGiven(6, two, true)).isFalse();
        assertThat(IdentitySplit.isGiven(6, two, false)).isTrue();
        assertThatThrownBy(() -> IdentitySplit.given("faces", 4, 6, two, true, 1))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("at least 3 of them", "the test part of faces has 2, of which 2 with two");
        Members oneEach = Members.apart(new int[] {4, 4, 5, 6, 7});
        assertThatThrownBy(() -> IdentitySplit.given("faces", 4, 8, oneEach, true, 1))
                .hasMessageContaining("has 4, of which 1 with two");
    }

    @Test
    void halfOfEachIdentityIsEnrolledAndGroupsStayWhole() {
        Members members =
                new Members(new int[] {0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2}, new int[] {0, 0, 0, 1, 2, 3, 4, 5, 6, 6, 6});
        for (long seed = 0; seed < 30; seed++) {
            Enrolling enrolling = Enrolling.of(members, seed);
            List<Integer> enrolled = IntStream.of(enrolling.enrolled()).boxed().toList();
            List<Integer> probes = IntStream.of(enrolling.probes()).boxed().toList();
            assertThat(enrolled).doesNotContainAnyElementsOf(probes);
            assertThat(enrolled.size() + probes.size()).isEqualTo(11);
            // Images 0 to 2 are one picture; so are 8 to 10, all that there is of class 2, which nobody can look for.
            assertThat(enrolled.stream().filter(i -> i < 3).count()).isIn(0L, 3L);
            assertThat(enrolled).contains(8, 9, 10);
            assertThat(enrolled.stream().filter(i -> i < 6).count()).isBetween(1L, 5L);
            assertThat(enrolled.stream().filter(i -> i == 6 || i == 7).count()).isEqualTo(1);
        }
    }
}
