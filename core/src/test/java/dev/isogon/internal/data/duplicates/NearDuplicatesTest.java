package dev.isogon.internal.data.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearDuplicatesTest {

    /** Random fingerprints, and copies of earlier ones with up to 30 bits turned over; every tenth is flat. */
    private static Fingerprint[] clustered(int count) {
        Random random = new Random(11);
        Fingerprint[] all = new Fingerprint[count];
        for (int i = 0; i < count; i++) {
            long[] words = {random.nextLong() & ~1L, random.nextLong(), random.nextLong()};
            if (i > 0 && random.nextInt(3) > 0) {
                Fingerprint earlier = all[random.nextInt(i)];
                words = new long[] {earlier.frequencies(), earlier.across(), earlier.down()};
                for (int turned = random.nextInt(31); turned > 0; turned--) {
                    int bit = 1 + random.nextInt(191);
                    words[bit / 64] ^= 1L << (bit % 64);
                }
            }
            all[i] = new Fingerprint(words[0], words[1], words[2], random.nextInt(10) == 0);
        }
        return all;
    }

    private static List<Pair> byEachWithEach(Fingerprint[] all, int maxDistance) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            for (int j = i + 1; j < all.length; j++) {
                int distance = 0;
                for (int bit = 0; bit < 192; bit++) {
                    distance += all[i].bit(bit) == all[j].bit(bit) ? 0 : 1;
                }
                if (distance <= maxDistance && !all[i].flat() && !all[j].flat()) {
                    pairs.add(new Pair(i, j, distance));
                }
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 6, 12, 16, 31, 64, 191})
    void thePairsAreThoseOfComparingEachWithEach(int maxDistance) {
        Fingerprint[] all = clustered(400);
        List<Pair> expected = byEachWithEach(all, maxDistance);
        assertThat(expected).isNotEmpty();
        assertThat(NearDuplicates.pairs(all, maxDistance)).isEqualTo(expected);
        assertThat(NearDuplicates.groups(all, maxDistance)).isEqualTo(Groups.of(all.length, expected));
    }

    @Test
    void bitsOfAllThreePartsCount() {
        Fingerprint one = new Fingerprint(0b10, 0, 0, false);
        assertThat(one.distance(new Fingerprint(0b110, 0b101, -1, false))).isEqualTo(1 + 2 + 64);
        assertThat(one.bit(1)).isOne();
        assertThat(new Fingerprint(0, 1L << 63, 0, false).bit(127)).isOne();
        assertThat(new Fingerprint(0, 0, 1, false).bit(128)).isOne();
    }

    /** 30,000 copies would be 450 million pairs. */
    @Test
    void copiesOfOnePictureAreOneGroupWithoutTheirPairs() {
        Fingerprint[] all = new Fingerprint[30_000];
        Arrays.fill(all, new Fingerprint(2, 3, 4, false));
        all[0] = new Fingerprint(-2, -3, -4, false);
        assertThat(Arrays.stream(NearDuplicates.groups(all, 16)).skip(1)).containsOnly(1);
    }

    @Test
    void flatPicturesAreNobodysDuplicates() {
        Fingerprint flat = new Fingerprint(0, 0, 0, true);
        Fingerprint other = new Fingerprint(0, 0, 0, false);
        Fingerprint[] all = {flat, flat, other, flat};
        assertThat(NearDuplicates.pairs(all, 16)).isEmpty();
        assertThat(NearDuplicates.groups(all, 16)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void nothingHasNoPairsAndAnImpossibleDistanceIsRefused() {
        assertThat(NearDuplicates.pairs(new Fingerprint[0], 16)).isEmpty();
        assertThat(NearDuplicates.groups(new Fingerprint[0], 16)).isEmpty();
        for (int distance : new int[] {-1, 192}) {
            assertThatThrownBy(() -> NearDuplicates.pairs(new Fingerprint[0], distance))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(distance));
        }
    }

    @Test
    void groupsAreLinkedOverOthersAndNamedByTheirSmallestIndex() {
        // 1–5–3 and 2–4; 0 and 6 alone
        List<Pair> pairs = List.of(new Pair(3, 5, 1), new Pair(2, 4, 1), new Pair(1, 5, 1));
        assertThat(Groups.of(7, pairs)).containsExactly(0, 1, 2, 1, 2, 1, 6);
        assertThat(Groups.of(3, List.of())).containsExactly(0, 1, 2);
    }
}
