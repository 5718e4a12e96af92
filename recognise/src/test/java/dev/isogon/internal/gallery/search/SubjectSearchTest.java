package dev.isogon.internal.gallery.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectSearchTest {

    private static final Work TWO = Work.silent().withThreads(2);

    /** Each image against its subject's others: one at a time where they are few, as a search where 1,000² of them are many. */
    @ParameterizedTest
    @EnumSource(Vectors.class)
    void eachImagesBestOtherIsFound(Vectors cloud) {
        for (int people : new int[] {1, 400}) {
            Drawn drawn = Drawn.of(cloud, 1_000, 12, people);
            List<Optional<Match>> expected = new ArrayList<>();
            for (int i = 0; i < drawn.rows(); i++) {
                expected.add(drawn.plain().bestOf(drawn.vectors(), i, drawn.subjects()[i], drawn.images()[i]));
            }
            try (GalleryVectors gallery = drawn.inMemory()) {
                assertThat(gallery.bestOf(drawn.vectors(), drawn.subjects(), drawn.images(), TWO))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void whoHasNoOtherImageIsNotFound() {
        try (GalleryVectors gallery = GalleryVectors.inMemory(2)) {
            gallery.add(1, 5, new float[] {1, 0});
            gallery.add(2, 6, new float[] {0, 1});
            gallery.add(3, 7, new float[] {0, 1});
            gallery.remove(3);
            FloatMatrix probes = new FloatMatrix(4, 2, new float[] {0, 1, 0, 1, 0, 1, 0, 1});
            assertThat(gallery.bestOf(probes, new long[] {5, 5, 7, 0}, new long[] {0, 1, 0, 0}, TWO))
                    .containsExactly(
                            Optional.of(new Match(5, 1, 0)), Optional.empty(), Optional.empty(), Optional.empty());
            assertThatThrownBy(() -> gallery.bestOf(probes, new long[3], new long[4], TWO))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
