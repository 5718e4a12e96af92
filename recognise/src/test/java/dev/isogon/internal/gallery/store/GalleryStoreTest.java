package dev.isogon.internal.gallery.store;

import static dev.isogon.internal.gallery.store.Galleries.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryStoreTest {

    @TempDir
    private Path temporary;

    @Test
    void whatWasWrittenIsReadAfterwards() throws IOException {
        Path folder = temporary.resolve("people");
        GalleryFacts facts = GalleryFacts.ofNew(Galleries.MODEL, true, false);
        assertThat(GalleryStore.isOne(folder)).isFalse();
        try (GalleryStore store = GalleryStore.create(folder, facts, null)) {
            assertThat(store.state()).isEqualTo(new State(0, 0, 0, 0, 0, 0, 0));
            store.writing().enrol("Ann", List.of(image("ann1"), image("ann2")));
            store.writing().enrol("Bob", List.of(image("bob1", Galleries.DIMENSIONS, new byte[] {1, 2, 3})));
        }
        assertThat(GalleryStore.isOne(folder)).isTrue();
        try (GalleryStore store = GalleryStore.open(folder, false, null)) {
            assertThat(store.facts()).isEqualTo(facts);
            // Two changes, which only added; three images, so the last is number 3.
            assertThat(store.state()).isEqualTo(new State(2, 0, 3, 2, 3, 0, 0));
            GalleryReading reading = store.reading();
            assertThat(reading.subjects()).containsExactly(new Subject(1, "Ann", 2), new Subject(2, "Bob", 1));
            assertThat(reading.subject("Bob")).contains(new Subject(2, "Bob", 1));
            assertThat(reading.name(1)).contains("Ann");
            assertThat(reading.images(1))
                    .containsExactly(
                            new StoredImage(1, 1, "ann1", Galleries.content("ann1"), 112),
                            new StoredImage(2, 1, "ann2", Galleries.content("ann2"), 112));
            assertThat(reading.image("bob1")).contains(reading.image(3).orElseThrow());
            assertThat(reading.embedding(3))
                    .hasValueSatisfying(each ->
                            assertThat(each).containsExactly(Galleries.embedding("bob1", Galleries.DIMENSIONS)));
            assertThat(reading.picture(3)).contains(new byte[] {1, 2, 3});
            assertThat(reading.picture(1)).isEmpty();
        }
        assertThat(files(folder)).containsExactly(GalleryStore.FILE);
    }

    @Test
    void embeddingsComeInOrderWithTheStateTheyBelongTo() throws IOException {
        try (GalleryStore store = Galleries.create(temporary.resolve("people"))) {
            store.writing().enrol("Ann", List.of(image("a"), image("b")));
            store.writing().enrol("Bob", List.of(image("c")));
            List<String> seen = new ArrayList<>();
            State state = store.reading().forEachEmbedding(1, new GalleryReading.EmbeddingConsumer() {
                @Override
                public void begin(State at) throws IOException {
                    seen.add("at " + at.changes());
                    // A change meanwhile is not seen.
                    store.writing().enrol("Bob", List.of(image("d")));
                }

                @Override
                public void take(long image, long subject, float[] unit) {
                    seen.add(image + " of " + subject);
                    assertThat(unit).hasSize(Galleries.DIMENSIONS);
                }
            });
            assertThat(seen).containsExactly("at 2", "2 of 1", "3 of 2");
            assertThat(state.lastImage()).isEqualTo(3);
            assertThat(store.state().lastImage()).isEqualTo(4);
        }
    }

    @Test
    void foldersOfAnyNameHoldGalleries() throws IOException {
        for (String name : List.of("a b", "100% of?them#1", "日本 «é»", "a;b&c=d", "it's")) {
            Path folder = temporary.resolve(name);
            try (GalleryStore store = Galleries.create(folder)) {
                store.writing().enrol("Ann", List.of(image("a")));
            }
            try (GalleryStore store = GalleryStore.open(folder, false, null)) {
                assertThat(store.state().images()).isEqualTo(1);
            }
            assertThat(files(folder)).containsExactly(GalleryStore.FILE);
        }
    }

    @Test
    void aGalleryIsMadeOnlyWhereThereIsNothing() throws IOException {
        Path folder = temporary.resolve("people");
        Galleries.create(folder).close();
        assertThatThrownBy(() -> Galleries.create(folder))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(folder + " is a gallery");
        Path other = Files.createDirectory(temporary.resolve("photos"));
        Files.writeString(other.resolve("a.txt"), "a");
        assertThatThrownBy(() -> Galleries.create(other))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("a.txt");
        Galleries.create(Files.createDirectory(temporary.resolve("empty"))).close();
    }

    @Test
    void aFolderWithoutOneIsRefused() {
        assertThatThrownBy(() -> GalleryStore.open(temporary, false, null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(GalleryStore.FILE);
        assertThatThrownBy(() -> GalleryStore.open(temporary.resolve("none"), false, null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("is not there");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}
