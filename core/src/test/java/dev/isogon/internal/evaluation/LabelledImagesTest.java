package dev.isogon.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.CornerFraming;
import dev.isogon.internal.data.embed.BatchedEmbedding;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.PictureFiles;
import dev.isogon.internal.data.pairs.PairedImages;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images embedded by what a framing takes of them. */
class LabelledImagesTest {

    private static final int SIDE = 4;

    @TempDir
    private Path folder;

    /** The brightness of the first pixel's red, and how many pictures were embedded before. */
    private static Embedder embedder(boolean all) {
        BatchedEmbedding.Input input = new BatchedEmbedding.Input(
                SIDE,
                SIDE,
                3,
                new Normalization(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)),
                new CornerFraming(all),
                false,
                2);
        int[] before = {0};
        return new Embedder() {
            @Override
            public int dimensions() {
                return 2;
            }

            @Override
            public Embedded embed(List<? extends Image> images, Work work) {
                return new BatchedEmbedding(input, 2, batch -> {
                            float[] values = new float[2 * batch.size()];
                            for (int i = 0; i < batch.size(); i++) {
                                values[2 * i] = 1;
                                values[2 * i + 1] = ++before[0];
                            }
                            return values;
                        })
                        .of(images, work);
            }

            @Override
            public void close() {
                before[0] = 0;
            }
        };
    }

    private void people() throws IOException {
        PictureFiles.write(folder.resolve("ann/1.png"), 1, 40, 30);
        PictureFiles.write(folder.resolve("ann/2.png"), 2, 30, 40);
        PictureFiles.write(folder.resolve("ann/3.png"), 3, 60, 20);
        PictureFiles.write(folder.resolve("bob/1.png"), 4, 40, 30);
        PictureFiles.write(folder.resolve("bob/2.png"), "no image".getBytes(StandardCharsets.UTF_8));
        PictureFiles.write(folder.resolve("bob/3.png"), 5, 40, 30);
    }

    @Test
    void aPictureWithNothingToSeeIsAFailureToAcquireAndADamagedFileIsLeftOut() throws IOException {
        people();
        LabelledImages images = LabelledImages.of(new DataSource.ImageFolder(folder));
        LabelledEmbeddings set = images.embedded(embedder(false), Work.silent());
        assertThat(set.names()).containsExactly("ann/1.png", "ann/2.png", "ann/3.png", "bob/1.png", "bob/3.png");
        assertThat(set.labels()).containsExactly(0, 0, 0, 1, 1);
        assertThat(set.matrix().values()).containsExactly(1, 1, 0, 0, 1, 2, 1, 3, 1, 4);
        assertThat(set.unacquired()).isEqualTo(Map.of(1, CornerFraming.NONE));
        assertThat(set.failedToEnrol()).isEmpty();
        assertThat(images.leftOut().byReason().values()).containsExactly(List.of("bob/2.png"));
    }

    @Test
    void wherePairsAreTheDataADamagedImageIsAFailureToo() throws IOException {
        people();
        List<Content> contents = IntStream.of(1, 3)
                .boxed()
                .flatMap(i -> List.of("ann/" + i, "bob/" + (i == 1 ? 2 : 3)).stream())
                .map(name -> Content.of(folder.resolve(name + ".png")))
                .toList();
        PairedImages pairs = new PairedImages(contents, new boolean[] {true, false});
        LabelledImages images = new LabelledImages(
                contents,
                List.of("image 0", "image 1", "image 2", "image 3"),
                new int[] {-1, -1, -1, -1},
                List.of(),
                pairs,
                "",
                null,
                new LeftOut());
        LabelledEmbeddings set = images.embedded(embedder(false), Work.silent());
        assertThat(set.size()).isEqualTo(4);
        assertThat(set.unacquired()).containsOnlyKeys(1);
        assertThat(set.unacquired().get(1)).contains("no image");
    }

    @Test
    void whereNothingIsToBeSeenAnywhereItIsAMistakeThatSaysWhy() throws IOException {
        PictureFiles.write(folder.resolve("ann/1.png"), 1, 30, 40);
        PictureFiles.write(folder.resolve("bob/1.png"), 2, 30, 40);
        LabelledImages images = LabelledImages.of(new DataSource.ImageFolder(folder));
        assertThatThrownBy(() -> images.embedded(embedder(false), Work.silent()))
                .isInstanceOf(SettingsException.class)
                .hasMessage("none of 2 images could be embedded: 2 files left out, " + CornerFraming.NONE
                        + ": ann/1.png, bob/1.png");
    }

    @Test
    void everyFrameOfAPictureHasARowOfItsOwnName() throws IOException {
        people();
        Embedder.Embedded embedded = embedder(true)
                .embed(
                        Arrays.asList(Image.of(folder.resolve("ann/1.png")), Image.of(folder.resolve("ann/3.png"))),
                        Work.silent());
        String wide = folder.resolve("ann/3.png").toString();
        assertThat(embedded.names()).containsExactly(folder.resolve("ann/1.png").toString(), wide + "#1", wide + "#2");
        assertThat(embedded.places()).containsExactly(0, 1, 1);
    }
}
