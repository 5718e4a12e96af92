package dev.isogon.internal.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.eval.calibration.FalseMatchTable.Row;
import dev.isogon.internal.gallery.check.GalleryCheck;
import dev.isogon.internal.gallery.check.GalleryFindings;
import dev.isogon.internal.gallery.store.GalleryFacts;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.ModelIdentity;
import dev.isogon.internal.gallery.store.NewImage;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each embedding lies in a plane of its own, at an angle: in one plane the cosine is that of the difference of angles, and 0
 * between two planes.
 */
class GalleryCheckTest {

    private static final int DIMENSIONS = 16;

    @TempDir
    private Path temporary;

    private static float[] at(int plane, double degrees) {
        float[] unit = new float[DIMENSIONS];
        unit[2 * plane] = (float) Math.cos(Math.toRadians(degrees));
        unit[2 * plane + 1] = (float) Math.sin(Math.toRadians(degrees));
        return unit;
    }

    private static double cosine(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    private static NewImage image(String name, int plane, double degrees, float height) {
        return new NewImage(name, content(name), height, at(plane, degrees), null);
    }

    private static NewImage image(String name, int plane, double degrees) {
        return image(name, plane, degrees, 100);
    }

    private static String content(String text) {
        return new Sha256().add(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** At 0.8 fewer than 1 in 1,000 pairs. */
    private static final FalseMatchTable TABLE = new FalseMatchTable(
            FalseMatchTable.FORMAT,
            "face",
            null,
            0.95,
            List.of(new Row(0.5f, 0.1), new Row(0.8f, 0.0009), new Row(0.9f, 1e-5)),
            100,
            200,
            "by hand",
            "",
            "");

    private GalleryStore store(String framing) throws IOException {
        ModelIdentity model = new ModelIdentity("face", "ab".repeat(32), DIMENSIONS, framing);
        GalleryStore store =
                GalleryStore.create(temporary.resolve(framing), GalleryFacts.ofNew(model, false, false), null);
        // Ids in this order: 1 and 2, 3 to 5, 6, 7, 8 and 9, 10, 11.
        store.writing().enrol("Ann", List.of(image("ann0", 0, 0), image("ann20", 0, 20)));
        store.writing().enrol("Bob", List.of(image("bob0", 1, 0), image("bob20", 1, 20), image("ann10", 0, 10)));
        store.writing().enrol("Carl", List.of(image("carl0", 2, 0)));
        store.writing().enrol("Carla", List.of(image("carl8", 2, 8)));
        store.writing().enrol("Dan", List.of(image("dan0", 3, 0), image("dan1", 3, 1)));
        store.writing().enrol("Fay", List.of(image("fay0", 4, 0, 30)));
        store.writing().enrol("Gil", List.of(new NewImage("gil0", content("ann0"), 40, at(5, 0), null)));
        store.writing().enrol("Eve", List.of());
        return store;
    }

    private static GalleryFindings check(GalleryStore store, @Nullable FalseMatchTable table) throws IOException {
        Membership members = Membership.of(store);
        GalleryThresholds thresholds = new GalleryThresholds(members, new StrangerScores(members), table, "face");
        return new GalleryCheck(members, thresholds).of(Work.silent());
    }

    @Test
    void whatIsWrongIsFoundAndNothingElse() throws IOException {
        try (GalleryStore store = store("face-dlib-1")) {
            GalleryFindings found = check(store, TABLE);
            assertThat(found.images()).isEqualTo(11);
            assertThat(found.subjects()).isEqualTo(8);

            assertThat(found.same()).hasSize(2);
            GalleryFindings.Same bytes = found.same().get(0);
            assertThat(bytes.bytes()).isTrue();
            assertThat(bytes.first().subject()).isEqualTo("Ann");
            assertThat(bytes.second().subject()).isEqualTo("Gil");
            GalleryFindings.Same near = found.same().get(1);
            assertThat(near.bytes()).isFalse();
            assertThat(near.first().name()).isEqualTo("dan0");
            assertThat(near.second().name()).isEqualTo("dan1");
            assertThat(near.score()).isCloseTo(cosine(1), within(1e-6));

            // (11² − (2² + 3² + 1 + 1 + 2² + 1 + 1)) ∕ 2 = 50 pairs of two subjects; 0.05 ∕ 50 = 0.001 is reached at
            // 0.8.
            assertThat(found.onePersonFrom()).isEqualTo((double) 0.8f);
            assertThat(found.byChance()).isCloseTo(50 * 0.0009, within(1e-12));
            assertThat(found.onePerson()).singleElement().satisfies(each -> {
                assertThat(each.first().subject()).isEqualTo("Carl");
                assertThat(each.second().subject()).isEqualTo("Carla");
                assertThat(each.score()).isCloseTo(cosine(8), within(1e-6));
            });

            assertThat(found.outliers()).singleElement().satisfies(each -> {
                assertThat(each.image().name()).isEqualTo("ann10");
                assertThat(each.image().subject()).isEqualTo("Bob");
                assertThat(each.own()).isZero();
                assertThat(each.ownThreshold()).isEqualTo((double) 0.8f);
                assertThat(Objects.requireNonNull(each.nearest()).subject()).isEqualTo("Ann");
                assertThat(each.others()).isCloseTo(cosine(10), within(1e-6));
                assertThat(each.isNearerToOthers()).isTrue();
            });
            assertThat(found.small()).singleElement().satisfies(each -> {
                assertThat(each.image().name()).isEqualTo("fay0");
                assertThat(each.height()).isEqualTo(30);
            });
            assertThat(found.withoutImages()).containsExactly("Eve");
            assertThat(found.rejected()).isEmpty();
            assertThat(found.count()).isEqualTo(2 + 1 + 1 + 1 + 1);
        }
    }

    /** One image says little of two subjects when its own subject's others contradict it; two that agree say much. */
    @Test
    void anImageOfSomebodyElseDoesNotMakeOneOfTwo() throws IOException {
        try (GalleryStore store = store("whole")) {
            // Bob's as much as ann10, and of one mind with it: cos 6° = 0.9945.
            store.writing().enrol("Bob", List.of(image("ann16", 0, 16)));
            GalleryFindings found = check(store, TABLE);
            assertThat(found.onePerson())
                    .extracting(
                            each -> each.first().subject() + " " + each.second().subject())
                    .containsExactlyInAnyOrder("Ann Bob", "Carl Carla");
            assertThat(found.outliers()).isEmpty();
            assertThat(found.small())
                    .as("a model of whole pictures has no faces")
                    .isEmpty();
        }
    }

    @Test
    void withoutATableOnlyWhatIsNearerToOthersIsNamed() throws IOException {
        try (GalleryStore store = store("whole")) {
            GalleryFindings found = check(store, null);
            assertThat(found.onePersonFrom()).isNull();
            assertThat(found.byChance()).isNaN();
            assertThat(found.onePerson()).isEmpty();
            assertThat(found.outliers()).extracting(each -> each.image().name()).containsExactly("ann10");
        }
    }

    @Test
    void whatAUserRefusedAndWouldBeNamedIsFound() throws IOException {
        try (GalleryStore store = store("whole")) {
            store.writing().reject("Ann", image("like Ann", 0, -5));
            store.writing().reject("Ann", image("like nobody", 6, 0));
            store.writing().reject("Bob", image("not Bob but like Ann", 0, -7));
            Membership members = Membership.of(store);
            GalleryThresholds thresholds = new GalleryThresholds(members, new StrangerScores(members), TABLE, "face");
            thresholds.put(ThresholdSetting.at(0.9));
            assertThat(new GalleryCheck(members, thresholds).of(Work.silent()).rejected())
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.image()).isEqualTo("like Ann");
                        assertThat(each.nearest().name()).isEqualTo("ann0");
                        assertThat(each.score()).isCloseTo(cosine(5), within(1e-6));
                    });
            thresholds.put(ThresholdSetting.at(0.999));
            assertThat(new GalleryCheck(members, thresholds).of(Work.silent()).rejected())
                    .isEmpty();
        }
    }

    @Test
    void anEmptyGalleryHasNothingWrong() throws IOException {
        ModelIdentity model = new ModelIdentity("face", "ab".repeat(32), DIMENSIONS, "whole");
        try (GalleryStore store =
                GalleryStore.create(temporary.resolve("empty"), GalleryFacts.ofNew(model, false, false), null)) {
            assertThat(check(store, TABLE).count()).isZero();
        }
    }
}
