package dev.isogon.internal.gallery.store;

import static dev.isogon.internal.gallery.store.Galleries.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be. */
class DamagedGalleryTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void create() throws IOException {
        file = folder.resolve(GalleryStore.FILE);
        try (GalleryStore store = Galleries.create(folder)) {
            List<NewImage> images = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                images.add(image("image " + i));
            }
            store.writing().enrol("Ann", images);
        }
    }

    @Test
    void aNewerFormatIsLeftToTheNewerIsogon() throws Exception {
        sql("PRAGMA user_version = 2");
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> GalleryStore.open(folder, true, null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(file + " has format 2, but this Isogon knows those up to 1");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void otherFilesAreNoGalleries() throws Exception {
        sql("PRAGMA application_id = 7");
        assertThatThrownBy(() -> GalleryStore.open(folder, false, null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("of another program");
        Files.writeString(file, "a text that is long enough to look like something".repeat(99));
        assertThatThrownBy(() -> GalleryStore.open(folder, true, null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(file + " is not a gallery");
    }

    @Test
    void aPageOfNoughtsIsNoticedWhereItIsRead() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int pages = bytes.length / Schema.PAGE_SIZE;
        int noticed = 0;
        for (int page = 1; page < pages; page++) {
            byte[] damaged = bytes.clone();
            Arrays.fill(damaged, page * Schema.PAGE_SIZE, (page + 1) * Schema.PAGE_SIZE, (byte) 0);
            Files.write(file, damaged);
            try (GalleryStore store = GalleryStore.open(folder, false, null)) {
                assertThat(store.history().problems())
                        .as("page %d of %d", page + 1, pages)
                        .isNotEmpty();
                store.reading().forEachWholeImage((image, unit, picture) -> {});
            } catch (BrokenFileException e) {
                assertThat(e).hasMessageContaining(file + " is damaged");
                noticed++;
            }
            assertThat(file).as("nobody repairs by guessing").hasBinaryContent(damaged);
        }
        // Of tables that are read here: images in two pages or more, embeddings in four or more.
        assertThat(noticed).isGreaterThan(5);
    }

    @Test
    void aChangedBitInAnEmbeddingIsNoticed() throws IOException {
        float[] embedding = Galleries.embedding("image 77", Galleries.DIMENSIONS);
        ByteBuffer wanted =
                ByteBuffer.allocate(Galleries.DIMENSIONS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        wanted.asFloatBuffer().put(embedding);
        byte[] bytes = Files.readAllBytes(file);
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = all.indexOf(new String(wanted.array(), StandardCharsets.ISO_8859_1));
        bytes[at] ^= 1;
        Files.write(file, bytes);
        try (GalleryStore store = GalleryStore.open(folder, false, null)) {
            assertThat(store.reading().embedding(77)).isPresent();
            assertThatThrownBy(() -> store.reading().embedding(78))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContaining("images.embedding of row 78");
        }
    }

    @Test
    void aShorterFileIsDamaged() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> {
                    try (GalleryStore store = GalleryStore.open(folder, false, null)) {
                        store.reading().forEachWholeImage((image, unit, picture) -> {});
                    }
                })
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void aGalleryWhoseMakingWasInterruptedIsMadeAnew() throws IOException {
        Path half = Files.createDirectory(folder.resolve("half"));
        Files.createFile(half.resolve(GalleryStore.FILE));
        assertThat(GalleryStore.isOne(half)).isFalse();
        assertThatThrownBy(() -> GalleryStore.open(half, true, null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("Make it anew in the same folder");
        Galleries.create(half).close();
        assertThat(GalleryStore.isOne(half)).isTrue();
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
