package dev.isogon.internal.gallery.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.arch.SmallerClassPath;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.OpenBlas;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is found is the same with OpenBLAS's products and with plain Java's, bit by bit. */
public class WithoutOpenBlasTest {

    @Test
    void plainJavaFindsTheSame() throws Throwable {
        assertThat(byOpenBlas()).isTrue();
        try (SmallerClassPath alone = SmallerClassPath.keeping(jar -> !jar.matches("(javacpp|openblas)-.*"))) {
            assertThat(alone.call(WithoutOpenBlasTest.class, "byOpenBlas")).isEqualTo(false);
            for (String cloud : new String[] {"SPREAD", "CLUSTERED", "TIGHT", "LAST_BIT", "NEGATIVE"}) {
                for (int d : new int[] {3, 130}) {
                    assertThat(alone.call(WithoutOpenBlasTest.class, "found", cloud, d))
                            .isEqualTo(found(cloud, d));
                }
            }
        }
    }

    public static boolean byOpenBlas() {
        return OpenBlas.isThere();
    }

    /** The matches in words, and their scores' bits, of searches by one probe and by many, in a file and in memory. */
    public static String found(String cloud, int d) {
        Drawn drawn = Drawn.of(Vectors.valueOf(cloud), 2_300, d, 700);
        FloatMatrix probes = Vectors.valueOf(cloud).draw(37, d, 2);
        Work two = Work.silent().withThreads(2);
        try {
            Path folder = Files.createTempDirectory("isogon-search");
            Path file = drawn.write(folder.resolve("vectors.f32"), 2_000);
            try (GalleryVectors gallery = GalleryVectors.of(Drawn.open(file).orElseThrow())) {
                drawn.addTo(gallery, 2_000);
                return gallery.best(probes, 4, two)
                        + " "
                        + gallery.best(drawn.vector(5), 4, two)
                        + " "
                        + gallery.bestOf(probes, Arrays.copyOf(drawn.subjects(), 37), new long[37], two);
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
