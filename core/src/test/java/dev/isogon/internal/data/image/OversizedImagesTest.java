package dev.isogon.internal.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.image.format.ImageFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A few bytes that claim a huge picture cost neither time nor memory. */
class OversizedImagesTest {

    private final Attempts attempts = new Attempts();

    @AfterEach
    void stop() {
        attempts.close();
    }

    @Test
    void imagesThatClaimTooMuchAreRefusedFromTheirHeader() throws Exception {
        for (int side : List.of(20_000, 65_535, Integer.MAX_VALUE)) {
            for (byte[] bomb : claiming(side)) {
                String what = ImageFormat.of(bomb) + " of " + side;
                long before = attempts.allocated();
                assertThat(attempts.decodes(what, bomb, Limits.DEFAULT))
                        .as(what)
                        .isFalse();
                assertThat(attempts.allocated() - before)
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
            long before = attempts.allocated();
            assertThat(attempts.decodes(format + " of " + side, bomb, Limits.DEFAULT))
                    .as("%s decodes", format)
                    .isEqualTo(canvas);
            long most = canvas ? 3L * side * side + (1 << 20) : 64 << 20;
            assertThat(attempts.allocated() - before)
                    .as("bytes allocated for %s", format)
                    .isLessThan(most);
        }
    }

    /** Its JPEG alone would be decoded whole, for a strip of a few rows. */
    @Test
    void aTiffWhoseJpegClaimsTooMuchIsRefused() throws Exception {
        byte[] file = References.bytes("jpeg.tif");
        int frame = 0;
        while (file[frame] != (byte) 0xff || file[frame + 1] != (byte) 0xc0) {
            frame++;
        }
        ByteBuffer.wrap(file).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
        long before = attempts.allocated();
        assertThat(attempts.decodes("jpeg.tif", file, Limits.DEFAULT)).isFalse();
        assertThat(attempts.allocated() - before).isLessThan(16 << 20);
    }

    /** Each such transform is an image of a sixteenth of the pixels, and needs no more than 27 bits. */
    @Test
    void aLosslessWebpThatTransformsWithoutEndIsRefused() throws Exception {
        int side = 2_000;
        byte[] bomb = transforming(side, 3_000);
        long before = attempts.allocated();
        assertThat(attempts.decodes("transforms", bomb, Limits.DEFAULT)).isFalse();
        assertThat(attempts.allocated() - before).isLessThan(8L * side * side + (64 << 20));
    }

    /** All codes have one symbol, 0, so that pixels take no bits (RFC 9649, sections 4 to 6). */
    private static byte[] transforming(int side, int transforms) {
        StringBuilder bits = new StringBuilder();
        String codes = "1000".repeat(5);
        append(bits, 0x2f, 8);
        append(bits, side - 1, 14);
        append(bits, side - 1, 14);
        append(bits, 0, 4);
        bits.append(("1" + "00" + "000" + "0" + codes).repeat(transforms))
                .append("000")
                .append(codes)
                .append("0".repeat(64));
        byte[] pixels = new byte[bits.length() / 8];
        for (int i = 0; i < pixels.length * 8; i++) {
            pixels[i / 8] |= (byte) ((bits.charAt(i) - '0') << (i % 8));
        }
        return ByteBuffer.allocate(20 + pixels.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(12 + pixels.length)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(pixels.length)
                .put(pixels)
                .array();
    }

    /** The lowest bit first. */
    private static void append(StringBuilder bits, int value, int count) {
        for (int i = 0; i < count; i++) {
            bits.append(value >> i & 1);
        }
    }

    /** Reference files, with the side written over their own. */
    private static List<byte[]> claiming(int side) {
        List<byte[]> bombs = new ArrayList<>();
        ByteBuffer png =
                ByteBuffer.wrap(References.bytes("rgb.png")).putInt(16, side).putInt(20, side);
        CRC32 sum = new CRC32();
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
}
