package dev.isogon.internal.gallery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @TempDir
    private Path temporary;

    @Test
    void namesOfAnyScriptAndAnyCharactersComeBack() throws IOException {
        List<String> names = List.of(
                "O'Neil; DROP TABLE subjects --",
                "日本語",
                "עברית العربية",
                "Ελλάδα",
                "\uD83D\uDC69\u200D\uD83D\uDD2C",
                "two\nlines\tand \u202E turned",
                "../../etc/passwd",
                "x",
                "\uD83D\uDE00".repeat(1_000));
        for (GalleryKey key : new GalleryKey[] {null, GalleryKey.create(temporary.resolve("key"))}) {
            Path folder = temporary.resolve(key == null ? "plain" : "encrypted");
            try (GalleryStore store = Galleries.create(folder, Galleries.MODEL, key)) {
                for (String each : names) {
                    store.writing().enrol(each, List.of());
                }
            }
            try (GalleryStore store = GalleryStore.open(folder, false, key)) {
                assertThat(store.reading().subjects()).extracting(Subject::name).isEqualTo(names);
                for (String each : names) {
                    assertThat(store.reading().subject(each)).isPresent();
                }
            }
        }
    }

    @Test
    void composedAndDecomposedCharactersAreOneName() throws IOException {
        try (GalleryStore store = Galleries.create(temporary.resolve("people"))) {
            store.writing().enrol("Zo\u00EB", List.of());
            assertThat(store.writing().enrol("Zoe\u0308", List.of()).newSubjects())
                    .isEmpty();
            assertThat(store.reading().subject("Zoe\u0308")).contains(new Subject(1, "Zo\u00EB", 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n", "a\0b", "a\uD800b", "\uDC00"})
    void whatIsNoNameIsRefused(String name) throws IOException {
        try (GalleryStore store = Galleries.create(temporary.resolve("people"))) {
            assertThatThrownBy(() -> store.writing().enrol(name, List.of()))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("name must be text of 1 to 1000 characters");
            assertThat(store.state().subjects()).isZero();
        }
    }

    @Test
    void aNameOfMoreThanAThousandCharactersIsRefused() throws IOException {
        try (GalleryStore store = Galleries.create(temporary.resolve("people"))) {
            assertThatThrownBy(() -> store.writing().enrol("\uD83D\uDE00".repeat(1_001), List.of()))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("but has 1001");
        }
    }
}
