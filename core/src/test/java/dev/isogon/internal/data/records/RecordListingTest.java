package dev.isogon.internal.data.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files written by hand from the layout's description. */
class RecordListingTest {

    @TempDir
    private Path folder;

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String read(Content content) throws IOException {
        try (InputStream in = content.open()) {
            byte[] bytes = in.readAllBytes();
            assertThat(content.size()).isEqualTo(bytes.length);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static Path four(Path folder) throws IOException {
        return new RecordFiles()
                .image(5, 3, text("one"))
                .image(6, 12, text("fourr"))
                .image(7, 3, text(""))
                .several(9, new float[] {12, 0.5f, 1}, text("more"))
                .write(folder, "four");
    }

    @Test
    void imagesAndLabelsAreThoseOfTheRecords() throws IOException {
        Listing listing = RecordListing.of(four(folder));
        assertThat(listing.classNames()).containsExactly("3", "12");
        assertThat(listing.files())
                .extracting(each -> each.name())
                .containsExactly("record 5", "record 6", "record 7", "record 9");
        assertThat(listing.files()).extracting(each -> each.label()).containsExactly(0, 1, 0, 1);
        assertThat(read(listing.files().get(0).content())).isEqualTo("one");
        assertThat(read(listing.files().get(1).content())).isEqualTo("fourr");
        assertThat(read(listing.files().get(2).content())).isEmpty();
        assertThat(read(listing.files().get(3).content())).isEqualTo("more");
        assertThat(listing.leftOut().count()).isZero();
    }

    @Test
    void withoutAnIndexRecordsAreNumberedInTheirOrder() throws IOException {
        Path file = four(folder);
        Files.delete(folder.resolve("four.idx"));
        assertThat(RecordListing.of(file).files())
                .extracting(each -> each.name())
                .containsExactly("record 0", "record 1", "record 2", "record 3");
    }

    /** Record 0 says: images are 1 to 3, and 4 to 5 are notes on identities, each the range of its images. */
    @Test
    void theNotesOnIdentitiesOfInsightfaceAreNoImages() throws IOException {
        Path file = new RecordFiles()
                .several(0, new float[] {4, 6}, text(""))
                .image(1, 0, text("a"))
                .image(2, 0, text("b"))
                .image(3, 1, text("c"))
                .several(4, new float[] {1, 3}, text(""))
                .several(5, new float[] {3, 4}, text(""))
                .write(folder, "train");
        Listing listing = RecordListing.of(file);
        assertThat(listing.files()).extracting(each -> each.label()).containsExactly(0, 0, 1);
        assertThat(read(listing.files().get(2).content())).isEqualTo("c");
    }

    /** Where an image holds the magic number, it is parted there, and the number is left out. */
    @Test
    void aPartedRecordIsJoinedByTheMagicNumber() throws IOException {
        String magic = "\n#\u00d7\u00ce";
        byte[] whole = RecordFiles.packed(1, text("12345678" + magic + "abcd" + magic + "end"));
        Path file = new RecordFiles()
                .image(0, 0, text("x"))
                .here(1)
                .part(1, RecordFiles.cut(whole, 0, 32))
                .part(2, RecordFiles.cut(whole, 36, 40))
                .part(3, RecordFiles.cut(whole, 44, 47))
                .image(2, 0, text("after"))
                .write(folder, "parted");
        Listing listing = RecordListing.of(file);
        assertThat(read(listing.files().get(1).content())).isEqualTo("12345678" + magic + "abcd" + magic + "end");
        Files.delete(folder.resolve("parted.idx"));
        assertThat(read(RecordListing.of(file).files().get(2).content())).isEqualTo("after");
    }

    @Test
    void whatIsNoImageIsLeftOutAndNamed() throws IOException {
        Path file = new RecordFiles()
                .image(1, 0, text("a"))
                .image(2, 1, text("b"))
                .here(3)
                .part(0, text("short"))
                .image(4, 0.5f, text("c"))
                .image(5, Float.NaN, text("d"))
                .image(6, -1, text("e"))
                .write(folder, "odd");
        Listing listing = RecordListing.of(file);
        assertThat(listing.files()).hasSize(2);
        assertThat(listing.leftOut().sentences())
                .containsExactly(
                        "1 file left out, no image record: record 3",
                        "3 files left out, whose label is no whole number from 0: record 4, record 5, record 6");
    }

    @Test
    void damageIsNamedWithItsPlace() throws IOException {
        Path file = four(folder);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));
        refused(file, "four.rec", "truncated", "intact copy");
        Files.writeString(
                file,
                "not RecordIO at all, whatever its name says: this is text, longer than the index asks for."
                        + " ".repeat(99));
        refused(file, "four.rec", "at byte 0", "0xced7230a");
        Files.write(file, bytes);
        Path index = folder.resolve("four.idx");
        Files.writeString(index, "5\t0\n6 44\n");
        refused(file, "four.idx", "line 2", "\"6 44\"", "a key, a tab and an offset");
        Files.writeString(index, "5\t0\n6\t4400\n");
        refused(file, "four.idx", "line 2", "4400", "same run");
        Files.writeString(index, "5\t0\n6\t4\n");
        refused(file, "four.rec", "at byte 4");
        Files.writeString(index, "5\t0\n");
        refused(file, "four.rec", "1 images of one class", "two classes");
        Files.writeString(index, "9".repeat(1000));
        refused(file, "four.idx", "line 1", "longer");
        Files.write(file, new RecordFiles().part(2, text("middle")).bytes());
        Files.delete(index);
        refused(file, "part 2 of a record");
        Files.write(file, new RecordFiles().part(1, text("first")).bytes());
        refused(file, "truncated");
        Files.write(file, new byte[0]);
        refused(file, "no class");
    }

    private static void refused(Path file, String... words) {
        assertThatThrownBy(() -> RecordListing.of(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll(words);
    }

    /** Whatever bytes change: a listing or a refusal, and quickly. */
    @Test
    void noChangeOfBytesDoesHarm() throws IOException {
        Path file = four(folder);
        byte[] records = Files.readAllBytes(file);
        byte[] index = Files.readAllBytes(folder.resolve("four.idx"));
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            Files.write(file, changed(records, random));
            Files.write(folder.resolve("four.idx"), round % 2 == 0 ? index : changed(index, random));
            try {
                for (var each : RecordListing.of(file).files()) {
                    assertThat(read(each.content())).hasSizeLessThan(200);
                }
            } catch (BrokenFileException e) {
                assertThat(e).hasMessageContaining("four.");
            }
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        byte[] copy = Arrays.copyOf(bytes, bytes.length - (random.nextInt(4) == 0 ? random.nextInt(bytes.length) : 0));
        for (int i = 1 + random.nextInt(3); i > 0 && copy.length > 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }
}
