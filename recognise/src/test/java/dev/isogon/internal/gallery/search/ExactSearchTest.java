package dev.isogon.internal.gallery.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the plainest loop, on vectors that make rounding and ties matter. */
class ExactSearchTest {

    private static final Work ONE = Work.silent().withThreads(1);
    private static final Work FOUR = Work.silent().withThreads(4);

    private static FloatMatrix probes(Vectors cloud, int count, int d) {
        return (cloud == Vectors.NEGATIVE ? Vectors.NON_NEGATIVE : cloud).draw(count, d, 2);
    }

    @ParameterizedTest
    @EnumSource(Vectors.class)
    void findsWhatThePlainLoopFinds(Vectors cloud) {
        for (int d : new int[] {1, 2, 17, 128}) {
            // More rows than a block, more probes than a chunk, none a multiple of anything.
            Drawn drawn = Drawn.of(cloud, 2_501, d, 300);
            FloatMatrix probes = probes(cloud, 67, d);
            try (GalleryVectors gallery = drawn.inMemory()) {
                assertThat(gallery.best(probes, 5, FOUR))
                        .isEqualTo(drawn.plain().best(probes, 5, Drawn.everybody(67)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Vectors.class)
    void oneByOneAndTogetherByOneThreadAndByFourIsTheSame(Vectors cloud) {
        Drawn drawn = Drawn.of(cloud, 6_000, 64, 900);
        FloatMatrix probes = probes(cloud, 130, 64);
        try (GalleryVectors gallery = drawn.inMemory()) {
            List<List<Match>> together = gallery.best(probes, 3, FOUR);
            assertThat(gallery.best(probes, 3, ONE)).isEqualTo(together);
            List<List<Match>> single = new ArrayList<>();
            for (int p = 0; p < probes.rows(); p++) {
                float[] probe = new float[64];
                System.arraycopy(probes.values(), p * 64, probe, 0, 64);
                single.add(gallery.best(probe, 3, p % 2 == 0 ? ONE : FOUR));
            }
            assertThat(single).isEqualTo(together);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8, 9, 31, 63, 64, 65})
    void anyNumberOfProbesMayShareAPass(int count) {
        Drawn drawn = Drawn.of(Vectors.CLUSTERED, 4_200, 20, 500);
        FloatMatrix probes = probes(Vectors.CLUSTERED, count, 20);
        try (GalleryVectors gallery = drawn.inMemory()) {
            assertThat(gallery.best(probes, 4, ONE)).isEqualTo(drawn.plain().best(probes, 4, Drawn.everybody(count)));
        }
    }

    @Test
    void longVectorsAndManyRowsAreFoundExactly() {
        for (Drawn drawn :
                List.of(Drawn.of(Vectors.TIGHT, 300, 2_048, 100), Drawn.of(Vectors.CLUSTERED, 100_000, 16, 30_000))) {
            FloatMatrix probes = probes(Vectors.CLUSTERED, 5, drawn.vectors().columns());
            try (GalleryVectors gallery = drawn.inMemory()) {
                assertThat(gallery.best(probes, 5, FOUR))
                        .isEqualTo(drawn.plain().best(probes, 5, Drawn.everybody(5)));
            }
        }
    }

    /** One subject with all images but one: whoever looks for the five nearest images finds one subject alone. */
    @Test
    void aSubjectOfManyImagesHidesNobody() {
        for (int people : new int[] {1, 2, 4}) {
            Drawn drawn = Drawn.of(Vectors.CLUSTERED, 3_000, 32, people).with(3, 9);
            FloatMatrix probes = probes(Vectors.CLUSTERED, 10, 32);
            try (GalleryVectors gallery = drawn.inMemory()) {
                List<List<Match>> best = gallery.best(probes, 5, FOUR);
                assertThat(best).isEqualTo(drawn.plain().best(probes, 5, Drawn.everybody(10)));
                assertThat(best).allSatisfy(each -> assertThat(each).hasSizeBetween(people, people + 1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Vectors.class)
    void whoIsExcludedIsNotFoundAndOthersAre(Vectors cloud) {
        Drawn drawn = Drawn.of(cloud, 2_100, 24, 40);
        FloatMatrix probes = drawn.vectors();
        List<Excluding> excluding = new ArrayList<>();
        for (int i = 0; i < drawn.rows(); i++) {
            excluding.add(
                    switch (i % 3) {
                        case 0 -> Excluding.withoutSubject(drawn.subjects()[i]);
                        case 1 -> Excluding.withoutImage(drawn.images()[i]);
                        default -> Excluding.NOBODY;
                    });
        }
        FloatMatrix some = new FloatMatrix(99, 24, Arrays.copyOf(probes.values(), 99 * 24));
        try (GalleryVectors gallery = drawn.inMemory()) {
            assertThat(gallery.best(some, 2, excluding.subList(0, 99), FOUR))
                    .isEqualTo(drawn.plain().best(some, 2, excluding.subList(0, 99)));
        }
    }

    @Test
    void moreThanThereAreIsAsManyAsThereAre() {
        Drawn drawn = Drawn.of(Vectors.SPREAD, 200, 8, 60);
        FloatMatrix probes = probes(Vectors.SPREAD, 3, 8);
        try (GalleryVectors gallery = drawn.inMemory()) {
            for (int top : new int[] {33, 60, 1_000_000}) {
                assertThat(gallery.best(probes, top, FOUR))
                        .isEqualTo(drawn.plain().best(probes, top, Drawn.everybody(3)));
            }
        }
    }

    @Test
    void nobodyIsFoundWhereThereIsNobody() {
        try (GalleryVectors gallery = GalleryVectors.inMemory(3)) {
            FloatMatrix probes = probes(Vectors.SPREAD, 2, 3);
            assertThat(gallery.best(probes, 5, FOUR)).containsExactly(List.of(), List.of());
            gallery.add(4, 2, new float[] {0, 0.6f, -0.8f});
            assertThat(gallery.best(new float[] {1, 0, 0}, 5, FOUR)).containsExactly(new Match(2, 4, 0));
            assertThat(gallery.best(new FloatMatrix(0, 3, new float[0]), 5, FOUR))
                    .isEmpty();
        }
    }

    /** 0.6·0.6 + 0.8·0.8 of the float32 values, added up in float64: 0.36000001430511… + 0.64000001907348… → 1.0000000333. */
    @Test
    void theScoreIsTheCosineRoundedOnce() {
        try (GalleryVectors gallery = GalleryVectors.inMemory(2)) {
            gallery.add(1, 1, new float[] {0.6f, 0.8f});
            float score = gallery.best(new float[] {0.6f, 0.8f}, 1, ONE).get(0).score();
            assertThat(score).isEqualTo((float) ((double) 0.6f * 0.6f + (double) 0.8f * 0.8f));
        }
    }

    @Test
    void equalImagesAreFoundInTheOrderTheyCame() {
        try (GalleryVectors gallery = GalleryVectors.inMemory(2)) {
            for (int i = 1; i <= 5_000; i++) {
                gallery.add(i, 5_001 - i, new float[] {0.6f, 0.8f});
            }
            assertThat(gallery.best(new float[] {0.6f, 0.8f}, 2, FOUR))
                    .extracting(Match::image, Match::subject)
                    .containsExactly(tuple(1L, 5_000L), tuple(2L, 4_999L));
        }
    }

    @Test
    void whatCannotBeSearchedForIsRefused() {
        try (GalleryVectors gallery = GalleryVectors.inMemory(2)) {
            assertThatThrownBy(() -> gallery.best(new float[] {1, Float.NaN}, 1, ONE))
                    .hasMessage("probe 0 has length NaN, but vectors of length 1, or of zeros, are compared");
            assertThatThrownBy(() -> gallery.best(new float[] {1, Float.POSITIVE_INFINITY}, 1, ONE))
                    .hasMessageContaining("length Infinity");
            assertThatThrownBy(() -> gallery.best(new float[] {3, 4}, 1, ONE)).hasMessageContaining("length 5.0");
            assertThatThrownBy(() -> gallery.best(new float[] {1}, 1, ONE)).hasMessageContaining("2 dimensions");
            assertThatThrownBy(() -> gallery.best(new float[] {1, 0}, 0, ONE)).hasMessageContaining("at least 1");
        }
    }

    @Test
    void itEndsWhenStopped() {
        Drawn drawn = Drawn.of(Vectors.SPREAD, 5_000, 32, 10);
        try (GalleryVectors gallery = drawn.inMemory()) {
            for (Work stopped : List.of(ONE.withStop(() -> true), FOUR.withStop(() -> true))) {
                assertThatThrownBy(() -> gallery.best(drawn.vectors(), 1, stopped))
                        .isInstanceOf(StoppedException.class);
            }
        }
    }
}
