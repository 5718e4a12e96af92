package dev.isogon.internal.gallery.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the plainest loop, on vectors that make rounding and ties matter. */
class ExactSearchTest {

    private static final Work TWO = Work.silent().withThreads(2);

    @ParameterizedTest
    @EnumSource(Vectors.class)
    void findsWhatThePlainLoopFinds(Vectors cloud) {
        for (int d : new int[] {1, 2, 17, 128}) {
            FloatMatrix rows = cloud.draw(2_500, d, 1);
            FloatMatrix probes = (cloud == Vectors.NEGATIVE ? Vectors.NON_NEGATIVE : cloud).draw(70, d, 2);
            long[] images = new long[rows.rows()];
            long[] subjects = new long[rows.rows()];
            Random random = new Random(3);
            for (int i = 0; i < images.length; i++) {
                images[i] = 2 * i + 1;
                subjects[i] = 1 + random.nextInt(300);
            }
            PlainSearch plain = new PlainSearch(rows, images, subjects);
            List<Excluding> everybody = Collections.nCopies(probes.rows(), Excluding.NOBODY);
            try (GalleryVectors gallery = GalleryVectors.inMemory(d)) {
                for (int i = 0; i < images.length; i++) {
                    gallery.add(images[i], subjects[i], Arrays.copyOfRange(rows.values(), i * d, (i + 1) * d));
                }
                assertThat(gallery.best(probes, 5, TWO)).isEqualTo(plain.best(probes, 5, everybody));
            }
        }
    }
}
