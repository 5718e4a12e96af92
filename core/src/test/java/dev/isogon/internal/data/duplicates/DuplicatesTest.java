package dev.isogon.internal.data.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.duplicates.Likeness.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

    private static final Random RANDOM = new Random(1);

    /** Any two of these differ in some 95 bits. */
    private static Fingerprint any() {
        return new Fingerprint(RANDOM.nextLong(), RANDOM.nextLong(), RANDOM.nextLong(), false);
    }

    private static Fingerprint changed(Fingerprint one, int bits) {
        return new Fingerprint(one.frequencies() ^ ((1L << bits) - 1), one.across(), one.down(), one.flat());
    }

    private static String[] distinct(int n) {
        return IntStream.range(0, n).mapToObj(i -> "content " + i).toArray(String[]::new);
    }

    @Test
    void equalFilesAreLinkedWithTheFirstAndToldApartByWhatTheyDo() {
        //                     0    1    2    3    4    5
        @Nullable String[] contents = {"x", "y", "x", "x", null, "y"};
        int[] labels = {0, 1, 0, 1, 0, 1};
        List<String> parts = List.of("train", "train", "train", "train", "train", "test");
        Duplicates found = Duplicates.of(contents, new Fingerprint[6], labels, parts);
        assertThat(found.pairs(Kind.WITHIN_CLASS)).containsExactly(new Likeness(0, 2, 0, true, Kind.WITHIN_CLASS));
        assertThat(found.pairs(Kind.ACROSS_CLASSES)).containsExactly(new Likeness(0, 3, 0, true, Kind.ACROSS_CLASSES));
        assertThat(found.pairs(Kind.ACROSS_PARTS)).containsExactly(new Likeness(1, 5, 0, true, Kind.ACROSS_PARTS));
        assertThat(found.groups().numbers()).containsExactly(0, 1, 0, 0, 4, 1);
    }

    @Test
    void nearDuplicatesAreThoseWithinSixteenBits() {
        Fingerprint a = any();
        Fingerprint b = any();
        Fingerprint[] fingerprints = {a, changed(a, 16), b, changed(b, 17), a};
        Duplicates found =
                Duplicates.of(distinct(5), fingerprints, new int[] {0, 1, 0, 0, 0}, Collections.nCopies(5, "train"));
        assertThat(found.pairs(Kind.ACROSS_CLASSES))
                .containsExactly(new Likeness(0, 1, 16, false, Kind.ACROSS_CLASSES));
        assertThat(found.pairs(Kind.WITHIN_CLASS)).containsExactly(new Likeness(0, 4, 0, false, Kind.WITHIN_CLASS));
        assertThat(found.near(Kind.ACROSS_CLASSES)).isOne();
        assertThat(found.equal(Kind.ACROSS_CLASSES)).isZero();
        assertThat(found.groups().numbers()).containsExactly(0, 0, 2, 3, 0);
    }

    @Test
    void flatPicturesAreNeverNear() {
        Fingerprint flat = new Fingerprint(1, 2, 3, true);
        Duplicates found =
                Duplicates.of(distinct(2), new Fingerprint[] {flat, flat}, new int[] {0, 1}, List.of("train", "train"));
        assertThat(found.pairs(Kind.ACROSS_CLASSES)).isEmpty();
        assertThat(found.groups().numbers()).containsExactly(0, 1);
    }

    /** Five of eight are more than half; four are not, and five of seven are too few images to say. */
    @Test
    void aClassThatLooksAllAlikeIsNotTakenForDuplicates() {
        assertThat(near(8, 5).groups().numbers()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(near(8, 5).alike()).isEqualTo(5);
        assertThat(near(8, 5).near(Kind.WITHIN_CLASS)).isZero();
        assertThat(near(8, 4).groups().numbers()).containsExactly(0, 0, 0, 0, 4, 5, 6, 7);
        assertThat(near(8, 4).alike()).isZero();
        assertThat(near(7, 5).groups().numbers()).containsExactly(0, 0, 0, 0, 0, 5, 6);
    }

    private static Duplicates near(int images, int alike) {
        Fingerprint first = any();
        Fingerprint[] fingerprints = IntStream.range(0, images)
                .mapToObj(i -> i < alike ? changed(first, i) : any())
                .toArray(Fingerprint[]::new);
        return Duplicates.of(distinct(images), fingerprints, new int[images], Collections.nCopies(images, "train"));
    }

    @Test
    void aFingerprintIsReadAsItWasWritten() {
        Fingerprint flat = new Fingerprint(-1, 0, Long.MIN_VALUE, true);
        assertThat(flat.text()).isEqualTo("ffffffffffffffff00000000000000008000000000000000-");
        assertThat(Fingerprint.parse(flat.text())).isEqualTo(flat);
        Fingerprint any = any();
        assertThat(Fingerprint.parse(any.text())).isEqualTo(any);
        assertThatThrownBy(() -> Fingerprint.parse("12")).isInstanceOf(IllegalArgumentException.class);
    }
}
