package dev.isogon.internal.data.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.files.Reading;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.testing.SharedFiles;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles that CPython 3.11 wrote, with NumPy 2.4 and without, and some by hand. */
class PairedImagesTest {

    /** {@code ([b'one', b'two', b'three', b'four'], [True, False])} in protocol 3. */
    private static final String PLAIN =
            "80035d71002843036f6e657101430374776f71024305746872656571034304666f75727104655d7105288889658671062e";

    /** {@code ([frombuffer(b'one', uint8), frombuffer(b'two!', uint8)], [True])} in protocol 3. */
    private static final String ARRAYS =
            "80035d710028636e756d70792e5f636f72652e6d756c746961727261790a5f7265636f6e7374727563740a7101636e756d70790a6e646172"
                    + "7261790a71024b008571034301627104877105527106284b014b03857107636e756d70790a64747970650a710858020000007531"
                    + "7109898887710a52710b284b0358010000007c710c4e4e4e4affffffff4affffffff4b0074710d628943036f6e65710e74710f62"
                    + "680168024b008571106804877111527112284b014b04857113680b89430474776f21711474711562655d711688618671172e";

    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("lfw.bin"), bytes);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static String read(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static List<String> texts(PairedImages pairs) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Content image : pairs.images()) {
            texts.add(read(image));
        }
        return texts;
    }

    /** Protocols 3, 4 and 5; and 2 as Python 2 wrote it, whose strings are bytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                PLAIN,
                "80049528000000000000005d942843036f6e6594430374776f9443057468726565944304666f757294655d942888896586942e",
                "80059528000000000000005d942843036f6e6594430374776f9443057468726565944304666f757294655d942888896586942e",
                "80025d71002855036f6e657101540300000074776f71025505746872656571035504666f75727104655d7105284b014b00658671062e"
            })
    void encodedImagesComeInTheirOrder(String pickle) throws IOException {
        PairedImages pairs = PairedImages.read(file(hex(pickle)));
        assertThat(texts(pairs)).containsExactly("one", "two", "three", "four");
        assertThat(pairs.mated()).containsExactly(true, false);
        assertThat(pairs.rows().first()).containsExactly(0, 2);
        assertThat(pairs.rows().second()).containsExactly(1, 3);
        assertThat(pairs.rows().folds()).isNull();
    }

    /** NumPy's arrays in protocols 3, 4 and 5. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ARRAYS,
                "800495b8000000000000005d94288c166e756d70792e5f636f72652e6d756c74696172726179948c0c5f7265636f6e73747275637494"
                        + "93948c056e756d7079948c076e6461727261799493944b0085944301629487945294284b014b03859468048c05647479706594"
                        + "93948c02753194898887945294284b038c017c944e4e4e4affffffff4affffffff4b007494628943036f6e6594749462680368"
                        + "064b008594680887945294284b014b048594681089430474776f2194749462655d94886186942e",
                "80059590000000000000005d94288c136e756d70792e5f636f72652e6e756d65726963948c0b5f66726f6d6275666665729493942843"
                        + "036f6e65948c056e756d7079948c0564747970659493948c02753194898887945294284b038c017c944e4e4e4affffffff4aff"
                        + "ffffff4b007494624b0385948c01439474945294680328430474776f2194680a4b048594680e74945294655d94886186942e"
            })
    void arraysOfBytesAreTheirBytes(String pickle) throws IOException {
        assertThat(texts(PairedImages.read(file(hex(pickle))))).containsExactly("one", "two!");
    }

    static List<Path> pickles() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String program : List.of("cpython", "numpy")) {
            URL place = Objects.requireNonNull(PairedImagesTest.class.getResource("/others/" + program));
            try (Stream<Path> all = Files.list(Path.of(place.toURI()))) {
                files.addAll(
                        all.filter(each -> each.toString().endsWith(".bin")).toList());
            }
        }
        assertThat(files).hasSizeGreaterThan(20);
        return files;
    }

    /** The same images in every protocol and by every writer: bytes, bytearrays, arrays, with truths of any kind. */
    @ParameterizedTest
    @MethodSource("pickles")
    void allProtocolsAreRead(Path file) throws IOException {
        PairedImages pairs = PairedImages.read(file);
        List<String> texts = texts(pairs);
        StringBuilder everyByte = new StringBuilder();
        for (char c = 0; c < 256; c++) {
            everyByte.append(c);
        }
        // NumPy's arrays of no bytes are no images.
        String third = file.toString().contains("np") ? "x" : "";
        assertThat(texts).containsExactly(everyByte.toString(), "two\n\\'\"", third, "\u00ff\u00d8four\u0000");
        for (int i = 0; i < texts.size(); i++) {
            assertThat(pairs.images().get(i).size()).isEqualTo(texts.get(i).length());
        }
        assertThat(pairs.mated()).containsExactly(true, false);
    }

    /** By hand at protocol 0: text of 日 where bytes should be, an escape that Python does not write, and one cut short. */
    @ParameterizedTest
    @ValueSource(strings = {"V\\u65e5", "V\\q", "V\\u00"})
    void textThatIsNoBytesIsRefusedWhenItIsRead(String text) throws IOException {
        String encoded = "c_codecs\nencode\n(" + text + "\nVlatin1\ntR";
        PairedImages pairs = PairedImages.read(
                file(("((l" + encoded + "a" + encoded + "a(lI01\nat.").getBytes(StandardCharsets.ISO_8859_1)));
        assertThatThrownBy(() -> read(pairs.images().get(0))).isInstanceOf(IOException.class);
    }

    @Test
    void insightfacesOwnFileIsRead() throws Exception {
        Path real = SharedFiles.of("data/insightface_bin/small_lfw.bin");
        PairedImages pairs = PairedImages.read(real);
        assertThat(pairs.images()).hasSize(20);
        assertThat(pairs.mated()).hasSize(10).containsOnly(true);
        assertThat(pairs.rows().folds()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        for (Content image : pairs.images()) {
            assertThat(Decoder.decode(Reading.content(image), Limits.DEFAULT).width())
                    .isEqualTo(112);
        }
    }

    /** scikit-learn's KFold(10) on 23: the first 3 folds have 3, the others 2. */
    @Test
    void tenFoldsAreStretchesAsEvenAsCanBe() {
        PairedImages pairs =
                new PairedImages(java.util.Collections.nCopies(46, Content.of(Path.of("x"))), new boolean[23]);
        assertThat(pairs.rows().folds())
                .containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9);
    }

    /** CPython's own pickle of an object that runs {@code os.system}. */
    @Test
    void whatWouldRunSomethingIsNamedAndNotRun() throws IOException {
        refused(
                hex("800363706f7369780a73797374656d0a710058040000007472756571018571025271032e"),
                "posix.system",
                "byte 2");
        // {} and 1.5, protocol 2
        refused(hex("80027d71005d7101473ff8000000000000618671022e"), "0x7d (EMPTY_DICT)", "byte 2", "not carried out");
        // the same by name alone, at protocol 0: cos\nsystem\n(S'ls'\ntR.
        refused("cos\nsystem\n(S'ls'\ntR.".getBytes(StandardCharsets.US_ASCII), "os.system", "byte 0", "not called");
        refused("c__builtin__\neval\n".getBytes(StandardCharsets.US_ASCII), "__builtin__.eval", "byte 0");
        refused("c_codecs\nencode\n(V1\nS'utf-16'\ntR.".getBytes(StandardCharsets.US_ASCII), "only text in latin1");
        refused("c_codecs\nencode\n(V1\nI3\ntR.".getBytes(StandardCharsets.US_ASCII), "short text");
        refused(hex("80034a00000000514b00"), "BINPERSID", "byte 7");
        refused(hex("80034b0029812e"), "NEWOBJ", "byte 5");
    }

    @Test
    void whatIsNoSuchPickleIsToldSo() throws IOException {
        refused("no pickle at all".getBytes(StandardCharsets.US_ASCII), "byte 0");
        refused(new byte[0], "truncated", "byte 0");
        refused(hex(PLAIN.substring(0, 40)), "truncated");
        refused(hex("80032e"), "needs a value");
        refused(hex("80034b01858" + "52e"), "not of two lists");
        refused(hex("80035d5d86" + "2e"), "0 images and 0 pairs");
        refused(hex("80035d284301614301624301636" + "55d88" + "61862e"), "3 images and 1 pairs");
        refused(hex("80035d284301614b05655d8861862e"), "no image's bytes as image 1");
        refused(hex("80035d28430161430162655d4b0261862e"), "neither true nor false for pair 0");
        refused(hex("80065d2e"), "protocol 6", "0 to 5");
        // an array of two rows, and one of floats
        refused(hex(ARRAYS.replace("284b014b0385", "284b014b0485")), "row of bytes");
        refused(hex(ARRAYS.replace("5802000000" + "7531", "5802000000" + "6634")), "type f4");
    }

    /** A billion bytes, 2⁶³ bytes and less than none are claimed; none is there. */
    @Test
    void claimedLengthsAreNotBelieved() throws IOException {
        refused(hex("800342ffffff3f6162"), "claims 1073741823 bytes", "2 left");
        refused(hex("80048effffffffffffff7f6162"), "claims 9223372036854775807 bytes");
        refused(hex("80048effffffffffffffff6162"), "claims -1 bytes");
        refused(hex("800363" + "61".repeat(1000) + "0a610a"), "more than 256 characters");
        refused(hex("8003" + "28".repeat(5000) + "74".repeat(4999) + "852e"), "not of two lists");
        refused(hex("80038a09" + "00".repeat(9)), "9 bytes");
        // a list in itself
        refused(hex("80035d71006800612e"), "not of two lists");
    }

    private void refused(byte[] bytes, String... words) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> PairedImages.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("lfw.bin");
    }

    /** Whatever bytes change: pairs or a refusal. */
    @Test
    void noChangeOfBytesDoesHarm() throws IOException {
        Random random = new Random(9);
        for (int round = 0; round < 1_000; round++) {
            byte[] bytes = hex(round % 2 == 0 ? PLAIN : ARRAYS);
            int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
            byte[] changed = Arrays.copyOf(bytes, length);
            for (int i = 1 + random.nextInt(3); i > 0 && length > 0; i--) {
                changed[random.nextInt(length)] = (byte) random.nextInt(256);
            }
            try {
                PairedImages pairs = PairedImages.read(file(changed));
                assertThat(texts(pairs)).allMatch(text -> text.length() <= 400);
            } catch (BrokenFileException e) {
                assertThat(e).hasMessageContaining("lfw.bin");
            }
        }
    }
}
