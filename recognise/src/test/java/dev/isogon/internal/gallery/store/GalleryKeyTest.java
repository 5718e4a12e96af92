package dev.isogon.internal.gallery.store;

import static dev.isogon.internal.gallery.store.Galleries.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.gallery.store.StrangerSet.NewStranger;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryKeyTest {

    private static final String SUBJECT = "Ann Ecdysis of the marshes";
    private static final String NAME = "photographs/ann-front-1987.jpg";
    private static final String STRANGER = "Zoe Quillfeather the unknown";

    @TempDir
    private Path temporary;

    @Test
    void anEncryptedGalleryShowsNothingButTheModel() throws IOException {
        Path folder = temporary.resolve("people");
        GalleryKey key = GalleryKey.create(temporary.resolve("key"));
        byte[] picture = "a picture of the one who is enrolled".getBytes(StandardCharsets.UTF_8);
        NewImage image = new NewImage(NAME, Galleries.content("x"), 1, Galleries.embedding("x", 512), picture);
        ModelIdentity model = new ModelIdentity("face", "ab".repeat(32), 512, "whole");
        Traces secret = new Traces();
        for (String each : List.of(SUBJECT, NAME, STRANGER, "kept by hand, a threshold")) {
            secret.add(each.getBytes(StandardCharsets.UTF_8));
        }
        secret.add(picture);
        secret.add(HexFormat.of().parseHex(image.content()));
        secret.add(ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(image.embedding()[0])
                .putFloat(image.embedding()[1])
                .putFloat(image.embedding()[2])
                .putFloat(image.embedding()[3])
                .array());
        try (GalleryStore plain = Galleries.create(temporary.resolve("plain"), model, null);
                GalleryStore encrypted = Galleries.create(folder, model, key)) {
            fill(plain, image);
            fill(encrypted, image);
            // While they are open, so that their logs are there too.
            assertThat(secret.in(plain.folder()))
                    .as("the search would find them")
                    .isGreaterThan(8);
            assertThat(secret.in(encrypted.folder())).isZero();
        }
        assertThat(secret.in(folder)).isZero();
        try (GalleryStore store = GalleryStore.open(folder, false, GalleryKey.read(temporary.resolve("key")))) {
            assertThat(store.reading().subject(SUBJECT)).contains(new Subject(1, SUBJECT, 1));
            assertThat(store.reading().image(NAME).orElseThrow().content()).isEqualTo(image.content());
            assertThat(store.reading().embedding(1).orElseThrow()).containsExactly(image.embedding());
            assertThat(store.reading().picture(1)).contains(picture);
            assertThat(store.strangers().all().get(0).identity()).isEqualTo(STRANGER);
            assertThat(store.settings().get("threshold")).contains("kept by hand, a threshold");
        }
    }

    private static void fill(GalleryStore store, NewImage image) throws IOException {
        store.writing().enrol(SUBJECT, List.of(image));
        store.strangers().add(List.of(new NewStranger(STRANGER, NAME, image.embedding(), image.picture())));
        store.writing().reject(SUBJECT, image);
        store.settings().put("threshold", "kept by hand, a threshold");
    }

    @Test
    void eachGalleryIsEncryptedInItsOwnWay() throws IOException {
        GalleryKey key = GalleryKey.create(temporary.resolve("key"));
        byte[][] kept = new byte[2][];
        for (int i = 0; i < 2; i++) {
            String id = "gallery " + i;
            kept[i] = new dev.isogon.internal.gallery.store.values.TinkSealing(temporary, id, key.bytes())
                    .key("subjects.name", new byte[] {1});
        }
        assertThat(kept[0]).isNotEqualTo(kept[1]);
    }

    @Test
    void keysThatDoNotFitAreRefused() throws IOException {
        Path folder = temporary.resolve("people");
        GalleryKey key = GalleryKey.create(temporary.resolve("key"));
        GalleryKey other = GalleryKey.create(temporary.resolve("other"));
        try (GalleryStore store = Galleries.create(folder, Galleries.MODEL, key)) {
            store.writing().enrol("Ann", List.of(image("a")));
        }
        assertThatThrownBy(() -> GalleryStore.open(folder, true, null))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("key is missing: " + folder + " is encrypted")
                .hasMessageContaining("ISOGON_GALLERY_KEY_FILE");
        assertThatThrownBy(() -> GalleryStore.open(folder, true, other))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("key is not the one that " + folder + " was made with");
        Galleries.create(temporary.resolve("plain")).close();
        assertThatThrownBy(() -> GalleryStore.open(temporary.resolve("plain"), true, key))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is not encrypted");
    }

    @Test
    void aValueThatWasMovedToAnotherRowDoesNotOpen() throws IOException {
        var sealing = new dev.isogon.internal.gallery.store.values.TinkSealing(temporary, "id", new byte[32]);
        byte[] kept = sealing.seal("images.embedding", 1, new byte[] {1, 2});
        assertThat(sealing.open("images.embedding", 1, kept)).containsExactly(1, 2);
        assertThatThrownBy(() -> sealing.open("images.embedding", 2, kept)).isInstanceOf(BrokenFileException.class);
    }

    @Test
    void aNewKeyIsItsOwnersAndReplacesNone() throws IOException {
        Path file = temporary.resolve("key");
        GalleryKey key = GalleryKey.create(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(GalleryKey.read(file).bytes()).isEqualTo(key.bytes()).hasSize(32);
        assertThatThrownBy(() -> GalleryKey.create(file)).isInstanceOf(SettingsException.class);
        assertThat(GalleryKey.read(file).bytes()).isEqualTo(key.bytes());
    }

    @Test
    void keysComeFromTheEnvironment() throws IOException {
        Path file = temporary.resolve("key");
        GalleryKey key = GalleryKey.create(file);
        String text = Files.readString(file).strip();
        assertThat(GalleryKey.from(Map.of())).isEmpty();
        assertThat(GalleryKey.from(Map.of("ISOGON_GALLERY_KEY", text))
                        .orElseThrow()
                        .bytes())
                .isEqualTo(key.bytes());
        assertThat(GalleryKey.from(Map.of("ISOGON_GALLERY_KEY_FILE", file.toString()))
                        .orElseThrow()
                        .bytes())
                .isEqualTo(key.bytes());
        assertThatThrownBy(() ->
                        GalleryKey.from(Map.of("ISOGON_GALLERY_KEY", text, "ISOGON_GALLERY_KEY_FILE", file.toString())))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("both set");
        assertThatThrownBy(() -> GalleryKey.from(Map.of("ISOGON_GALLERY_KEY", "c2VjcmV0")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("44 characters")
                .hasMessageNotContaining("c2VjcmV0");
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> GalleryKey.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(file.toString());
    }
}
