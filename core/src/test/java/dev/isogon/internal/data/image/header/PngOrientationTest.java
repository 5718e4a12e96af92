package dev.isogon.internal.data.image.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.References;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** Where programs write how a PNG has to be turned, put between the header and the pixels of one of 23×17. */
class PngOrientationTest {

    @Test
    void eachPlaceIsRead() throws Exception {
        assertOrientation(6, chunk("eXIf", exif(6)));
        assertOrientation(6, chunk("zTXt", text("Raw profile type exif\0\0", packed(raw("exif", inJpeg(6))))));
        assertOrientation(8, chunk("tEXt", text("Raw profile type exif\0", raw("exif", inJpeg(8)))));
        assertOrientation(3, chunk("tEXt", text("Raw profile type APP1\0", raw("app1", inJpeg(3)))));
        byte[] segment = text(Orientation.XMP_IN_JPEG, xmp(5));
        assertOrientation(5, chunk("zTXt", text("Raw profile type APP1\0\0", packed(raw("APP1", segment)))));
        assertOrientation(2, chunk("zTXt", text("Raw profile type xmp\0\0", packed(raw("xmp", xmp(2))))));
        assertOrientation(7, chunk("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0", xmp(7))));
        assertOrientation(4, chunk("iTXt", text("XML:com.adobe.xmp\0\1\0en\0XMP\0", packed(xmp(4)))));
        byte[] element =
                "<rdf:Description><tiff:Orientation>6</tiff:Orientation></rdf:Description>".getBytes(ISO_8859_1);
        assertOrientation(6, chunk("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0", element)));
    }

    /** As PIL has it: {@code eXIf}, then the raw profile, and XMP only where EXIF says nothing, not even 1. */
    @Test
    void exifComesBeforeXmpAndItsOwnChunkBeforeRawProfiles() throws Exception {
        byte[] xmp = chunk("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0", xmp(3)));
        byte[] profile = chunk("tEXt", text("Raw profile type exif\0", raw("exif", inJpeg(8))));
        assertOrientation(6, joined(xmp, profile, chunk("eXIf", exif(6))));
        assertOrientation(8, joined(xmp, profile));
        assertOrientation(1, joined(xmp, chunk("eXIf", exif(1))));
        byte[] withoutTag = exif(6);
        withoutTag[10] = 0x0f; // another tag
        assertOrientation(3, joined(xmp, chunk("eXIf", withoutTag)));
    }

    @Test
    void whatIsDamagedTurnsNothing() throws Exception {
        assertOrientation(1, chunk("zTXt", text("Raw profile type exif\0\0", raw("exif", inJpeg(6))))); // not packed
        assertOrientation(1, chunk("tEXt", text("Raw profile type exif\0", "\nexif\n4\nxyz".getBytes(ISO_8859_1))));
        assertOrientation(1, chunk("tEXt", "Raw profile type exif".getBytes(ISO_8859_1)));
        assertOrientation(1, chunk("iTXt", text("XML:com.adobe.xmp\0\1", new byte[0])));
        assertOrientation(1, chunk("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0", xmp(9))));
        byte[] wrongSum = chunk("eXIf", exif(6));
        wrongSum[wrongSum.length - 1]++;
        assertOrientation(1, wrongSum);
    }

    private static void assertOrientation(int expected, byte[] chunks) throws UndecodableException {
        byte[] plain = References.bytes("/dev/isogon/internal/data/image/rgb.png");
        byte[] file = joined(Arrays.copyOf(plain, 33), chunks, Arrays.copyOfRange(plain, 33, plain.length));
        Picture upright = Decoder.decode(plain, Limits.DEFAULT);
        Picture turned = Decoder.decode(file, Limits.DEFAULT);
        assertThat(turned.width()).isEqualTo(expected >= 5 ? 17 : 23);
        // Where the stored picture's first pixel has to go (EXIF 2.32, 4.6.4 A): row by row, then from the right.
        int x = expected == 2 || expected == 3 || expected == 6 || expected == 7 ? turned.width() - 1 : 0;
        int y = expected == 3 || expected == 4 || expected == 7 || expected == 8 ? turned.height() - 1 : 0;
        int at = (y * turned.width() + x) * 3;
        assertThat(Arrays.copyOfRange(turned.pixels(), at, at + 3)).isEqualTo(Arrays.copyOf(upright.pixels(), 3));
    }

    private static byte[] exif(int orientation) {
        return HexFormat.of().parseHex("49492a0008000000010012010300010000000" + orientation + "00000000000000");
    }

    private static byte[] inJpeg(int orientation) {
        return text("Exif\0\0", exif(orientation));
    }

    private static byte[] xmp(int orientation) {
        return ("<x:xmpmeta><rdf:Description tiff:Orientation=\"" + orientation + "\"/></x:xmpmeta>")
                .getBytes(ISO_8859_1);
    }

    /** As ImageMagick writes it: its name, its length, and lines of 72 hex digits. */
    private static byte[] raw(String name, byte[] profile) {
        String digits = HexFormat.of().formatHex(profile).replaceAll("(.{72})", "$1\n");
        return String.format(java.util.Locale.ROOT, "\n%s\n%8d\n%s\n", name, profile.length, digits)
                .getBytes(ISO_8859_1);
    }

    private static byte[] packed(byte[] bytes) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] text(String start, byte[] rest) {
        return joined(start.getBytes(ISO_8859_1), rest);
    }

    private static byte[] chunk(String name, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(data.length + PngChunks.AROUND_DATA)
                .putInt(data.length)
                .put(name.getBytes(ISO_8859_1))
                .put(data);
        return chunk.putInt((int) PngChunks.sum(chunk.array(), 4, data.length + 4))
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
