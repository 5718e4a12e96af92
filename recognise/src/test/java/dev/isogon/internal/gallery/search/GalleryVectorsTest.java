package dev.isogon.internal.gallery.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryVectorsTest {

    private static final Work TWO = Work.silent().withThreads(2);

    @TempDir
    private Path folder;

    private static void assertIsSearchedAs(GalleryVectors gallery, Drawn drawn) {
        FloatMatrix probes = Vectors.CLUSTERED.draw(20, drawn.vectors().columns(), 8);
        assertThat(gallery.best(probes, 3, TWO)).isEqualTo(drawn.plain().best(probes, 3, Drawn.everybody(20)));
        long images = 0;
        for (long subject : drawn.subjects()) {
            images += subject == 0 ? 0 : 1;
        }
        assertThat(gallery.images()).isEqualTo(images);
        assertThat(gallery.lastImage()).isEqualTo(drawn.images()[drawn.rows() - 1]);
    }

    @Test
    void rowsOfAFileAndThoseAddedSinceAreOneGallery() throws IOException {
        Drawn drawn = Drawn.of(Vectors.CLUSTERED, 3_000, 16, 200);
        Path file = drawn.write(folder.resolve("vectors.f32"), 2_000);
        try (GalleryVectors gallery = GalleryVectors.of(Drawn.open(file).orElseThrow())) {
            drawn.addTo(gallery, 2_000);
            assertIsSearchedAs(gallery, drawn);
        }
    }

    @Test
    void whatIsRemovedOrMovedIsNobodysOrSomebodyElses() throws IOException {
        Drawn drawn = Drawn.of(Vectors.CLUSTERED, 1_500, 16, 100);
        Path file = drawn.write(folder.resolve("vectors.f32"), 1_100);
        try (GalleryVectors gallery = GalleryVectors.of(Drawn.open(file).orElseThrow())) {
            drawn.addTo(gallery, 1_100);
            for (int row : new int[] {0, 7, 1_023, 1_024, 1_099, 1_100, 1_499}) {
                long image = drawn.images()[row];
                gallery.remove(image);
                gallery.remove(image);
                gallery.move(image, 3);
                drawn = drawn.with(image, 0);
                long next = drawn.images()[(row + 300) % 1_500];
                gallery.move(next, 1_000);
                drawn = drawn.with(next, 1_000);
            }
            gallery.remove(1_000_000);
            assertIsSearchedAs(gallery, drawn);
        }
    }

    @Test
    void everyoneMayBeRemoved() {
        try (GalleryVectors gallery = GalleryVectors.inMemory(2)) {
            assertThat(gallery.lastImage()).isZero();
            gallery.remove(1);
            gallery.add(5, 1, new float[] {1, 0});
            gallery.remove(5);
            assertThat(gallery.images()).isZero();
            assertThat(gallery.best(new float[] {1, 0}, 1, TWO)).isEmpty();
            assertThat(gallery.lastImage()).isEqualTo(5);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        try (GalleryVectors gallery = GalleryVectors.inMemory(2)) {
            gallery.add(5, 1, new float[] {1, 0});
            assertThatThrownBy(() -> gallery.add(5, 1, new float[] {1, 0}))
                    .hasMessage("image 5 comes after 5, but their numbers ascend from 1");
            assertThatThrownBy(() -> gallery.add(6, 0, new float[] {1, 0})).hasMessageContaining("subject 0");
            assertThatThrownBy(() -> gallery.move(5, 0)).hasMessageContaining("subject 0");
            assertThatThrownBy(() -> gallery.add(6, 1, new float[] {1})).hasMessageContaining("1 dimensions");
            assertThatThrownBy(() -> gallery.add(6, 1, new float[] {1, Float.NaN}))
                    .hasMessageContaining("NaN");
            assertThatThrownBy(() -> gallery.add(6, 1, new float[] {2, 0})).hasMessageContaining("length 2.0");
            assertThat(gallery.images()).isEqualTo(1);
        }
    }

    /**
     * Each image is added before the one before it is removed: at every moment there is one or there are two that follow each
     * other, behind rows that nobody looks for.
     */
    @Test
    void aSearchSeesOneMomentWhileAnotherThreadChanges() throws InterruptedException {
        float[] wanted = {1, 0};
        int last = 20_000;
        try (GalleryVectors gallery = GalleryVectors.inMemory(2)) {
            for (int i = 1; i <= 10_000; i++) {
                gallery.add(i, 1, new float[] {0, 1});
            }
            gallery.add(10_001, 10_001, wanted);
            Thread other = new Thread(() -> {
                for (int i = 10_002; i <= last; i++) {
                    gallery.add(i, i, wanted);
                    gallery.remove(i - 1);
                }
            });
            other.start();
            long seen = 10_001;
            while (seen < last) {
                List<Match> found = gallery.best(wanted, 3, TWO);
                assertThat(found).hasSizeBetween(2, 3);
                assertThat(found.get(found.size() - 1)).isEqualTo(new Match(1, 1, 0));
                if (found.size() == 3) {
                    assertThat(found.get(1).image()).isEqualTo(found.get(0).image() + 1);
                }
                long newest = found.get(found.size() - 2).image();
                assertThat(newest).isGreaterThanOrEqualTo(seen);
                seen = newest;
            }
            other.join();
        }
    }

    @Test
    void whatIsClosedIsNeitherSearchedNorAddedTo() throws IOException {
        Drawn drawn = Drawn.of(Vectors.SPREAD, 10, 4, 3);
        GalleryVectors gallery = GalleryVectors.of(
                Drawn.open(drawn.write(folder.resolve("vectors.f32"), 10)).orElseThrow());
        gallery.close();
        gallery.close();
        for (ThrowingCallable late : List.<ThrowingCallable>of(
                () -> gallery.best(new float[] {1, 0, 0, 0}, 1, TWO),
                () -> gallery.bestOf(new FloatMatrix(1, 4, new float[4]), new long[1], new long[1], TWO),
                () -> gallery.add(1_000, 1, new float[] {1, 0, 0, 0}))) {
            assertThatThrownBy(late).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        }
    }
}
