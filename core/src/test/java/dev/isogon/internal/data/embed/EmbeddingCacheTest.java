package dev.isogon.internal.data.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.matrix.FloatMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCacheTest {

    @TempDir
    private Path folder;

    private int asked;

    private static ImageSet images(int first) {
        return new ImageSet(1, 1, 1, new byte[] {(byte) first, 20, 30, 40}, new int[] {0, 1, 0, 1}, List.of("a", "b"));
    }

    /** The pixel and its double. */
    private FloatMatrix embedded(ImageSet images) {
        asked++;
        float[] values = new float[2 * images.size()];
        for (int i = 0; i < images.size(); i++) {
            int pixel = images.picture(i).pixels()[0];
            values[2 * i] = pixel;
            values[2 * i + 1] = 2 * pixel;
        }
        return new FloatMatrix(images.size(), 2, values);
    }

    private FloatMatrix of(ImageSet images, String model) throws IOException {
        return new EmbeddingCache(CacheFolder.at(folder)).of(images, model, 2, this::embedded);
    }

    @Test
    void imagesAreEmbeddedOnceAModel() throws IOException {
        FloatMatrix made = of(images(10), "m");
        FloatMatrix again = of(images(10), "m");
        assertThat(asked).isEqualTo(1);
        assertThat(again.values()).isEqualTo(made.values());
        of(images(10), "n");
        of(images(11), "m");
        assertThat(asked).as("another model, another pixel").isEqualTo(3);
    }

    @Test
    void whatIsNotWholeIsMadeAnew() throws IOException {
        of(images(10), "m");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[7]);
            }
        }
        assertThat(of(images(10), "m").at(0, 0)).isEqualTo(10);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void anEmbeddingStaysWithItsImage() throws IOException {
        ImageSet set = images(10).embedded(of(images(10), "m"));
        assertThat(set.inputLength()).isEqualTo(2);
        assertThat(set.inputChannels()).isEqualTo(2);
        float[] values = new float[2];
        set.subset(new int[] {3, 1}).subset(new int[] {1}).readEmbedding(0, values);
        assertThat(values).containsExactly(20, 40);
        set.ofClasses(new int[] {1}).readEmbedding(1, values);
        assertThat(values).containsExactly(40, 80);
        set.inColour().subset(new int[] {2}).readEmbedding(0, values);
        assertThat(values).containsExactly(30, 60);
        assertThat(set.subset(new int[] {2}).picture(0).pixels()).containsExactly(30);
    }
}
