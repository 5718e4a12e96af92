package dev.isogon.internal.data.image.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first 16 bytes as the programs write them that make such files. */
class ForeignFormatTest {

    @ParameterizedTest
    @CsvSource({
        "0000001c667479706865696300000000, a HEIC picture, heif-convert",
        "00000020667479706176696600000000, an AVIF picture, avifdec",
        "0000001c667479706d69663100000000, a HEIF picture, heif-convert",
        "ff0a7f0c0908082aff0a000000000000, a JPEG XL picture, djxl",
        "0000000c4a584c200d0a870a00000014, a JPEG XL picture, djxl",
        "0000000c6a5020200d0a870a00000014, a JPEG 2000 picture, opj_decompress",
        "ff4fff51002f00000000001700000011, a JPEG 2000 picture, opj_decompress",
        "3c73766720786d6c6e733d2268747470, an SVG drawing, rsvg-convert",
        "3c3f786d6c2076657273696f6e3d2231, an SVG drawing, rsvg-convert",
        "00000018667479706372782000000001, a camera's raw file, dcraw_emu",
        "46554a4946494c4d4343442d52415720, a camera's raw file, dcraw_emu",
        "49492b00080000001000000000000000, a BigTIFF, tiffcp",
        "50370a57494454482032330a48454947, a PAM picture, pamtopnm",
        "38425053000100000000000000030000, a Photoshop document, magick",
        "00000100010010100000010020006804, an icon, magick",
        "0000001c6674797069736f6d00000200, a film, ffmpeg",
    })
    void isNamedWithAConverter(String start, String name, String converter) {
        assertThat(ForeignFormat.reason(HexFormat.of().parseHex(start), ""))
                .startsWith("is " + name)
                .contains("is not read", converter);
    }

    @Test
    void anythingElseIsNone() {
        for (byte[] file : List.of(
                new byte[0], new byte[16], "hello, world, hello".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            assertThat(ForeignFormat.reason(file, "other")).isEqualTo("other");
        }
    }

    /** The reason is one a format, so that a hundred such files are one line. */
    @Test
    void eachHasItsOwnReason() {
        Stream<String> reasons = Arrays.stream(ForeignFormat.values()).map(ForeignFormat::reason);
        assertThat(reasons).doesNotHaveDuplicates();
    }
}
