package dev.isogon.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: a picture or an {@link UndecodableException}, soon, and within bounded memory. */
class DamagedImagesTest {

    private static final int SECONDS_EACH = 10;
    private static final int MUTATIONS_EACH = 24;
    private static final Limits LIMITS = new Limits(1 << 20, 65_535);

    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void mutatedFilesAreDecodedOrRefused() throws Exception {
        Random random = new Random(20_261_124);
        int decoded = 0;
        int refused = 0;
        for (References.Reference reference : References.all()) {
            for (int i = 0; i < MUTATIONS_EACH; i++) {
                byte[] mutated = mutated(reference.file(), i, random);
                String what = reference.name() + ", mutation " + i;
                if (decodes(what, mutated, LIMITS)) {
                    decoded++;
                } else {
                    refused++;
                }
            }
        }
        // Neither all that is damaged is found (a flipped pixel is a pixel), nor is all refused.
        assertThat(decoded).isGreaterThan(200);
        assertThat(refused).isGreaterThan(1000);
    }

    private static byte[] mutated(byte[] file, int kind, Random random) {
        byte[] mutated = file.clone();
        int at = random.nextInt(file.length);
        int inHeader = random.nextInt(Math.min(file.length, 64));
        return switch (kind % 8) {
            case 0 -> Arrays.copyOf(file, at);
            case 1 -> flipped(mutated, random, 1 + random.nextInt(3));
            case 2 -> flipped(mutated, random, 1 + file.length / 20);
            case 3 -> filled(mutated, inHeader, 4, (byte) 0xff);
            case 4 -> filled(mutated, inHeader, 1 + random.nextInt(4), (byte) random.nextInt(256));
            case 5 -> inserted(file, at, random);
            case 6 -> filled(mutated, at, file.length, (byte) random.nextInt(256));
            default -> filled(mutated, 0, 1 + random.nextInt(4), (byte) random.nextInt(256));
        };
    }

