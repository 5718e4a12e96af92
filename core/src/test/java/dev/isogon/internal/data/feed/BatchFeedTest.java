package dev.isogon.internal.data.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.split.Splits;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BatchFeedTest {

    private static final int LENGTH = 12;
    private static final ImageSet SET = noise(103);
    private static final Preparation PLAIN = Preparation.plain(Normalization.centred(1));

    @ParameterizedTest
    @CsvSource({"10, false, 11", "10, true, 10", "103, true, 1", "200, false, 1", "200, true, 0", "1, false, 103"})
    void batchesEqualDirectIndexing(int batchSize, boolean dropLast, int batches) throws InterruptedException {
        int[] order = Splits.shuffled(103, 7, 0);
        int seen = 0;
        try (BatchFeed feed = feed(order, batchSize, dropLast)) {
            assertThat(feed.batches()).isEqualTo(batches);
            for (int b = 0; b < batches; b++) {
                assertThat(feed.hasNext()).isTrue();
                Batch batch = feed.next();
                if (b < 5) {
                    Thread.sleep(5); // lets the loader run ahead, which must leave this batch alone
                }
                assertThat(batch.size()).isEqualTo(Math.min(batchSize, 103 - seen));
                assertEqualsImages(batch, order, seen);
                seen += batch.size();
            }
            assertThat(feed.hasNext()).isFalse();
            assertThatThrownBy(feed::next).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(seen).isEqualTo(dropLast ? batches * batchSize : 103);
    }

    /** The first pixel of each image becomes its occurrence: the same however the order is cut. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void anImageThatComesAgainIsToldHowOftenItCame(int batchSize) {
        int[] order = {5, 7, 5, 5, 9, 7, 5};
        int[] expected = {0, 0, 1, 2, 0, 1, 3};
        Preparation counting =
                new Preparation(new Normalization(List.of(0.0), List.of(1 / 255.0)), (picture, image, occurrence) -> {
                    byte[] pixels = picture.pixels().clone();
                    pixels[0] = (byte) occurrence;
                    return new Picture(picture.width(), picture.height(), 1, pixels);
                });
        BatchRing ring = new BatchRing(batchSize, LENGTH);
        for (int epoch = 0; epoch < 2; epoch++) {
            try (BatchFeed feed = new BatchFeed(SET, order, ring, counting, false)) {
                for (int at = 0; feed.hasNext(); ) {
                    Batch batch = feed.next();
                    for (int i = 0; i < batch.size(); i++) {
                        assertThat(batch.images().get(i * LENGTH)).isCloseTo(expected[at++], within(1e-4f));
                    }
                }
            }
        }
    }

    @Test
    void buffersAreDirectNativeAlignedAndReused() {
        Set<Object> buffers = Collections.newSetFromMap(new IdentityHashMap<>());
        try (BatchFeed feed = feed(Splits.inOrder(103), 10, false)) {
            while (feed.hasNext()) {
                Batch batch = feed.next();
                assertThat(batch.images().isDirect()).isTrue();
                assertThat(batch.images().order()).isEqualTo(ByteOrder.nativeOrder());
                assertThat(batch.labels().isDirect()).isTrue();
                assertThat(batch.labels().order()).isEqualTo(ByteOrder.nativeOrder());
                buffers.add(batch.images());
            }
        }
        assertThat(buffers).hasSize(3);
        for (int length = 1; length < 40; length++) {
            assertThat(BatchRing.aligned(3, length, 4).alignmentOffset(0, 64)).isZero();
            assertThat(BatchRing.aligned(3, length, 4).capacity()).isEqualTo(12 * length);
        }
    }

    @Test
    void oneRingServesFeedAfterFeedButNotTwoAtATime() {
        BatchRing ring = new BatchRing(10, LENGTH);
        int[] order = Splits.inOrder(103);
        try (BatchFeed feed = new BatchFeed(SET, order, ring, PLAIN, false)) {
            assertThat(feed.next().size()).isEqualTo(10);
            assertThatThrownBy(() -> new BatchFeed(SET, order, ring, PLAIN, false))
                    .hasMessageContaining("still uses this ring");
        }
        for (int epoch = 0; epoch < 3; epoch++) {
            int[] shuffled = Splits.shuffled(103, 1, epoch);
            try (BatchFeed feed = new BatchFeed(SET, shuffled, ring, PLAIN, false)) {
                for (int from = 0; feed.hasNext(); from += 10) {
                    assertEqualsImages(feed.next(), shuffled, from);
                }
            }
        }
        assertThatThrownBy(() -> new BatchFeed(SET, order, new BatchRing(10, 5), PLAIN, false))
                .hasMessageContainingAll("5 values", "12");
    }

    @Test
    void leavingEarlyEndsTheLoaderAtOnce() {
        int before = loaders();
        try (BatchFeed feed = feed(Splits.inOrder(103), 2, false)) {
            feed.next();
            assertThat(loaders()).isEqualTo(before + 1);
        }
        assertThat(loaders()).isEqualTo(before);
        BatchFeed untouched = feed(Splits.inOrder(103), 2, false);
        untouched.close();
        untouched.close();
        assertThat(loaders()).isEqualTo(before);
        assertThat(untouched.hasNext()).isFalse();
        assertThatThrownBy(untouched::next).hasMessageContaining("closed");
    }

    @Test
    void closingKeepsAnInterruptForTheCaller() {
        int before = loaders();
        BatchFeed feed = feed(Splits.inOrder(103), 2, false);
        Thread.currentThread().interrupt();
        feed.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(loaders()).isEqualTo(before);
    }

    @Test
    void aFailureOfTheLoaderSurfacesWhereItHappened() {
        int[] order = Splits.inOrder(103);
        order[45] = 103;
        try (BatchFeed feed = feed(order, 10, false)) {
            for (int b = 0; b < 4; b++) {
                assertEqualsImages(feed.next(), order, 10 * b);
            }
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(feed::next)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("batch 5 of 11")
                        .hasCauseInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }

    private static void assertEqualsImages(Batch batch, int[] order, int from) {
        assertThat(batch.images().position()).isZero();
        assertThat(batch.images().remaining()).isEqualTo(batch.size() * LENGTH);
        assertThat(batch.labels().position()).isZero();
        assertThat(batch.labels().remaining()).isEqualTo(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            int index = order[from + i];
            assertThat(batch.labels().get(i)).isEqualTo(SET.labels()[index]);
            for (int p = 0; p < LENGTH; p++) {
                int pixel = Byte.toUnsignedInt(SET.picture(index).pixels()[p]);
                assertThat((double) batch.images().get(i * LENGTH + p))
                        .isCloseTo((pixel / 255.0 - 0.5) / 0.5, within(1e-6));
            }
        }
    }

    private static BatchFeed feed(int[] order, int batchSize, boolean dropLast) {
        return new BatchFeed(SET, order, new BatchRing(batchSize, LENGTH), PLAIN, dropLast);
    }

    private static int loaders() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("isogon-batch-feed"))
                .count();
    }

    private static ImageSet noise(int n) {
        Random random = new Random(11);
        byte[] pixels = new byte[n * LENGTH];
        random.nextBytes(pixels);
        int[] labels = random.ints(n, 0, 4).toArray();
        return new ImageSet(3, 4, 1, pixels, labels, List.of("a", "b", "c", "d"));
    }
}
