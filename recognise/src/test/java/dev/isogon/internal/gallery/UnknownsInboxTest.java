package dev.isogon.internal.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.Answer;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.eval.calibration.FalseMatchTable.Row;
import dev.isogon.internal.gallery.look.Look;
import dev.isogon.internal.gallery.look.Look.Sight;
import dev.isogon.internal.gallery.store.GalleryFacts;
import dev.isogon.internal.gallery.store.GalleryKey;
import dev.isogon.internal.gallery.store.GalleryReading.Rejection;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.ModelIdentity;
import dev.isogon.internal.gallery.store.NewImage;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.gallery.store.UnknownSet.Unknown;
import dev.isogon.internal.gallery.unknowns.UnknownsInbox;
import dev.isogon.internal.gallery.unknowns.UnknownsInbox.Group;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Embeddings lie in planes, at angles: in one plane a score is the cosine of the difference, between two it is 0. From 0.9, which is
 * 25.8 degrees, they are taken for the same.
 */
class UnknownsInboxTest {

    private static final int DIMENSIONS = 16;
    private static final int DAYS = 7;
    private static final FalseMatchTable TABLE = new FalseMatchTable(
            FalseMatchTable.FORMAT,
            "face",
            null,
            0.95,
            List.of(new Row(0.5f, 0.1), new Row(0.9f, 1e-7)),
            100,
            200,
            "by hand",
            "",
            "");

    @TempDir
    private Path temporary;

    private final SetClock clock = new SetClock();
    private @Nullable Membership begun;

