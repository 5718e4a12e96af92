package dev.isogon.internal.gallery.store;

import static dev.isogon.internal.gallery.store.Galleries.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.gallery.store.StrangerSet.Stranger;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryWritingTest {

    @TempDir
    private Path temporary;

    private GalleryStore store;

    @BeforeEach
    void create() throws IOException {
        store = Galleries.create(temporary.resolve("people"));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void theSameFileIsNotAddedToASubjectTwice() throws IOException {
        store.writing().enrol("Ann", List.of(image("a")));
        Enrolled enrolled = store.writing().enrol("Ann", List.of(image("a"), image("b"), image("b")));
        assertThat(enrolled.images())
                .containsExactly(
                        new Enrolled.Image(1, false, List.of()),
                        new Enrolled.Image(2, true, List.of()),
                        new Enrolled.Image(2, false, List.of()));
        assertThat(enrolled.newSubjects()).isEmpty();
        assertThat(enrolled.added()).isEqualTo(1);
    }

    @Test
    void whatOtherSubjectsHaveTooIsAddedAndTold() throws IOException {
        store.writing().enrol("Ann", List.of(image("group")));
        Enrolled enrolled = store.writing().enrol("Bob", List.of(image("group")));
        assertThat(enrolled)
                .isEqualTo(
                        new Enrolled(List.of(new Enrolled.Image(2, true, List.of("Ann"))), List.of("Bob"), List.of()));
    }

    @Test
    void manySubjectsAreOneChange() throws IOException {
        Map<String, List<NewImage>> images = new LinkedHashMap<>();
        images.put("Zoe", List.of(image("z")));
        images.put("Ann", List.of(image("a"), image("b")));
        assertThat(store.writing().enrolAll(images).newSubjects()).containsExactly("Zoe", "Ann");
        assertThat(store.state()).isEqualTo(new State(1, 0, 3, 2, 3, 0, 0));
    }

    @Test
    void oneBadImageLeavesNothingOfItsCall() throws IOException {
        float[] long2 = new float[Galleries.DIMENSIONS];
        long2[0] = 2;
        NewImage bad = new NewImage("bad", Galleries.content("bad"), 1, long2, null);
        assertThatThrownBy(() -> store.writing().enrol("Ann", List.of(image("a"), bad)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("embedding must be of unit length, but its length is 2.0");
        assertThat(store.state()).isEqualTo(new State(0, 0, 0, 0, 0, 0, 0));
        assertThatThrownBy(() -> store.writing().enrol("Ann", List.of(image("a", 9, null))))
                .hasMessageContaining("8 dimensions of this gallery's model, but has 9");
    }

    @Test
    void aNewNameKeepsTheSubject() throws IOException {
        store.writing().enrol("Ann", List.of(image("a")));
        assertThat(store.writing().rename("Ann", "Anna")).isEqualTo(new GalleryWriting.Renamed(false, 0));
        assertThat(store.reading().subjects()).containsExactly(new Subject(1, "Anna", 1));
        assertThat(store.state()).as("no row of a search has changed").isEqualTo(new State(2, 0, 1, 1, 1, 0, 0));
        assertThat(store.writing().rename("Anna", "Anna").merged()).isFalse();
        assertThat(store.state().changes()).isEqualTo(2);
    }

    @Test
    void aNameThatIsTakenIsLeftWhereNobodyWantsToMerge() throws IOException {
        store.writing().enrol("Ann", List.of(image("a")));
        store.writing().enrol("Anna", List.of(image("c")));
        long before = store.state().changes();
        assertThat(store.writing().renameIfFree("Ann", "Anna")).isEmpty();
        assertThat(store.state().changes()).as("nothing was changed").isEqualTo(before);
        assertThat(store.writing().renameIfFree("Ann", "Ann")).isPresent();
        assertThat(store.writing().renameIfFree("Ann", "Zoe")).contains(new GalleryWriting.Renamed(false, 0));
        assertThat(store.reading().subject(1L)).contains(new Subject(1, "Zoe", 1));
        assertThat(store.reading().subject(9L)).isEmpty();
    }

    @Test
    void aNameThatIsTakenMerges() throws IOException {
        store.writing().enrol("Ann", List.of(image("a"), image("both")));
        store.writing().enrol("Anna", List.of(image("both"), image("c")));
        store.writing().reject("Ann", image("other"));
        assertThat(store.writing().rename("Ann", "Anna")).isEqualTo(new GalleryWriting.Renamed(true, 1));
        assertThat(store.reading().subjects()).containsExactly(new Subject(2, "Anna", 3));
        // 1 "a" came over; 2 "both" was dropped, since 3 has that content.
        assertThat(store.reading().images(2)).extracting(StoredImage::id).containsExactly(1L, 3L, 4L);
        assertThat(store.reading().rejections(2)).hasSize(1);
        assertThat(store.state()).isEqualTo(new State(4, 1, 4, 1, 3, 0, 0));
    }

    @Test
    void aSubjectStaysWithoutImages() throws IOException {
        store.writing().enrol("Ann", List.of(image("a")));
        store.writing().removeImage(1);
        assertThat(store.reading().subjects()).containsExactly(new Subject(1, "Ann", 0));
        assertThat(store.reading().embedding(1)).isEmpty();
        store.writing().enrol("Ann", List.of(image("a")));
        assertThat(store.reading().images(1))
                .extracting(StoredImage::id)
                .as("ids are not given again")
                .containsExactly(2L);
        store.writing().enrol("Bob", List.of());
        assertThat(store.reading().subject("Bob")).contains(new Subject(2, "Bob", 0));
    }

    @Test
    void aRemovedSubjectTakesEverythingAlong() throws IOException {
        store.writing().enrol("Ann", List.of(image("a"), image("b")));
        store.writing().reject("Ann", image("other"));
        assertThat(store.writing().removeSubject("Ann")).isEqualTo(2);
        assertThat(store.state()).isEqualTo(new State(3, 1, 2, 0, 0, 0, 0));
        assertThat(store.reading().rejections(1)).isEmpty();
        assertThat(store.reading().image(1)).isEmpty();
        assertThatThrownBy(() -> store.writing().removeSubject("Ann"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Ann");
        store.writing().enrol("Ann", List.of());
        assertThat(store.reading().subject("Ann")).contains(new Subject(2, "Ann", 0));
    }

    @Test
    void manySubjectsAreRemovedTogetherOrNotAtAll() throws IOException {
        store.writing().enrol("Ann", List.of(image("a"), image("b")));
        store.writing().enrol("Bob", List.of(image("c")));
        store.writing().enrol("Cem", List.of(image("d")));
        assertThatThrownBy(() -> store.writing().removeSubjects(List.of("Ann", "nobody")))
                .isInstanceOf(SettingsException.class);
        assertThat(store.state().images()).isEqualTo(4);
        assertThat(store.writing().removeSubjects(List.of("Ann", "Cem"))).isEqualTo(3);
        assertThat(store.reading().subjects()).containsExactly(new Subject(2, "Bob", 1));
        assertThat(store.state()).isEqualTo(new State(4, 1, 4, 1, 1, 0, 0));
    }

    @Test
    void anImageMovesWithItsNumber() throws IOException {
        store.writing().enrol("Ann", List.of(image("a"), image("b")));
        assertThat(store.writing().move(2, "Bob")).isTrue();
        assertThat(store.reading().subjects()).containsExactly(new Subject(1, "Ann", 1), new Subject(2, "Bob", 1));
        assertThat(store.state()).isEqualTo(new State(2, 1, 2, 2, 2, 0, 0));
        store.writing().enrol("Ann", List.of(image("b")));
        assertThat(store.writing().move(3, "Bob")).as("Bob has it already").isFalse();
        assertThat(store.reading().images(2)).extracting(StoredImage::id).containsExactly(2L);
        assertThat(store.reading().image(3)).isEmpty();
        assertThatThrownBy(() -> store.writing().move(3, "Bob")).hasMessageContaining("number 3");
    }

    @Test
    void strangersLeaveWhenTheyAreEnrolled() throws IOException {
        StrangerSet strangers = store.strangers();
        store.writing().enrol("Ann", List.of(image("a")));
        assertThat(strangers.add(List.of(stranger("Ann"), stranger("Zoe"), stranger("Yan"), stranger("Zoe"))))
                .isEqualTo(new StrangerSet.Added(2, List.of("Zoe"), List.of("Ann")));
        assertThat(store.state()).isEqualTo(new State(2, 0, 1, 1, 1, 2, 1));
        assertThat(store.writing().enrol("Zoe", List.of(image("z"))).formerStrangers())
                .containsExactly("Zoe");
        assertThat(strangers.all()).extracting(Stranger::identity).containsExactly("Yan");
        store.writing().rename("Ann", "Yan");
        assertThat(store.state().strangers()).isZero();
        assertThat(store.state().strangerChanges()).isEqualTo(3);
    }

    @Test
    void strangersAreReplacedRemovedAndForgotten() throws IOException {
        StrangerSet strangers = store.strangers();
        strangers.add(List.of(stranger("Zoe"), stranger("Yan")));
        strangers.replace(List.of(stranger("Xia"), stranger("Yan"), stranger("Wim")), "threshold", "what they are for");
        List<Stranger> all = new ArrayList<>();
        strangers.forEach(true, all::add);
        assertThat(all).extracting(Stranger::identity).containsExactly("Xia", "Yan", "Wim");
        assertThat(all.get(0).embedding()).containsExactly(Galleries.embedding("Xia", Galleries.DIMENSIONS));
        assertThat(all.get(0).picture()).containsExactly(7);
        assertThat(strangers.all().get(0).picture()).isNull();
        assertThat(strangers.remove(List.of("Yan", "nobody"))).isEqualTo(1);
        assertThat(strangers.forget()).isEqualTo(2);
        assertThat(strangers.forget()).isZero();
        // Added, replaced, removed, forgotten; to forget nobody is no change.
        assertThat(store.state().strangerChanges()).isEqualTo(4);
        assertThat(store.state().changes()).isEqualTo(4);
    }

    @Test
    void settingsAreKeptByKey() throws IOException {
        GallerySettings settings = store.settings();
        settings.put("threshold", "{\"value\": 0.5}");
        settings.put("threshold", "0.6");
        assertThat(settings.get("threshold")).contains("0.6");
        assertThat(settings.remove("threshold")).isTrue();
        assertThat(settings.remove("threshold")).isFalse();
        assertThat(settings.get("threshold")).isEmpty();
    }

    @Test
    void anotherModelReplacesEveryEmbedding() throws IOException {
        store.writing().enrol("Ann", List.of(image("a"), image("b")));
        store.strangers().add(List.of(stranger("Zoe"), stranger("Yan")));
        store.writing().reject("Ann", image("other"));
        ModelIdentity other = new ModelIdentity("other", "cd".repeat(32), 5, "face");
        assertThatThrownBy(() -> store.writing().reembed(other, new Five("image 2")))
                .hasMessageContaining("number 2");
        assertThat(store.facts().model()).isEqualTo(Galleries.MODEL);
        store.writing().reembed(other, new Five("stranger 1"));
        assertThat(store.facts().model()).isEqualTo(other);
        assertThat(store.reading().embedding(2))
                .hasValueSatisfying(each -> assertThat(each).hasSize(5));
        assertThat(store.strangers().all()).extracting(Stranger::identity).containsExactly("Yan");
        assertThat(store.reading().rejections(1).get(0).embedding())
                .containsExactly(Galleries.embedding("rejection 1", 5));
        assertThat(store.state().rewrites()).isEqualTo(1);
    }

    /** Embeddings of five numbers, but for one. */
    private record Five(String without) implements GalleryWriting.NewEmbeddings {

        @Override
        @SuppressWarnings("NullAway") // What is not allowed must be noticed.
        public float[] ofImage(long id) {
            return of("image " + id);
        }

        @Override
        public float @Nullable [] ofStranger(long id) {
            return of("stranger " + id);
        }

        @Override
        public float @Nullable [] ofRejection(long id) {
            return of("rejection " + id);
        }

        private float @Nullable [] of(String what) {
            return what.equals(without) ? null : Galleries.embedding(what, 5);
        }
    }

    @Test
    void theLogSaysWhatWasDoneWithoutNames() throws IOException {
        store.writing().enrol("Ann", List.of(image("a"), image("b")));
        store.writing().removeImage(2);
        List<String> lines = new ArrayList<>();
        store.history()
                .forEach(each -> lines.add(each.number() + " " + each.kind() + " subject " + each.subject() + " image "
                        + each.image() + " count " + each.count()));
        assertThat(lines)
                .containsExactly(
                        "1 add subject subject 1 image null count 0",
                        "1 enrol subject 1 image 1 count 2",
                        "2 remove subject 1 image 2 count 1");
        assertThat(store.history().problems()).isEmpty();
    }

    @Test
    void theLogSaysWhoHasAMovedImageNow() throws IOException {
        store.writing().enrol("Ann", List.of(image("a"), image("b")));
        store.writing().move(1, "Bob");
        store.writing().enrol("Ann", List.of(image("a")));
        store.writing().move(3, "Bob");
        List<String> moves = new ArrayList<>();
        store.history().forEach(each -> {
            if (each.kind().equals("move")) {
                moves.add("image " + each.image() + " subject " + each.subject() + " count " + each.count());
            }
        });
        assertThat(moves)
                .as("Bob has the last one already")
                .containsExactly(
                        "image 1 subject 1 count 1",
                        "image 1 subject 2 count 1",
                        "image 3 subject 1 count 1",
                        "image 3 subject 2 count 0");
    }

    @Test
    void anImageIsFoundByItsNameWhereOneHasIt() throws IOException {
        NewImage same = image("x");
        store.writing().enrol("Ann", List.of(new NewImage("front.jpg", same.content(), 1, same.embedding(), null)));
        assertThat(store.reading().image("front.jpg").orElseThrow().id()).isEqualTo(1);
        store.writing().enrol("Bob", List.of(new NewImage("front.jpg", same.content(), 1, same.embedding(), null)));
        assertThatThrownBy(() -> store.reading().image("front.jpg"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("2 have the name front.jpg: 1, 2");
    }

    private static StrangerSet.NewStranger stranger(String identity) {
        return new StrangerSet.NewStranger(
                identity, identity + ".jpg", Galleries.embedding(identity, Galleries.DIMENSIONS), new byte[] {7});
    }
}
