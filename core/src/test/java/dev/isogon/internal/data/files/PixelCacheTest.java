package dev.isogon.internal.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.isogon.internal.data.duplicates.PerceptualHash;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelCacheTest {

    private static final int SIDE = 8;
    private static final long PLENTY = 1 << 30;

    @TempDir
    private Path folder;

    private final List<ImageFile> files = new ArrayList<>();
    private final AtomicInteger decoded = new AtomicInteger();

    /** Counts what is decoded. */
    private final Work counting = new Work(
            2,
            (work, done, all) -> {
                if (work.equals("decoding")) {
                    decoded.incrementAndGet();
                }
            },
            () -> false);

    private Path data() {
        return folder.resolve("data");
    }

    private Path add(String name, byte[] content) throws IOException {
        Path path = PictureFiles.write(data().resolve(name), content);
        files.add(new ImageFile(path, name, 0, Part.TRAIN, ""));
        return path;
    }

    private void three() throws IOException {
        add("1.png", PictureFiles.content(1, 30, 20, "png"));
        add("2.bmp", PictureFiles.content(2, 1, 1, "bmp"));
        add("3.jpg", PictureFiles.content(3, 9, 40, "jpg"));
    }

    private PixelCache.Decoded open() throws IOException {
        return open(PLENTY);
    }

    private PixelCache.Decoded open(long most) throws IOException {
        return new PixelCache(new CacheFolder(folder.resolve("cache"), most)).open(data(), files, SIDE, SIDE, counting);
    }

    private List<Path> cached(String end) throws IOException {
        try (Stream<Path> inside = Files.list(folder.resolve("cache"))) {
            return inside.filter(each -> each.toString().endsWith(end)).toList();
        }
    }

    private static byte[] pixels(PixelCache.Decoded decoded, int image) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        decoded.pixels().read(image, pixels);
        return pixels;
    }

    @Test
    void aSecondOpeningDecodesNothingAndGivesTheSame() throws Exception {
        three();
        PixelCache.Decoded first = open();
        assertThat(decoded).hasValue(3);
        PixelCache.Decoded second = open();
        assertThat(decoded).hasValue(3);
        for (int i = 0; i < 3; i++) {
            Picture picture = Decoder.decode(Files.readAllBytes(files.get(i).path()), Limits.DEFAULT);
            byte[] expected = Resizing.bilinear(picture, SIDE, SIDE).pixels();
            assertThat(pixels(first, i)).isEqualTo(expected);
            assertThat(pixels(second, i)).isEqualTo(expected);
            assertThat(second.fingerprints()[i])
                    .isEqualTo(first.fingerprints()[i])
                    .isEqualTo(PerceptualHash.of(picture));
        }
        assertThat(second.hashes()).isEqualTo(first.hashes());
    }

    @Test
    void whatGivesNoImageIsNamedAndRemembered() throws IOException {
        three();
        add("text.png", "no image".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        add("empty.jpg", new byte[0]);
        add("huge.png", PictureFiles.pngThatClaims(20_000, 20_000));
        byte[] whole = PictureFiles.content(4, 30, 20, "png");
        add("half.png", java.util.Arrays.copyOf(whole, whole.length / 2));
        add("jpeg-called.png", PictureFiles.content(5, 30, 20, "jpg"));
        for (int time = 0; time < 2; time++) {
            PixelCache.Decoded opened = open();
            assertThat(opened.problems()).containsOnlyKeys(3, 4, 5, 6);
            assertThat(opened.problems().get(5)).contains("20000×20000");
            assertThat(opened.fingerprints()[4]).isNull();
            assertThat(opened.fingerprints()[7]).isNotNull();
        }
        assertThat(decoded).hasValue(8);
    }

    @Test
    void anotherContentOfTheSameLengthIsSeenByItsTime() throws IOException {
        Path file = add("1.bmp", PictureFiles.content(1, 5, 5, "bmp"));
        String before = open().hashes()[0];
        byte[] other = PictureFiles.content(2, 5, 5, "bmp");
        assertThat(other).hasSameSizeAs(Files.readAllBytes(file));
        Files.write(file, other);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-01-02T00:00:00Z")));
        PixelCache.Decoded opened = open();
        assertThat(opened.hashes()[0]).isNotEqualTo(before).isEqualTo(ContentHashes.hash(other));
        assertThat(decoded).hasValue(2);
    }

    @Test
    void aFileThatChangesBetweenHashingAndDecodingIsLeftOutThisTimeOnly() throws IOException {
        three();
        List<byte[]> becomes = List.of(PictureFiles.content(9, 30, 20, "png"), new byte[0]);
        for (byte[] other : becomes) {
            Path file = files.get(0).path();
            byte[] before = PictureFiles.content(1, 30, 20, "png");
            PictureFiles.write(file, before);
            PixelCache cache = new PixelCache(new CacheFolder(folder.resolve("cache"), PLENTY));
            PixelCache.Decoded opened =
                    cache.open(data(), files, SIDE, SIDE, afterReading(() -> Files.write(file, other)));
            assertThat(opened.problems()).containsExactly(java.util.Map.entry(0, "changed while it was read"));
            PictureFiles.write(file, before);
            assertThat(open().problems()).isEmpty();
            cached(".json").forEach(each -> each.toFile().delete());
        }
    }

    @Test
    void aFileThatVanishesBetweenHashingAndDecodingIsLeftOutThisTimeOnly() throws IOException {
        three();
        Path file = files.get(2).path();
        byte[] before = Files.readAllBytes(file);
        PixelCache cache = new PixelCache(new CacheFolder(folder.resolve("cache"), PLENTY));
        PixelCache.Decoded opened = cache.open(data(), files, SIDE, SIDE, afterReading(() -> Files.delete(file)));
        assertThat(opened.problems()).containsExactly(java.util.Map.entry(2, "not there"));
        PictureFiles.write(file, before);
        assertThat(open().problems()).isEmpty();
    }

    private interface Deed {
        void run() throws IOException;
    }

    /** Does something once all files have been hashed. */
    private Work afterReading(Deed deed) {
        return new Work(
                1,
                (work, done, all) -> {
                    if (work.equals("reading") && done == all) {
                        try {
                            deed.run();
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                },
                () -> false);
    }

    @Test
    void halfWrittenOnesAreMadeAnew() throws IOException {
        three();
        byte[] expected = pixels(open(), 0);
        Path pack = cached(".pixels").get(0);
        Path index = cached(".json").get(0);
        byte[] whole = Files.readAllBytes(pack);
        String json = Files.readString(index);
        List<Deed> damage = List.of(
                () -> Files.write(pack, java.util.Arrays.copyOf(whole, whole.length - 1)),
                () -> Files.writeString(index, json.substring(0, json.length() / 2)),
                () -> Files.writeString(index, "{}"),
                () -> Files.writeString(index, "null"),
                () -> Files.writeString(index, json.replace("\"fingerprints\":[\"", "\"fingerprints\":[\"x")),
                () -> Files.delete(index),
                () -> Files.delete(pack));
        for (Deed each : damage) {
            each.run();
            decoded.set(0);
            assertThat(pixels(open(), 0)).isEqualTo(expected);
            assertThat(decoded).hasValue(3);
            assertThat(Files.readAllBytes(pack)).isEqualTo(whole);
            assertThat(Files.readString(index)).isEqualTo(json);
        }
    }

    @Test
    void damagedMemoryOfHashesIsPassedOver() throws IOException {
        three();
        String[] hashes = open().hashes();
        Files.writeString(cached(".tsv").get(0), "1\t2\nnonsense");
        assertThat(open().hashes()).isEqualTo(hashes);
        assertThat(decoded).hasValue(3);
    }

    @Test
    void manyOpeningsAtOnceGiveTheSame() throws Exception {
        for (int i = 0; i < 20; i++) {
            add(i + ".png", PictureFiles.content(i, 30, 20, "png"));
        }
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<PixelCache.Decoded>> opened = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                opened.add(threads.submit(() -> open()));
            }
            byte[] expected = pixels(open(), 19);
            for (Future<PixelCache.Decoded> each : opened) {
                assertThat(each.get().problems()).isEmpty();
                assertThat(pixels(each.get(), 19)).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(cached(".part")).isEmpty();
        assertThat(cached(".pixels")).hasSize(1);
    }

    @Test
    void aStoppedDecodingLeavesNothing() throws IOException {
        three();
        AtomicInteger asked = new AtomicInteger();
        Work stopping = new Work(1, (work, done, all) -> {}, () -> asked.incrementAndGet() > 4);
        PixelCache cache = new PixelCache(new CacheFolder(folder.resolve("cache"), PLENTY));
        assertThatThrownBy(() -> cache.open(data(), files, SIDE, SIDE, stopping))
                .isInstanceOf(StoppedException.class);
        assertThat(cached(".part")).isEmpty();
        assertThat(cached(".pixels")).isEmpty();
    }

    @Test
    void anUnreadableFileIsLeftOut() throws IOException {
        three();
        Path file = files.get(1).path();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read everything (root?)");
        assertThat(open().problems()).containsExactly(java.util.Map.entry(1, "not readable by this user"));
    }
}