    /** Stands still until it is set. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-11-28T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private UnknownsInbox inbox(int most) throws IOException {
        return inbox(most, null);
    }

    private UnknownsInbox inbox(int most, @Nullable GalleryKey key) throws IOException {
        ModelIdentity model = new ModelIdentity("face", "ab".repeat(32), DIMENSIONS, "whole");
        GalleryStore store = GalleryStore.create(folder(), GalleryFacts.ofNew(model, true, key != null), key);
        store.writing().enrol("Ann", List.of(image("ann", 0, 0)));
        return inbox(store, most);
    }

    private UnknownsInbox inbox(GalleryStore store, int most) throws IOException {
        begun = Membership.of(store);
        return new UnknownsInbox(begun, thresholds(), clock, most);
    }

    private GalleryThresholds thresholds() {
        return new GalleryThresholds(members(), new StrangerScores(members()), TABLE, "face");
    }

    private Path folder() {
        return temporary.resolve("people");
    }

    private GalleryStore store() {
        return members().store();
    }

    private Membership members() {
        if (begun == null) {
            throw new IllegalStateException("not begun");
        }
        return begun;
    }

    @AfterEach
    void close() throws IOException {
        if (begun != null) {
            begun.close();
        }
    }

    private static float[] at(int plane, double degrees) {
        float[] unit = new float[DIMENSIONS];
        unit[2 * plane] = (float) Math.cos(Math.toRadians(degrees));
        unit[2 * plane + 1] = (float) Math.sin(Math.toRadians(degrees));
        return unit;
    }

    private static NewImage image(String name, int plane, double degrees) {
        String content = new Sha256().add(name.getBytes(StandardCharsets.UTF_8)).hex();
        return new NewImage(name, content, 100, at(plane, degrees), picture(name));
    }

    private static byte[] picture(String name) {
        return ("the picture of " + name + ", as bytes").getBytes(StandardCharsets.UTF_8);
    }

    private void see(UnknownsInbox inbox, String name, int plane, double degrees) throws IOException {
        NewImage image = image(name, plane, degrees);
        Sight sight = new Sight(null, 100, image.embedding(), image.picture(), null);
        Look look = new Look(name, image.content(), List.of(sight), 1, null);
        List<List<Answer>> answers =
                new Identification(members()).of(List.of(look), 1, thresholds().search(), Work.silent());
        inbox.keep(List.of(look), answers, DAYS);
    }

    private static List<Group> groups(UnknownsInbox inbox) throws IOException {
        return inbox.groups(Long.MAX_VALUE, 50, Work.silent());
    }

    @Test
    void thoseWhoAreAlikeAreGatheredAndThoseWhoAreKnownAreNotKept() throws IOException {
        UnknownsInbox inbox = inbox(100);
        see(inbox, "known", 0, 10);
        see(inbox, "a", 1, 0);
        see(inbox, "b", 2, 0);
        see(inbox, "a again", 1, 20);
        see(inbox, "a by a step", 1, 40); // like the second, not like the first
        assertThat(groups(inbox)).extracting(Group::id).containsExactly(2L, 1L);
        assertThat(groups(inbox).get(1).sights())
                .extracting(Unknown::name)
                .containsExactly("a", "a again", "a by a step");
        assertThat(inbox.groups(2, 50, Work.silent())).extracting(Group::id).containsExactly(1L);
        assertThat(inbox.group(3, Work.silent())).isEmpty();
    }

    @Test
    void theSamePictureAndMoreThanEnoughAreOnlyCounted() throws IOException {
        UnknownsInbox inbox = inbox(100);
        see(inbox, "a", 1, 0);
        see(inbox, "a", 1, 0);
        for (int i = 0; i < 20; i++) {
            see(inbox, "a" + i, 1, i);
        }
        Group group = groups(inbox).get(0);
        assertThat(group.sights()).hasSize(16);
        assertThat(group.seen()).isEqualTo(22);
        assertThat(group.sights().get(0).seen())
                .as("the first picture came twice")
                .isEqualTo(2);
    }

    @Test
    void whatIsKeptTooLongLeavesAndSeeingItAgainKeepsItNoLonger() throws IOException {
        UnknownsInbox inbox = inbox(100);
        see(inbox, "a", 1, 0);
        clock.pass(Duration.ofDays(DAYS).minusHours(1));
        see(inbox, "a", 1, 0);
        see(inbox, "later", 2, 0);
        assertThat(groups(inbox)).hasSize(2);
        clock.pass(Duration.ofHours(1));
        inbox.tidy();
        assertThat(store().unknowns().all()).extracting(Unknown::name).containsExactly("later");
        assertThat(traces("picture of a,")).isZero();
        see(inbox, "a", 1, 0);
        assertThat(groups(inbox)).extracting(Group::id).as("a new group").containsExactly(3L, 2L);
    }

    @Test
    void whenThereAreTooManyATenthLeavesTheOldestFirst() throws IOException {
        UnknownsInbox inbox = inbox(20);
        for (int i = 0; i < 21; i++) {
            see(inbox, "sight " + i, 1 + i % 7, 7.0 * (i - i % 7));
        }
        assertThat(store().unknowns().all())
                .extracting(Unknown::name)
                .hasSize(18)
                .startsWith("sight 3")
                .endsWith("sight 20");
        see(inbox, "sight 3 again", 4, 1);
        assertThat(store().unknowns().of(4)).extracting(Unknown::name).containsExactly("sight 3", "sight 3 again");
    }

    @Test
    void whoIsNamedLeavesForTheGalleryWithPictures() throws IOException {
        UnknownsInbox inbox = inbox(100);
        see(inbox, "a", 1, 0);
        see(inbox, "b", 1, 5);
        see(inbox, "c", 1, 10);
        assertThat(store().unknowns().enrol(1, null, "Ann", null))
                .as("somebody has that name")
                .isEmpty();
        assertThat(store().unknowns().enrol(1, List.of(1L, 3L), "Bob", null).map(each -> each.added()))
                .contains(2);
        assertThat(groups(inbox).get(0).sights()).extracting(Unknown::id).containsExactly(2L);
        assertThat(groups(inbox).get(0).known()).as("it is like Bob by now").isTrue();
        long bob = store().reading().subject("Bob").orElseThrow().id();
        assertThat(store().unknowns().enrol(1, null, "Bob", 1L))
                .as("Bob is not number 1")
                .isEmpty();
        assertThat(store().unknowns().enrol(1, null, "Bob", bob)).isPresent();
        assertThat(groups(inbox)).isEmpty();
        List<StoredImage> images = store().reading().images(bob);
        assertThat(images).extracting(StoredImage::name).containsExactly("a", "c", "b");
        assertThat(store().reading().picture(images.get(2).id())).contains(picture("b"));
        assertThat(store().reading().embedding(images.get(2).id())).contains(at(1, 5));
    }

    @Test
    void notThisPersonIsRememberedForAllThatAreAlike() throws IOException {
        UnknownsInbox inbox = inbox(100);
        see(inbox, "a", 0, 30);
        Group group = groups(inbox).get(0);
        assertThat(group.nearest()).hasSize(1);
        assertThat(group.nearest().get(0).subject().name()).isEqualTo("Ann");
        assertThat(group.nearest().get(0).score()).isCloseTo(Math.cos(Math.toRadians(30)), within(1e-6));
        store().unknowns().reject(1, null, 1);
        assertThat(groups(inbox).get(0).nearest()).isEmpty();
        store().unknowns().dismiss(1, null);
        assertThat(groups(inbox)).isEmpty();
        see(inbox, "like a", 0, 35);
        assertThat(groups(inbox).get(0).nearest()).isEmpty();
        assertThat(store().reading().rejections(1)).extracting(Rejection::name).containsExactly("a");
    }

    @Test
    void whatIsErasedFromTheGalleryLeavesToo() throws IOException {
        UnknownsInbox inbox = inbox(100);
        see(inbox, "like Eve later", 1, 0);
        see(inbox, "of its group", 1, 20);
        see(inbox, "another", 2, 0);
        see(inbox, "the same picture", 3, 0);
        store().writing().enrol("Eve", List.of(image("eve", 1, -10), image("the same picture", 4, 0)));
        assertThat(members().changes().remove("Eve")).isEqualTo(2);
        assertThat(store().unknowns().all()).extracting(Unknown::name).containsExactly("another");
        for (String gone : List.of("like Eve", "of its", "the same")) {
            assertThat(traces("picture of " + gone))
                    .as("in no file when the removal has returned: " + gone)
                    .isZero();
        }
        assertThat(traces("picture of another")).isPositive();
        long image = store().writing()
                .enrol("Fay", List.of(image("another", 5, 0)))
                .images()
                .get(0)
                .id();
        members().changes().removeImage(image);
        assertThat(store().unknowns().all())
                .as("an image takes the same one along")
                .isEmpty();
    }

    @Test
    void dismissedOnesAreErasedFromTheFileByTheNextTidying() throws IOException {
        UnknownsInbox inbox = inbox(100);
        for (int i = 0; i < 21; i++) {
            see(inbox, "face" + i, 1 + i % 7, 7.0 * (i - i % 7));
        }
        assertThat(traces("picture of face")).isGreaterThanOrEqualTo(21);
        for (Group each : groups(inbox)) {
            store().unknowns().dismiss(each.id(), null);
        }
        assertThat(store().history().hasUnerased()).isTrue();
        inbox.tidy();
        assertThat(store().history().hasUnerased()).isFalse();
        assertThat(traces("picture of face")).isZero();
    }

    @Test
    void anEncryptedGalleryShowsNothingOfThem() throws IOException {
        UnknownsInbox inbox = inbox(100, GalleryKey.create(temporary.resolve("key")));
        see(inbox, "somebody whom nobody knows", 1, 0);
        assertThat(traces("whom nobody knows")).isZero();
        assertThat(store().unknowns().picture(1)).contains(picture("somebody whom nobody knows"));
    }

    @Test
    void aGalleryOfBeforeGetsTheTableWhenItIsOpenedForWriting() throws Exception {
        inbox(100);
        close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder().resolve(GalleryStore.FILE));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE unknowns");
        }
        try (GalleryStore read = GalleryStore.open(folder(), false, null)) {
            assertThat(read.reading().subjects()).hasSize(1);
        }
        UnknownsInbox inbox = inbox(GalleryStore.open(folder(), true, null), 100);
        see(inbox, "a", 1, 0);
        assertThat(groups(inbox)).hasSize(1);
    }

    @Test
    void whatIsNotThereIsSaidAndNothingIsDone() throws IOException {
        UnknownsInbox inbox = inbox(100);
        see(inbox, "a", 1, 0);
        see(inbox, "b", 2, 0);
        assertThatThrownBy(() -> store().unknowns().dismiss(1, List.of(1L, 2L)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("of group 1 have no such image");
        assertThatThrownBy(() -> store().unknowns().enrol(9, null, "Bob", null))
                .hasMessageContaining("have no group 9, or no more");
        assertThatThrownBy(() -> store().unknowns().reject(1, null, 9)).hasMessageContaining("there is no 9");
        assertThat(groups(inbox)).hasSize(2);
        assertThat(store().reading().subject("Bob")).isEmpty();
    }

    /** How often a text is in the gallery's files. */
    private int traces(String text) throws IOException {
        int found = 0;
        for (String name : List.of(GalleryStore.FILE, GalleryStore.FILE + "-wal")) {
            Path file = folder().resolve(name);
            if (Files.exists(file)) {
                String all = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
                    found++;
                }
            }
        }
        return found;
    }
}
