package dev.isogon.internal.gallery.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.gallery.search.rows.Stamp;
import dev.isogon.internal.gallery.search.rows.VectorFile;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {

    private static final Work TWO = Work.silent().withThreads(2);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("vectors.f32");
    }

    /** Two rows of three: 4,096 bytes of header, 24 of rows, 40 up to a multiple of 64, 16 of images, 16 of subjects. */
    @Test
    void liesOnTheDiskAsIsWritten() throws IOException {
        VectorFile.write(file(), new Stamp(Drawn.GALLERY, 7, 30), 3, rows -> {
            rows.add(10, 4, new float[] {1, 0, 0});
            rows.add(20, 5, new float[] {0, 0.6f, -0.8f});
        });
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file())).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.limit()).isEqualTo(4_096 + 64 + 16 + 16);
        byte[] magic = new byte[8];
        bytes.get(magic);
        assertThat(magic).asString().isEqualTo("ISOGVECS");
        assertThat(bytes.getFloat(4_096)).isEqualTo(1f);
        assertThat(bytes.getFloat(4_096 + 5 * 4)).isEqualTo(-0.8f);
        assertThat(bytes.getLong(4_160)).isEqualTo(10);
        assertThat(bytes.getLong(4_168)).isEqualTo(20);
        assertThat(bytes.getLong(4_176)).isEqualTo(4);
        assertThat(bytes.getLong(4_184)).isEqualTo(5);
        try (VectorFile file = Drawn.open(file()).orElseThrow()) {
            assertThat(file.stamp()).isEqualTo(new Stamp(Drawn.GALLERY, 7, 30));
            assertThat(file.dimensions()).isEqualTo(3);
        }
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file()));
    }

    @Test
    void rowsInManyMappingsAreSearchedAsInOne() throws IOException {
        Drawn drawn = Drawn.of(Vectors.LAST_BIT, 3_000, 5, 400);
        drawn.write(file(), 3_000);
        FloatMatrix probes = Vectors.LAST_BIT.draw(70, 5, 2);
        for (int largest : new int[] {1, 64, 20 * 1_000, 20 * 2_999 + 19, 1 << 20}) {
            try (GalleryVectors gallery = GalleryVectors.of(
                    VectorFile.open(file(), Drawn.GALLERY, 7, largest).orElseThrow())) {
                assertThat(gallery.images()).isEqualTo(3_000);
                assertThat(gallery.best(probes, 3, TWO)).isEqualTo(drawn.plain().best(probes, 3, Drawn.everybody(70)));
                gallery.remove(drawn.images()[1_500]);
                assertThat(gallery.images()).isEqualTo(2_999);
            }
        }
    }

    @Test
    void anEmptyGalleryHasAFileToo() throws IOException {
        Drawn drawn = Drawn.of(Vectors.SPREAD, 5, 4, 2);
        drawn.write(file(), 0);
        try (GalleryVectors gallery = GalleryVectors.of(Drawn.open(file()).orElseThrow())) {
            assertThat(gallery.images()).isZero();
            drawn.addTo(gallery, 0);
            assertThat(gallery.images()).isEqualTo(5);
        }
    }

    @Test
    void whatIsMissingCutDamagedAnotherOnesOrOlderIsStale() throws IOException {
        assertThat(Drawn.open(file())).as("missing").isEmpty();
        Drawn.of(Vectors.SPREAD, 20, 4, 5).write(file(), 20);
        assertThat(VectorFile.open(file(), new UUID(3, 5), 7))
                .as("another gallery's")
                .isEmpty();
        assertThat(VectorFile.open(file(), Drawn.GALLERY, 8)).as("older").isEmpty();
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {0, 1, 56, 4_095, 4_096, 4_097, whole.length - 8, whole.length - 1}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThat(Drawn.open(file())).as("cut to " + length).isEmpty();
        }
        Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
        assertThat(Drawn.open(file())).as("too long").isEmpty();
        for (int at = 0; at < 60; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file(), damaged);
            assertThat(Drawn.open(file())).as("damaged at " + at).isEmpty();
        }
        // The third image's number, then the third subject's, no longer what they can be.
        for (int at : new int[] {whole.length - 2 * 160 + 16 + 7, whole.length - 160 + 16 + 7}) {
            byte[] damaged = whole.clone();
            damaged[at] = -1;
            Files.write(file(), damaged);
            assertThat(Drawn.open(file())).as("damaged at " + at).isEmpty();
        }
        Files.write(file(), whole);
        Drawn.open(file()).orElseThrow().close();
        Files.delete(file());
        Files.createDirectory(file());
        assertThat(Drawn.open(file())).as("a folder").isEmpty();
    }

    @Test
    void erasedVectorsAreInTheFileNoMore() throws IOException {
        Drawn drawn = Drawn.of(Vectors.SPREAD, 500, 6, 50);
        drawn.write(file(), 500);
        long rewrites = 7;
        for (int row : new int[] {0, 1, 250, 251, 499}) {
            ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(drawn.vector(row));
            assertThat(indexOf(Files.readAllBytes(file()), bytes.array())).isEqualTo(4_096 + row * 24);
            Set<Long> images = Set.of(drawn.images()[row], 1_000_000L);
            assertThat(VectorFile.erase(file(), Drawn.GALLERY, images, ++rewrites))
                    .isTrue();
            assertThat(indexOf(Files.readAllBytes(file()), bytes.array())).isEqualTo(-1);
            drawn = drawn.with(drawn.images()[row], 0);
            try (GalleryVectors gallery = GalleryVectors.of(
                    VectorFile.open(file(), Drawn.GALLERY, rewrites).orElseThrow())) {
                FloatMatrix probes = new FloatMatrix(1, 6, drawn.vector(row));
                assertThat(gallery.best(probes, 50, TWO))
                        .isEqualTo(drawn.plain().best(probes, 50, Drawn.everybody(1)));
                gallery.move(drawn.images()[300], 77);
                assertThat(gallery.best(drawn.vector(300), 1, TWO).get(0).subject())
                        .isEqualTo(77);
            }
        }
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }

    /** Another process may erase what this one has mapped and not yet heard of. */
    @Test
    void whatIsErasedUnderASearchIsNotFound() throws IOException {
        Drawn drawn = Drawn.of(Vectors.CLUSTERED, 300, 6, 300);
        drawn.write(file(), 300);
        FloatMatrix probes = Vectors.CLUSTERED.draw(9, 6, 4);
        try (GalleryVectors gallery = GalleryVectors.of(Drawn.open(file()).orElseThrow())) {
            for (int row = 0; row < 300; row += 3) {
                long image = drawn.images()[row];
                VectorFile.erase(file(), Drawn.GALLERY, Set.of(image), 8);
                drawn = drawn.with(image, 0);
            }
            assertThat(gallery.best(probes, 300, TWO)).isEqualTo(drawn.plain().best(probes, 300, Drawn.everybody(9)));
            long[] own = Arrays.copyOf(drawn.subjects(), 9);
            own[0] = 1;
            assertThat(gallery.bestOf(probes, own, new long[9], TWO)).hasSize(9);
        }
    }

    @Test
    void aChangeBringsAFileUpToDateThatHadAllOthers() throws IOException {
        Drawn drawn = Drawn.of(Vectors.SPREAD, 50, 6, 5);
        drawn.write(file(), 50);
        Set<Long> image = Set.of(drawn.images()[20]);
        assertThat(VectorFile.move(file(), Drawn.GALLERY, image, 99, 8)).isTrue();
        assertThat(Drawn.open(file())).isEmpty();
        try (VectorFile file = VectorFile.open(file(), Drawn.GALLERY, 8).orElseThrow()) {
            assertThat(file.stamp()).isEqualTo(new Stamp(Drawn.GALLERY, 8, drawn.images()[49]));
            GalleryVectors gallery = GalleryVectors.of(file);
            assertThat(gallery.best(drawn.vector(20), 1, TWO).get(0).subject()).isEqualTo(99);
        }
        assertThat(VectorFile.move(file(), Drawn.GALLERY, image, 98, 10)).isTrue();
        assertThat(VectorFile.open(file(), Drawn.GALLERY, 10))
                .as("without the ninth change")
                .isEmpty();
    }

    @Test
    void whatIsNotThisGallerysFileIsNotChanged() throws IOException {
        Drawn.of(Vectors.SPREAD, 50, 6, 5).write(file(), 50);
        byte[] before = Files.readAllBytes(file());
        assertThat(VectorFile.erase(file(), new UUID(1, 1), Set.of(1L), 8)).isFalse();
        assertThat(VectorFile.erase(folder.resolve("none"), Drawn.GALLERY, Set.of(1L), 8))
                .isFalse();
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        Files.write(file(), new byte[10]);
        assertThat(VectorFile.erase(file(), Drawn.GALLERY, Set.of(1L), 8)).isFalse();
        assertThat(Files.readAllBytes(file())).isEqualTo(new byte[10]);
    }

    @Test
    void whatFailsLeavesTheOldFile() throws IOException {
        Drawn drawn = Drawn.of(Vectors.SPREAD, 5, 4, 2);
        drawn.write(file(), 5);
        byte[] before = Files.readAllBytes(file());
        Stamp stamp = new Stamp(Drawn.GALLERY, 9, 9);
        assertThatThrownBy(() -> VectorFile.write(file(), stamp, 4, rows -> {
                    rows.add(2, 1, new float[] {1, 0, 0, 0});
                    rows.add(2, 1, new float[] {1, 0, 0, 0});
                }))
                .hasMessageContaining("image 2 comes after 2");
        for (float[] wrong : new float[][] {{1, 0, 0, Float.NaN}, {1, 1, 0, 0}, {1}}) {
            assertThatThrownBy(() -> VectorFile.write(file(), stamp, 4, rows -> rows.add(1, 1, wrong)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file()));
    }
}
