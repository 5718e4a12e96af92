package dev.isogon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.testing.SharedFiles;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door to a gallery, with photographs of people. */
class GalleryTest {

    private static Model model;
    private static List<Path> people;

    @TempDir
    private Path folder;

    @BeforeAll
    static void photographs() throws IOException {
        Path images = SharedFiles.of("data/faces16");
        try (Stream<Path> folders = Files.list(images)) {
            people = folders.filter(Files::isDirectory).sorted().toList();
        }
        model = Model.face();
    }

    @AfterAll
    static void close() {
        if (model != null) {
            model.close();
        }
    }

    private static Image photograph(int person, int number) {
        try (Stream<Path> files = Files.list(people.get(person))) {
            return Image.of(files.sorted().skip(number).findFirst().orElseThrow());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(int person) {
        return people.get(person).getFileName().toString();
    }

    private Gallery ofFour() throws IOException {
        Gallery gallery = Gallery.open(folder.resolve("people.gallery"), model);
        for (int person = 0; person < 4; person++) {
            gallery.enrol(name(person), photograph(person, 0), photograph(person, 1), photograph(person, 2));
        }
        return gallery;
    }

    @Test
    void namesWhoIsEnrolledAndSaysThatOthersAreUnknown() throws IOException {
        try (Gallery gallery = ofFour()) {
            int named = 0;
            int unknown = 0;
            for (int person = 0; person < 8; person++) {
                Answer answer = gallery.identify(photograph(person, 5));
                if (answer instanceof Answer.Known known) {
                    assertThat(known.subject()).isEqualTo(name(person));
                    assertThat(known.score())
                            .isGreaterThanOrEqualTo(known.decision().threshold());
                    assertThat(known.margin().getAsDouble())
                            .isCloseTo(known.score() - known.nearest().get(1).score(), within(0.0));
                    named++;
                } else if (answer instanceof Answer.Unknown other) {
                    assertThat(other.reason()).isEqualTo(Answer.Reason.BELOW_THRESHOLD);
                    assertThat(other.nearest().get(0).score())
                            .isLessThan(other.decision().threshold());
                    unknown++;
                }
            }
            assertThat(named).isBetween(2, 4);
            assertThat(unknown).isBetween(4, 6);
        }
    }

    /** The cosine of two embeddings that the model gives, by a plain loop. */
    @Test
    void theScoreIsTheCosineWithTheMostSimilarImage() throws IOException {
        try (Gallery gallery = ofFour()) {
            Image probe = photograph(0, 5);
            float[] unit = model.embed(probe);
            double best = -1;
            for (int i = 0; i < 3; i++) {
                float[] enrolled = model.embed(photograph(0, i));
                double cosine = 0;
                for (int k = 0; k < unit.length; k++) {
                    cosine += (double) unit[k] * enrolled[k];
                }
                best = Math.max(best, cosine);
            }
            Answer answer = gallery.verify(name(0), probe);
            List<Answer.Nearest> nearest =
                    answer instanceof Answer.Known known ? known.nearest() : ((Answer.Unknown) answer).nearest();
            assertThat(nearest.get(0).score()).isCloseTo(best, within(1e-5));
        }
    }

    @Test
    void staysWhenItIsOpenedAgainAndDoesNotTakeAnImageTwice() throws IOException {
        ofFour().close();
        try (Gallery again = Gallery.open(folder.resolve("people.gallery"), model)) {
            assertThat(again.subjects()).containsExactly(name(0), name(1), name(2), name(3));
            EnrolmentOutcome outcome = again.enrol(name(0), photograph(0, 0), photograph(0, 3));
            assertThat(outcome.added()).isEqualTo(1);
            assertThat(outcome.repeated()).containsExactly(photograph(0, 0).name());
            assertThat(again.threshold().images()).isEqualTo(13);
        }
    }

    @Test
    void saysWhyAnImageIsNotJudged() throws IOException {
        try (Gallery gallery = ofFour()) {
            Answer answer = gallery.identify(Image.of("noise.png", new byte[] {1, 2, 3}));
            assertThat(answer).isInstanceOf(Answer.NotJudged.class);
            assertThat(((Answer.NotJudged) answer).problem()).isEqualTo(Answer.Problem.NO_IMAGE);
        }
    }

    @Test
    void nobodyIsKnownToAnEmptyGallery() throws IOException {
        try (Gallery gallery = Gallery.open(folder.resolve("empty.gallery"), model)) {
            Answer answer = gallery.identify(photograph(0, 0));
            assertThat(((Answer.Unknown) answer).reason()).isEqualTo(Answer.Reason.NOBODY_ENROLLED);
        }
    }

    @Test
    void renamesMergesAndRemoves() throws IOException {
        try (Gallery gallery = ofFour()) {
            assertThat(gallery.rename(name(0), "Zoë Müller")).isFalse();
            assertThat(gallery.rename(name(1), "Zoë Müller")).isTrue();
            gallery.remove(name(2));
            assertThat(gallery.subjects()).containsExactly("Zoë Müller", name(3));
            assertThat(gallery.identify(photograph(2, 0))).isInstanceOf(Answer.Unknown.class);
            assertThatThrownBy(() -> gallery.remove("Zoe Müller"))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("did you mean Zoë Müller?");
        }
    }

    /** Eleven strangers promise 1 in 12 on average; the threshold is the next float above the best score of all. */
    @Test
    void theThresholdLiesAboveStrangersAndFollowsTheGallery() throws IOException {
        try (Gallery gallery = ofFour()) {
            Map<String, List<Image>> strangers = new LinkedHashMap<>();
            for (int person = 5; person < 16; person++) {
                strangers.put(name(person), List.of(photograph(person, 0)));
            }
            assertThatThrownBy(() -> gallery.calibrate(strangers, 0.05, null, Work.silent()))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("takes 19 strangers with one image each, but there are 11");
            Decision decision = gallery.calibrate(strangers, 1.0 / 12, null, Work.silent());
            assertThat(decision.basis().kind()).isEqualTo(Decision.Kind.STRANGERS);
            assertThat(decision.basis().people()).isEqualTo(11);
            assertThat(decision.threshold()).isEqualTo(above(gallery, strangers));
            gallery.enrol(name(4), photograph(4, 0), photograph(4, 1));
            assertThat(gallery.threshold().threshold()).isEqualTo(above(gallery, strangers));
            gallery.remove(name(0));
            assertThat(gallery.threshold().threshold()).isEqualTo(above(gallery, strangers));
            gallery.enrol(name(5), photograph(5, 1));
            assertThat(gallery.threshold().basis().people()).isEqualTo(10);
        }
    }

    private static double above(Gallery gallery, Map<String, List<Image>> strangers) throws IOException {
        double best = -1;
        for (List<Image> images : strangers.values()) {
            best = Math.max(best, score(gallery.identify(images.get(0))));
        }
        return Math.nextUp((float) best);
    }

    private static double score(Answer answer) {
        return answer instanceof Answer.Known known
                ? known.score()
                : ((Answer.Unknown) answer).nearest().get(0).score();
    }

    /** Two photographs, which are enrolled, side by side; the larger face may be either. */
    @Test
    void givesAnAnswerForEachFace() throws IOException {
        try (Gallery gallery = ofFour()) {
            BufferedImage left = ImageIO.read(photograph(0, 0).open());
            BufferedImage right = ImageIO.read(photograph(1, 0).open());
            BufferedImage both = new BufferedImage(
                    left.getWidth() + right.getWidth(),
                    Math.max(left.getHeight(), right.getHeight()),
                    BufferedImage.TYPE_INT_RGB);
            both.getGraphics().drawImage(left, 0, 0, null);
            both.getGraphics().drawImage(right, left.getWidth(), 0, null);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(both, "png", png);
            List<List<Answer>> answers = gallery.identify(
                    List.of(Image.of("both.png", png.toByteArray()), photograph(2, 0)), true, 3, Work.silent());
            assertThat(answers).hasSize(2);
            Map<String, Double> middles = new HashMap<>();
            for (Answer each : answers.get(0)) {
                Answer.Known known = (Answer.Known) each;
                Face face = Objects.requireNonNull(known.face());
                middles.put(known.subject(), face.box().middle().x());
            }
            assertThat(middles).containsOnlyKeys(name(0), name(1));
            assertThat(middles.get(name(0))).isLessThan(left.getWidth());
            assertThat(middles.get(name(1))).isGreaterThan(left.getWidth());
            assertThat(answers.get(1)).singleElement().isInstanceOf(Answer.Known.class);
        }
    }
}
