package dev.isogon.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.serve.access.KeyFile;
import dev.isogon.internal.serve.access.Role;
import dev.isogon.serve.GalleryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against the server itself; subjects are colours, whose cosines can be worked out by hand. */
class GalleryClientTest {

    @TempDir
    private Path folder;

    private GalleryServer server;
    private GalleryClient client;

    @BeforeEach
    void serve() throws IOException {
        server = ServedToClient.start(folder, null);
        client = GalleryClient.of(server.uri()).gallery("colours");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private ClientImage image(String name, int red, int green, int blue) throws IOException {
        return ClientImage.of(name, ServedToClient.colour(folder, red, green, blue));
    }

    /** cos(200,40,0; 100,10,0) = 20400 ∕ (203.96·100.499) = 0.99523, and with blue it is 0. */
    @Test
    void whoIsEnrolledIsKnownAndWhatDecidedIt() throws IOException {
        Recognition.Known known = (Recognition.Known) client.identify(image("a.ppm", 200, 40, 0));
        assertThat(known.image()).isEqualTo("a.ppm");
        assertThat(known.subject()).isEqualTo("red");
        assertThat(known.score()).isCloseTo(0.99523, within(1e-5));
        assertThat(known.margin()).isCloseTo(0.99523, within(1e-5));
        assertThat(known.nearest()).hasSize(2);
        assertThat(known.nearest().get(0).image()).isEqualTo("2");
        assertThat(known.face()).isNull();
        assertThat(known.decision())
                .isEqualTo(new ServedThreshold(
                        0.9,
                        ServedThreshold.Kind.BY_HAND,
                        ServedThreshold.Rate.UNKNOWN,
                        null,
                        null,
                        0,
                        2,
                        3,
                        known.decision().model()));
        assertThat(client.threshold()).isEqualTo(known.decision());
    }

    /** cos(200,200,0; 100,10,0) = 0.77395 with red's second image, and 0 with blue. */
    @Test
    void whoWasNotKnownIsNamedAddedRejectedAndDismissed() throws IOException {
        UnknownsClient unknowns = client.unknowns();
        client.identify(image("yellow.ppm", 200, 200, 0));
        ServedUnknown.Page page = unknowns.list(0, 10);
        assertThat(page.days()).isEqualTo(7);
        assertThat(page.next()).isNull();
        ServedUnknown yellow = page.groups().get(0);
        assertThat(yellow.seen()).isEqualTo(1);
        assertThat(yellow.known()).isFalse();
        assertThat(yellow.until()).isEqualTo(yellow.first().plus(Duration.ofDays(7)));
        assertThat(yellow.nearest().get(0).subject().name()).isEqualTo("red");
        assertThat(yellow.nearest().get(0).score()).isCloseTo(0.77395, within(1e-5));
        unknowns.reject(yellow.id(), yellow.nearest().get(0).subject().id());
        assertThat(unknowns.list(0, 10).groups().get(0).nearest())
                .extracting(each -> each.subject().name())
                .containsExactly("blue");
        assertThat(catchThrowableOfType(ServerException.class, () -> unknowns.name(yellow.id(), "red"))
                        .status())
                .isEqualTo(409);
        long named = unknowns.name(yellow.id(), "yellow").id();
        assertThat(client.subject(named).images()).isEqualTo(1);
        client.identify(image("green.ppm", 0, 200, 0));
        client.identify(image("cyan.ppm", 0, 200, 200));
        List<ServedUnknown> left = unknowns.list(0, 10).groups();
        assertThat(unknowns.add(left.get(1).id(), named).images()).isEqualTo(2);
        unknowns.dismiss(left.get(0).id());
        assertThat(unknowns.list(0, 10).groups()).isEmpty();
    }

    /** cos(1,1,1; 10,1,0) = 11 ∕ (√3·√101) = 0.63193. */
    @Test
    void eachImageIsAnsweredInOrderAlsoWhatCannotBeJudged() throws IOException {
        Path file = folder.resolve("häßlich \"1\".ppm");
        Files.write(file, ServedToClient.colour(folder, 100, 100, 100));
        List<ClientImage> images =
                List.of(ClientImage.of(file), ClientImage.of("灰", new byte[] {1, 2}), image("b", 0, 0, 9));
        List<Recognition> answers = client.identify(images, 5);
        Recognition.Unknown unknown = (Recognition.Unknown) answers.get(0);
        assertThat(unknown.image()).isEqualTo("häßlich %221%22.ppm");
        assertThat(unknown.reason()).isEqualTo(Recognition.Reason.BELOW_THRESHOLD);
        assertThat(unknown.nearest().get(0).score()).isCloseTo(0.63193, within(1e-5));
        Recognition.NotJudged not = (Recognition.NotJudged) answers.get(1);
        assertThat(not.image()).isEqualTo("灰");
        assertThat(not.problem()).isEqualTo(Recognition.Problem.NO_IMAGE);
        assertThat(not.value()).isNull();
        assertThat(not.detail()).isNotEmpty();
        assertThat(((Recognition.Known) answers.get(2)).subject()).isEqualTo("blue");
        assertThat(client.identifyAllFaces(images, 1))
                .hasSize(3)
                .allSatisfy(each -> assertThat(each).hasSize(1));
    }

    @Test
    void whoIsEnrolledIsVerifiedRenamedMovedAndRemoved() throws IOException {
        String name = "灰色 <b> \"&+%/\\ 😀";
        ServedEnrolment done = client.enrol(
                name,
                image("1", 100, 100, 100),
                image("2", 100, 100, 100),
                image("3", 0, 0, 200),
                ClientImage.of("4", new byte[1]));
        assertThat(done.added()).isEqualTo(2);
        assertThat(done.repeated()).containsExactly("2");
        assertThat(done.elsewhere()).containsEntry("3", "blue");
        assertThat(done.notJudged())
                .singleElement()
                .satisfies(each -> assertThat(each.image()).isEqualTo("4"));
        ServedSubject grey = client.subject(name).orElseThrow();
        assertThat(grey).isEqualTo(done.subject()).isEqualTo(client.subject(grey.id()));
        assertThat(grey.name()).isEqualTo(name);
        assertThat(client.verify(name, image("x", 99, 99, 99))).isInstanceOf(Recognition.Known.class);
        assertThat(client.verify("blue", image("x", 99, 99, 99), 0.01)).isInstanceOf(Recognition.Unknown.class);

        ServerException taken =
                catchThrowableOfType(ServerException.class, () -> client.rename(grey.id(), "blue", false));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("name_taken");
        assertThat(taken.detail()).contains("merge");
        assertThat(taken.retryAfter()).isEmpty();
        assertThat(client.rename(grey.id(), "grey", false).subject().name()).isEqualTo("grey");

        List<ServedSubject.Image> images = client.images(grey.id());
        assertThat(images).extracting(ServedSubject.Image::name).containsExactly("1", "3");
        assertThat(images.get(0).quality()).isEqualTo(64);
        ServedSubject.Moved moved = client.move(grey.id(), images.get(1).id(), "blue");
        assertThat(moved.moved()).as("blue has it already").isFalse();
        client.removeImage(grey.id(), images.get(0).id());
        assertThat(client.subject(grey.id()).images()).isZero();
        client.remove(grey.id());
        assertThat(client.subject("grey")).isEmpty();
        assertThat(catchThrowableOfType(ServerException.class, () -> client.subject(grey.id()))
                        .status())
                .isEqualTo(404);
        ServedSubject.Renamed merged =
                client.rename(client.subject("blue").orElseThrow().id(), "red", true);
        assertThat(merged.merged()).isTrue();
        assertThat(merged.subject().images()).isEqualTo(3);
    }

    @Test
    void subjectsComeInPagesOrAllTogether() throws IOException {
        ServedSubject.Page first = client.subjects(0, 1);
        assertThat(first.subjects()).extracting(ServedSubject::name).containsExactly("red");
        assertThat(first.next()).isNotNull();
        ServedSubject.Page last = client.subjects(first.subjects().get(0).id(), 1);
        assertThat(last.subjects()).extracting(ServedSubject::name).containsExactly("blue");
        assertThat(last.next()).isNull();
        assertThat(client.subjects()).extracting(ServedSubject::images).containsExactly(2, 1);
    }

    /** Nine strangers promise 1/10 on average. */
    @Test
    void theThresholdIsSetAndFollowsStrangers() throws IOException {
        assertThat(client.setThreshold(0.5).threshold()).isEqualTo(0.5);
        assertThatThrownBy(() -> client.setThreshold(3)).isInstanceOf(ServerException.class);
        for (int i = 0; i < 9; i++) {
            ServedStranger added = client.addStranger("stranger " + i, List.of(image("s", 100, 100 + i, 100)));
            assertThat(added.kept()).isTrue();
            assertThat(added.strangers()).isEqualTo(i + 1);
        }
        assertThatThrownBy(() -> client.calibrate(0.01)).hasMessageContaining("99");
        assertThatThrownBy(() -> client.calibrate(0.01, 0.95)).hasMessageContaining("299");
        ServedCalibration calibrated = client.calibrate(0.1);
        assertThat(calibrated.decision().kind()).isEqualTo(ServedThreshold.Kind.STRANGERS);
        assertThat(calibrated.decision().rate()).isEqualTo(ServedThreshold.Rate.FPIR);
        assertThat(calibrated.decision().atMost()).isEqualTo(0.1);
        assertThat(calibrated.decision().people()).isEqualTo(9);
        assertThat(calibrated.misses().rate()).isZero();
        assertThat(calibrated.misses().images()).isEqualTo(2);
        assertThat(calibrated.points().get(0).target()).isEqualTo(0.1);
        assertThat(calibrated.points().get(0).needed()).isEqualTo(9);
        assertThat(calibrated.points().get(0).threshold())
                .isEqualTo(calibrated.decision().threshold());
        assertThat(calibrated.points().get(2).threshold()).isNull();
        assertThatThrownBy(client::resetThreshold)
                .as("of this model nothing is known by size")
                .hasMessageContaining("409 not_measured");
        assertThat(client.threshold()).as("nothing was changed").isEqualTo(calibrated.decision());
    }

    @Test
    void facesAreLookedForAndImagesEmbedded() throws IOException {
        GalleryClient without = GalleryClient.of(server.uri());
        assertThat(without.health()).isEqualTo("up");
        List<ServedFaces> faces = without.detect(List.of(image("a", 1, 2, 3), ClientImage.of("b", new byte[1])));
        assertThat(faces.get(0)).isEqualTo(new ServedFaces("a", List.of(), null));
        assertThat(faces.get(1).problem()).isNotNull();
        ServedEmbeddings embedded = client.embed(List.of(image("a", 30, 0, 40)), false);
        assertThat(embedded.dimensions()).isEqualTo(3);
        assertThat(embedded.images().get(0).embeddings().get(0).vector())
                .containsExactly(new float[] {0.6f, 0, 0.8f}, within(1e-6f));
        assertThatThrownBy(() -> without.threshold())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gallery(name)");
    }

    @Test
    void aKeyOpensWhatItsRoleMay() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Path file = locked.resolve("keys.json");
        String key = new KeyFile(file).create("reads", Role.READ, List.of());
        try (GalleryServer guarded = ServedToClient.start(locked, file)) {
            GalleryClient nobody = GalleryClient.of(guarded.uri()).gallery("colours");
            assertThat(nobody.health()).isEqualTo("up");
            for (GalleryClient each : List.of(nobody, nobody.withKey(key + "x"))) {
                ServerException refused = catchThrowableOfType(ServerException.class, each::threshold);
                assertThat(refused.status()).isEqualTo(401);
            }
            GalleryClient reader = nobody.withKey(key);
            assertThat(reader.threshold().threshold()).isEqualTo(0.9);
            assertThat(reader.toString()).doesNotContain(key);
            assertThat(catchThrowableOfType(ServerException.class, () -> reader.remove(1))
                            .code())
                    .isEqualTo("role");
        }
    }

    @Test
    void whatIsTooLargeAndWhatIsNotThereIsSaid() {
        assertThat(catchThrowableOfType(
                                ServerException.class,
                                () -> client.identify(ClientImage.of("a", new byte[(1 << 20) + 1])))
                        .status())
                .isEqualTo(413);
        assertThat(catchThrowableOfType(
                                ServerException.class,
                                () -> client.gallery("elsewhere").threshold())
                        .status())
                .isEqualTo(404);
        assertThatThrownBy(() -> client.identify(ClientImage.of(folder.resolve("none.jpg"))))
                .isInstanceOf(NoSuchFileException.class);
    }
}
