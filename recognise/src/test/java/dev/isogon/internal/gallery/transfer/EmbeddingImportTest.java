package dev.isogon.internal.gallery.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.vectors.ReadVectors;
import dev.isogon.internal.data.vectors.VectorColumns;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.gallery.store.GalleryFacts;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.ModelIdentity;
import dev.isogon.internal.gallery.store.NewImage;
import dev.isogon.internal.gallery.store.StrangerSet.NewStranger;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingImportTest {

    @TempDir
    private Path temporary;

    private GalleryStore store(String name, boolean pictures) throws IOException {
        ModelIdentity model = new ModelIdentity("face", "ab".repeat(32), 2, "whole");
        return GalleryStore.create(temporary.resolve(name), GalleryFacts.ofNew(model, pictures, false), null);
    }

    private static NewImage image(String name, float x, float y) {
        return new NewImage(
                name,
                Integer.toHexString(name.hashCode()).repeat(64).substring(0, 64),
                50,
                new float[] {x, y},
                name.startsWith("no") ? null : new byte[] {1, 2, 3});
    }

    private Path csv(String... lines) throws IOException {
        return Files.write(temporary.resolve("in.csv"), List.of(lines));
    }

    /** 3, 4 has length 5. */
    @Test
    void embeddingsAreBroughtToLengthOneUnderTheirNames() throws IOException {
        Path file = csv("path,label,e0,e1", "a.jpg,Ann,3,4", "b.jpg,Ann,0,-2", "c.jpg,\"B, C\",1,0");
        try (GalleryStore store = store("g", false)) {
            EmbeddingImport.Outcome outcome = EmbeddingImport.read(file).into(store, Work.silent());
            assertThat(outcome).isEqualTo(new EmbeddingImport.Outcome(3, 0, 2, List.of()));
            assertThat(store.reading().subjects()).containsExactly(new Subject(1, "Ann", 2), new Subject(2, "B, C", 1));
            assertThat(store.reading().embedding(1))
                    .hasValueSatisfying(each -> assertThat(each).containsExactly(0.6f, 0.8f));
            assertThat(store.reading().embedding(2))
                    .hasValueSatisfying(each -> assertThat(each).containsExactly(0, -1));
            assertThat(store.reading().image(1).orElseThrow().name()).isEqualTo("a.jpg");
            assertThat(store.reading().image(1).orElseThrow().quality()).isZero();
            assertThat(EmbeddingImport.read(file).into(store, Work.silent()))
                    .isEqualTo(new EmbeddingImport.Outcome(0, 3, 2, List.of()));
            assertThat(store.state().images()).isEqualTo(3);
        }
    }

    @Test
    void whoIsImportedIsNoStrangerAnyMore() throws IOException {
        try (GalleryStore store = store("g", false)) {
            store.strangers().add(List.of(new NewStranger("Ann", "x", new float[] {1, 0}, null)));
            Path file = csv("path,e0,e1", "photos/Ann/1.jpg,0,1");
            assertThat(EmbeddingImport.read(file).into(store, Work.silent()).strangersLeft())
                    .containsExactly("Ann");
            assertThat(store.strangers().all()).isEmpty();
        }
    }

    @Test
    void whatCannotBeComparedIsRefusedByItsRow() throws IOException {
        Path zero = csv("path,label,e0,e1", "a.jpg,Ann,3,4", "b.jpg,Ann,0,0");
        assertThatThrownBy(() -> EmbeddingImport.read(zero))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("zeros in embedding 2 (b.jpg)");
        Path infinite = csv("path,label,e0,e1", "a.jpg,Ann,NaN,4");
        assertThatThrownBy(() -> EmbeddingImport.read(infinite))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("embedding 1 (a.jpg)");
        Path nobody = csv("path,e0,e1", "a.jpg,1,0");
        assertThatThrownBy(() -> EmbeddingImport.read(nobody))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("whose embedding 1 is");
        Path three = csv("path,label,e0,e1,e2", "a.jpg,Ann,3,4,0");
        try (GalleryStore store = store("g", false)) {
            EmbeddingImport read = EmbeddingImport.read(three);
            assertThatThrownBy(() -> read.into(store, Work.silent()))
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContaining("embeddings of 3 numbers")
                    .hasMessageContaining("gives 2");
            assertThat(store.state().changes()).isZero();
        }
    }

    /** Of 5,000 rows the first 2,000 are kept when the second part is not begun. */
    @Test
    void afterAnInterruptionTheSameImportAddsTheRest() throws IOException {
        List<String> lines = new ArrayList<>(List.of("path,label,e0,e1"));
        for (int i = 0; i < 5_000; i++) {
            lines.add(i + ".jpg,person " + i % 7 + "," + (i + 1) + ",1");
        }
        Path file = csv(lines.toArray(new String[0]));
        try (GalleryStore store = store("g", false)) {
            EmbeddingImport read = EmbeddingImport.read(file);
            AtomicInteger parts = new AtomicInteger();
            Work stopped = Work.silent().withStop(() -> parts.incrementAndGet() > 1);
            assertThatThrownBy(() -> read.into(store, stopped)).isInstanceOf(StoppedException.class);
            assertThat(store.state().images()).isEqualTo(2_000);
            EmbeddingImport.Outcome rest = EmbeddingImport.read(file).into(store, Work.silent());
            assertThat(rest.added()).isEqualTo(3_000);
            assertThat(rest.present()).isEqualTo(2_000);
            assertThat(store.state().images()).isEqualTo(5_000);
            assertThat(store.state().subjects()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.npy", "out.csv", "out.parquet"})
    void whatIsExportedComesBackAsItWas(String name) throws IOException {
        Path file = temporary.resolve(name);
        try (GalleryStore store = store("g", false)) {
            store.writing().enrol("A/B", List.of(image("in/ann.jpg", 0.6f, 0.8f), image("x.jpg", 1, 0)));
            store.writing().enrol("Zoë, Z", List.of(image("y.jpg", 0, 1)));
            store.strangers().add(List.of(new NewStranger("Sam", "s", new float[] {1, 0}, null)));
            assertThat(new GalleryExport(store).embeddings(file).images()).isEqualTo(3);
            assertThat(EmbeddingImport.read(file).into(store, Work.silent()).added())
                    .as("what is there is known by its numbers")
                    .isZero();
        }
        ReadVectors read = VectorFormats.read(file, VectorColumns.DEFAULT);
        Embeddings vectors = read.vectors();
        assertThat(vectors.values()).containsExactly(0.6f, 0.8f, 1, 0, 0, 1);
        if (name.endsWith(".npy")) {
            assertThat(vectors.names()).containsExactly("A%2FB/ann.jpg", "A%2FB/x.jpg", "Zoë, Z/y.jpg");
        } else {
            assertThat(vectors.names()).containsExactly("in/ann.jpg", "x.jpg", "y.jpg");
            assertThat(read.labels()).containsExactly("A/B", "A/B", "Zoë, Z");
        }
        try (GalleryStore other = store("other", false)) {
            EmbeddingImport.read(file).into(other, Work.silent());
            assertThat(other.reading().subjects())
                    .containsExactly(new Subject(1, "A/B", 2), new Subject(2, "Zoë, Z", 1));
            assertThat(other.reading().embedding(1))
                    .hasValueSatisfying(each -> assertThat(each).containsExactly(0.6f, 0.8f));
        }
    }

    @Test
    void picturesGoIntoAFolderForEachSubject() throws IOException {
        Path folder = temporary.resolve("pictures");
        try (GalleryStore store = store("g", true)) {
            store.writing().enrol("A/B", List.of(image("in/a.jpg", 0.6f, 0.8f), image("none", 1, 0)));
            store.writing().enrol("ann", List.of(image("a.png", 0, 1)));
            store.writing().enrol("Ann", List.of(image("b.png", 0, -1)));
            assertThat(new GalleryExport(store).pictures(folder, Work.silent()))
                    .isEqualTo(new GalleryExport.Outcome(3, List.of("none")));
            assertThatThrownBy(() -> new GalleryExport(store).pictures(folder, Work.silent()))
                    .hasMessageContaining("holds something already");
        }
        assertThat(folder.resolve("A%2FB/a-1.jpg")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(folder.resolve("ann/a-3.jpg")).exists();
        assertThat(folder.resolve("%41%6E%6E/b-4.jpg")).exists();
        try (GalleryStore store = store("without", false)) {
            assertThatThrownBy(() -> new GalleryExport(store).pictures(temporary.resolve("no"), Work.silent()))
                    .hasMessageContaining("keeps no pictures");
        }
    }
}