    private static byte[] flipped(byte[] file, Random random, int count) {
        for (int i = 0; i < count; i++) {
            file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return file;
    }

    private static byte[] filled(byte[] file, int from, int count, byte value) {
        Arrays.fill(file, from, Math.min(file.length, from + count), value);
        return file;
    }

    private static byte[] inserted(byte[] file, int at, Random random) {
        byte[] garbage = new byte[1 + random.nextInt(40)];
        random.nextBytes(garbage);
        return ByteBuffer.allocate(file.length + garbage.length)
                .put(file, 0, at)
                .put(garbage)
                .put(file, at, file.length - at)
                .array();
    }

    /** Every length that a small file of each format can be cut to. */
    @Test
    void everyTruncationIsDecodedOrRefused() throws Exception {
        for (String name : List.of(
                "420.jpg",
                "progressive.jpg",
                "palette-4.png",
                "interlaced.gif",
                "runs-4.bmp",
                "text.pbm",
                "jpeg.tif",
                "tiles.tif",
                "lossless.webp",
                "q80.webp",
                "animation-lossy.webp")) {
            byte[] file = References.bytes(name);
            for (int length = 0; length < file.length; length++) {
                decodes(name + " of " + length + " bytes", Arrays.copyOf(file, length), LIMITS);
            }
        }
    }

    @Test
    void imagesThatClaimTooMuchAreRefusedFromTheirHeader() throws Exception {
        for (int side : List.of(20_000, 65_535, Integer.MAX_VALUE)) {
            for (byte[] bomb : claiming(side)) {
                String what = ImageFormat.of(bomb) + " of " + side;
                long before = allocated();
                assertThat(decodes(what, bomb, Limits.DEFAULT)).as(what).isFalse();
                assertThat(allocated() - before)
                        .as("bytes allocated for " + what)
                        .isLessThan(64 << 20);
            }
        }
    }

    /** Within the limits, but so few bytes cannot hold so many pixels. Only of a GIF or WebP this can be the canvas. */
    @Test
    void smallFilesThatClaimManyPixelsAllocateNoMoreThanAPicture() throws Exception {
        int side = 8_000;
        for (byte[] bomb : claiming(side)) {
            ImageFormat format = ImageFormat.of(bomb);
            boolean canvas = format == ImageFormat.GIF || format == ImageFormat.WEBP;
            long before = allocated();
            assertThat(decodes(format + " of " + side, bomb, Limits.DEFAULT))
                    .as("%s decodes", format)
                    .isEqualTo(canvas);
            long most = canvas ? 3L * side * side + (1 << 20) : 64 << 20;
            assertThat(allocated() - before)
                    .as("bytes allocated for %s", format)
                    .isLessThan(most);
        }
    }

    /** Reference files, with the side written over their own. */
    private static List<byte[]> claiming(int side) {
        List<byte[]> bombs = new ArrayList<>();
        ByteBuffer png =
                ByteBuffer.wrap(References.bytes("rgb.png")).putInt(16, side).putInt(20, side);
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(png.array(), 12, 17);
        bombs.add(png.putInt(29, (int) sum.getValue()).array());
        short half = (short) Math.min(side, 0xffff);
        bombs.add(little("palette.gif").putShort(6, half).putShort(8, half).array());
        bombs.add(little("rgb.bmp").putInt(18, side).putInt(22, side).array());
        bombs.add(little("runs-8.bmp").putInt(18, side).putInt(22, side).array());
        bombs.add(little("alpha-q80.webp")
                .put(24, (byte) side)
                .put(25, (byte) (side >> 8))
                .put(26, (byte) (side >> 16))
                .put(27, (byte) side)
                .put(28, (byte) (side >> 8))
                .put(29, (byte) (side >> 16))
                .array());
        bombs.add(jpeg("420.jpg", half));
        bombs.add(jpeg("progressive.jpg", half));
        bombs.add(tiff("rgb-none.tif", side));
        bombs.add(tiff("strips.tif", side));
        for (int kind = 1; kind <= 6; kind++) {
            bombs.add(("P" + kind + " " + side + " " + side + " 255\n0").getBytes(StandardCharsets.US_ASCII));
        }
        return bombs;
    }

    private static ByteBuffer little(String name) {
        return ByteBuffer.wrap(References.bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Height and width stand 5 and 7 bytes after the frame's marker, FFC0 or FFC2. */
    private static byte[] jpeg(String name, short side) {
        byte[] bytes = References.bytes(name);
        int frame = 0;
        while (bytes[frame] != (byte) 0xff || (bytes[frame + 1] & 0xfd) != 0xc0) {
            frame++;
        }
        ByteBuffer.wrap(bytes).putShort(frame + 5, side).putShort(frame + 7, side);
        return bytes;
    }

    /** Width and height are the first two tags of the directory, as shorts; made longs. */
    private static byte[] tiff(String name, int side) {
        byte[] bytes = References.bytes(name);
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int directory = file.getInt(4);
        for (int entry = directory + 2; entry < directory + 26; entry += 12) {
            file.putShort(entry + 2, (short) 4).putInt(entry + 8, side);
        }
        return bytes;
    }

    /** Bytes that the decoding thread has allocated so far. */
    private long allocated() throws Exception {
        return thread.submit(() -> {
                    var threads =
                            (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
                    return threads.getThreadAllocatedBytes(
                            Thread.currentThread().getId());
                })
                .get();
    }

    private boolean decodes(String what, byte[] file, Limits limits) throws Exception {
        Throwable thrown = thread.submit(() -> failure(file, limits)).get(SECONDS_EACH, TimeUnit.SECONDS);
        if (thrown == null) {
            return true;
        }
        assertThat(thrown).as(what).isInstanceOf(UndecodableException.class);
        assertThat(thrown.getCause() instanceof Error).as(what).isFalse();
        return false;
    }

    private static @Nullable Throwable failure(byte[] file, Limits limits) {
        try {
            Size size = Decoder.size(file);
            Picture picture = Decoder.decode(file, limits);
            return size.equals(new Size(picture.width(), picture.height())) ? null : new AssertionError(size);
        } catch (Throwable e) {
            return e;
        }
    }
}
