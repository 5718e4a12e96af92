package dev.isogon.internal.data.source;

import static dev.isogon.internal.data.source.IdxSamples.IMAGES;
import static dev.isogon.internal.data.source.IdxSamples.LABELS;
import static dev.isogon.internal.data.source.IdxSamples.counting;
import static dev.isogon.internal.data.source.IdxSamples.gzip;
import static dev.isogon.internal.data.source.IdxSamples.idx;
import static dev.isogon.internal.data.source.IdxSamples.images;
import static dev.isogon.internal.data.source.IdxSamples.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.isogon.internal.data.source.IdxHeader.Kind;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {

    private static final long MEBI = 1L << 20;

    @TempDir
    Path folder;

    @Test
    void readsPlainAndGzippedFilesWhateverTheirName() throws IOException {
        Path plain = IdxSamples.write(folder, "plain.gz", images(4));
        Path packed = IdxSamples.write(folder, "packed", gzip(images(4)));
        assertThat(read(plain, Kind.IMAGES)).isEqualTo(counting(24));
        assertThat(read(packed, Kind.IMAGES)).isEqualTo(counting(24));
        try (IdxFile file = IdxFile.open(packed, Kind.IMAGES, new MemoryBudget(MEBI))) {
            assertThat(file.count()).isEqualTo(4);
            assertThat(file.height()).isEqualTo(2);
            assertThat(file.width()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void labelsInPlaceOfImagesAreRecognised(boolean packed) throws IOException {
        failing(packed, labels(1, 2, 3), Kind.IMAGES)
                .hasMessageContainingAll("file", "0x00000801", "0x00000803", "images", "It holds labels", "swapped");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void imagesInPlaceOfLabelsAreRecognised(boolean packed) throws IOException {
        failing(packed, images(3), Kind.LABELS)
                .hasMessageContainingAll("0x00000803", "0x00000801", "It holds images", "swapped");
    }

    @Test
    void anyOtherMagicNumberIsShownBesideBothThatAreAllowed() throws IOException {
        failing(false, idx(0x89504e47, new int[] {1, 1, 1}, new byte[1]), Kind.IMAGES)
                .hasMessageContainingAll("0x89504e47", "0x00000803", "0x00000801", "no IDX file");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 15})
    void aFileThatEndsInItsHeaderIsTruncated(int length) throws IOException {
        byte[] bytes = Arrays.copyOf(images(1), length);
        failing(false, bytes, Kind.IMAGES).hasMessageContainingAll("truncated", "header of 16 bytes");
        failing(true, bytes, Kind.IMAGES).hasMessageContainingAll("truncated", "header of 16 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void dimensionsBelowOneAreRefused(int height) throws IOException {
        failing(false, idx(IMAGES, new int[] {5, height, 3}, new byte[0]), Kind.IMAGES)
                .hasMessageContainingAll("5×" + height + "×3", "at least 1");
    }

    @Test
    void anEmptySetIsRefused() throws IOException {
        failing(false, idx(LABELS, new int[] {0}, new byte[0]), Kind.LABELS)
                .hasMessageContainingAll("empty set", "0 labels");
        failing(true, idx(IMAGES, new int[] {0, 28, 28}, new byte[0]), Kind.IMAGES)
                .hasMessageContainingAll("empty set", "0 images");
    }

    @Test
    void missingBytesAreCounted() throws IOException {
        byte[] bytes = Arrays.copyOf(images(4), 16 + 23);
        failing(false, bytes, Kind.IMAGES).hasMessageContainingAll("truncated", "4×2×3 images", "only 23 bytes");
        failing(true, bytes, Kind.IMAGES).hasMessageContainingAll("truncated", "4×2×3 images", "only 23 bytes");
    }

    @Test
    void bytesAfterTheLastValueAreRefused() throws IOException {
        byte[] bytes = Arrays.copyOf(images(4), 16 + 24 + 5);
        failing(false, bytes, Kind.IMAGES).hasMessageContainingAll("5 bytes too many", "24 bytes", "4×2×3 images");
        failing(true, bytes, Kind.IMAGES).hasMessageContainingAll("goes on after the 24 bytes", "4×2×3 images");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 17, 40, 300_000})
    void bytesAfterTheGzipDataAreRefused(int extra) throws IOException {
        byte[] packed = gzip(images(4));
        byte[] bytes = Arrays.copyOf(packed, packed.length + extra);
        failing(false, bytes, Kind.IMAGES)
                .hasMessageContainingAll(
                        "after the end of its gzip data", packed.length + " of " + bytes.length + " bytes");
    }

    @Test
    void corruptGzipDataIsRefused() throws IOException {
        byte[] noise = new byte[60_000];
        new Random(1).nextBytes(noise);
        byte[] packed = gzip(idx(IMAGES, new int[] {100, 20, 30}, noise));
        byte[] content = packed.clone();
        content[packed.length / 2] ^= 0x10;
        failing(false, content, Kind.IMAGES).hasMessageContainingAll("damaged", "gzip data is corrupt");
        byte[] checksum = packed.clone();
        checksum[packed.length - 8] ^= 0x01;
        failing(false, checksum, Kind.IMAGES).hasMessageContainingAll("damaged", "gzip data is corrupt");
        byte[] method = packed.clone();
        method[2] = 7;
        failing(false, method, Kind.IMAGES).hasMessageContainingAll("damaged", "gzip data is corrupt");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 12, 30_000, -1})
    void gzipDataThatEndsEarlyIsTruncated(int length) throws IOException {
        byte[] noise = new byte[60_000];
        new Random(2).nextBytes(noise);
        byte[] packed = gzip(idx(IMAGES, new int[] {100, 20, 30}, noise));
        failing(false, Arrays.copyOf(packed, length < 0 ? packed.length + length : length), Kind.IMAGES)
                .hasMessageContainingAll("truncated", "gzip data ends early");
    }

    @Test
    void dimensionsWhoseProductIsBeyondAnArrayOrALongAreRefused() throws IOException {
        int most = Integer.MAX_VALUE;
        failing(false, idx(IMAGES, new int[] {most, most, most}, new byte[9]), Kind.IMAGES)
                .hasMessageContainingAll("2147483647×2147483647×2147483647", "more than the 2147483639 bytes");
        // 2³² · 2³² would be 0 in a long, and 65536 · 65536 is 0 in an int.
        failing(true, idx(IMAGES, new int[] {65536, 65536, 1}, new byte[9]), Kind.IMAGES)
                .hasMessageContaining("more than the 2147483639 bytes");
    }

    @Test
    void moreMemoryThanIsLeftIsRefusedWithNumbersAndTheOptionThatRaisesIt() throws IOException {
        Path file = folder.resolve("sparse");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(idx(IMAGES, new int[] {1536, 1024, 1024}, new byte[0]));
            sparse.setLength(16 + 1536 * MEBI);
        }
        long before = allocated();
        // 1.5 GiB wanted, 512 MiB there: three times what is needed is 4.5 GiB; rounded up, and one for other files.
        assertThatThrownBy(() -> IdxFile.open(file, Kind.IMAGES, new MemoryBudget(512 * MEBI)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("sparse", "1.5 GiB", "512.0 MiB", "ISOGON_JAVA_OPTS=-Xmx6g");
        assertThat(allocated() - before).isLessThan(MEBI);
    }

    @Test
    void aPlainFileThatContradictsItsHeaderCostsNothing() throws IOException {
        Path file = IdxSamples.write(folder, "short", idx(IMAGES, new int[] {1000, 1000, 1000}, new byte[10]));
        long before = allocated();
        assertThatThrownBy(() -> IdxFile.open(file, Kind.IMAGES, new MemoryBudget(4096 * MEBI)))
                .hasMessageContainingAll("truncated", "only 10 bytes");
        assertThat(allocated() - before).isLessThan(MEBI);
    }

    @Test
    void aGzipBombBehindASmallHeaderIsNotUnpacked() throws IOException {
        byte[] bomb = gzip(idx(IMAGES, new int[] {2, 2, 3}, new byte[(int) (64 * MEBI)]));
        assertThat(bomb).hasSizeLessThan((int) (64 * MEBI / 900));
        Path file = IdxSamples.write(folder, "bomb.gz", bomb);
        long before = allocated();
        assertThatThrownBy(() -> read(file, Kind.IMAGES)).hasMessageContaining("goes on after the 12 bytes of 2×2×3");
        assertThat(allocated() - before).isLessThan(MEBI);
    }

    @Test
    void aGzipBombBehindALargeHeaderIsRefusedBeforeAllocation() throws IOException {
        byte[] bomb = gzip(idx(IMAGES, new int[] {64, 1024, 1024}, new byte[(int) (64 * MEBI)]));
        Path file = IdxSamples.write(folder, "bomb.gz", bomb);
        long before = allocated();
        assertThatThrownBy(() -> read(file, Kind.IMAGES))
                .hasMessageContainingAll("needs 64.0 MiB", "1.0 MiB", "ISOGON_JAVA_OPTS=-Xmx");
        assertThat(allocated() - before).isLessThan(MEBI);
    }

    @Test
    void aGzipHeaderThatAnnouncesMoreThanItsBytesCanHoldIsRefusedBeforeAllocation() throws IOException {
        Path file = IdxSamples.write(folder, "lie.gz", gzip(idx(IMAGES, new int[] {512, 1024, 1024}, new byte[10])));
        long before = allocated();
        assertThatThrownBy(() -> IdxFile.open(file, Kind.IMAGES, new MemoryBudget(4096 * MEBI)))
                .hasMessageContainingAll("truncated", "512×1024×1024 images", "cannot hold");
        assertThat(allocated() - before).isLessThan(MEBI);
    }

    private AbstractThrowableAssert<?, ?> failing(boolean packed, byte[] bytes, Kind kind) throws IOException {
        Path file = IdxSamples.write(folder, "file", packed ? gzip(bytes) : bytes);
        return assertThatThrownBy(() -> read(file, kind))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(file.toString());
    }

    private static byte[] read(Path path, Kind kind) throws IOException {
        try (IdxFile file = IdxFile.open(path, kind, new MemoryBudget(MEBI))) {
            return file.read();
        }
    }

    /** Bytes of heap that this thread has ever asked for. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
