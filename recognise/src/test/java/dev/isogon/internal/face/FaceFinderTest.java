package dev.isogon.internal.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faces of photographs where they are large, small, many, cut, or none. */
class FaceFinderTest {

    private static final Work ALONE = Work.silent().withThreads(1);

    private static FaceFinder finder;

    @BeforeAll
    static void open() {
        finder = new FaceFinder();
    }

    @AfterAll
    static void close() {
        finder.close();
    }

    /** The face in the middle of a golden photograph of one face. */
    private static Face.Box box(GoldenPhotos.Photo photo) {
        var reference = photo.expected().get("nms_plain").get(0);
        return new Face.Box(
                reference.get("x").asDouble(),
                reference.get("y").asDouble(),
                reference.get("w").asDouble(),
                reference.get("h").asDouble());
    }

    private static List<GoldenPhotos.Photo> ofOneFace() throws Exception {
        return GoldenPhotos.all().stream()
                .filter(photo -> photo.expected().get("nms_plain").size() == 1)
                .filter(photo -> PastedFace.fits(photo.picture(), box(photo)))
                .toList();
    }

    private static long hits(List<Face> faces, Face.Box box) {
        return faces.stream().filter(face -> face.box().overlap(box) > 0.4).count();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5000", "5000, 1", "300, 200", "900, 700"})
    void pictureOfNoFaceHasNone(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        new Random(width).nextBytes(pixels);

        assertThat(finder.all(new Picture(width, height, 3, pixels), ALONE)).isEmpty();
        assertThat(finder.all(PastedFace.grey(width, height), ALONE)).isEmpty();
    }

    @Test
    void hundredFacesAreFoundOnceEach() throws Exception {
        List<GoldenPhotos.Photo> photos = ofOneFace();
        Picture picture = PastedFace.grey(1_000, 1_000);
        List<Face.Box> boxes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            GoldenPhotos.Photo photo = photos.get(i % photos.size());
            boxes.add(
                    PastedFace.of(photo.picture(), box(photo), 40).into(picture, i % 10 * 100 + i / 10, i / 10 * 100));
        }

        List<Face> faces = finder.all(picture, ALONE);

        assertThat(faces).hasSize(100);
        assertThat(boxes).allSatisfy(box -> assertThat(hits(faces, box)).isOne());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 24, 35, 60, 110, 200})
    void faceOfAnyHeightIsFoundInALargerPicture(int height) throws Exception {
        for (GoldenPhotos.Photo photo : ofOneFace()) {
            Picture picture = PastedFace.grey(600, 450);
            Face.Box box = PastedFace.of(photo.picture(), box(photo), height).into(picture, 150, 31);

            List<Face> faces = finder.all(picture, ALONE);

            assertThat(faces).hasSize(1);
            assertThat(hits(faces, box)).isOne();
        }
    }

    /** A quarter of the box lies beyond the left border; that is where it is still said to be. */
    @Test
    void faceThatTheBorderCutsHasABoxBeyondIt() throws Exception {
        for (GoldenPhotos.Photo photo : ofOneFace()) {
            Face.Box box = box(photo);
            int cut = (int) Math.round(box.left() + box.width() / 4);
            Picture picture = Resizing.crop(photo.picture(), cut, 0, 250 - cut, 250);

            List<Face> faces = finder.all(picture, ALONE);

            assertThat(faces).isNotEmpty();
            assertThat(faces.get(0).box().left()).isNegative();
            assertThat(faces.get(0).box().overlap(new Face.Box(box.left() - cut, box.top(), box.width(), box.height())))
                    .isGreaterThan(0.6);
        }
    }

    /**
     * The points of a face that fills the picture, against those of the whole photograph, on average and in distances of its eyes.
     * One look alone has them 0.25 away (docs/results/models.md).
     */
    @Test
    void faceThatFillsThePictureHasItsPointsWhereTheyAre() throws Exception {
        double off = 0;
        int points = 0;
        for (GoldenPhotos.Photo photo : ofOneFace()) {
            Face.Box box = box(photo);
            int left = (int) Math.round(box.left() - 0.05 * box.width());
            int top = (int) Math.round(box.top() - 0.1 * box.height());
            int side = (int) Math.round(1.1 * box.width());
            Face whole = finder.all(photo.picture(), ALONE).get(0);
            Face.Points expected = whole.points();
            double eyes = Math.hypot(
                    expected.leftEye().x() - expected.rightEye().x(),
                    expected.leftEye().y() - expected.rightEye().y());

            List<Face> faces = finder.all(Resizing.crop(photo.picture(), left, top, side, side), ALONE);

            assertThat(faces).hasSize(1);
            for (Face.Point point : FaceTemplate.ARCFACE.of(faces.get(0).points())) {
                Face.Point place = FaceTemplate.ARCFACE.of(expected).get(points++ % 4);
                off += Math.hypot(point.x() + left - place.x(), point.y() + top - place.y()) / eyes;
            }
        }
        assertThat(off / points).isLessThan(0.1);
    }

    @Test
    void greyPhotographHasTheSameFace() throws Exception {
        for (GoldenPhotos.Photo photo : ofOneFace()) {
            byte[] grey = Resizing.grey(photo.picture()).pixels();
            byte[] pixels = new byte[grey.length * 3];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = grey[i / 3];
            }

            List<Face> faces = finder.all(new Picture(250, 250, 3, pixels), ALONE);

            assertThat(faces).hasSize(1);
            assertThat(faces.get(0).box().overlap(box(photo))).isGreaterThan(0.8);
        }
    }

    /** 25 megapixels, of which the face fills some: one look, and one more from nearby or afar, find it. */
    @Test
    void faceOfAHugePictureIsFoundAtOnce() throws Exception {
        GoldenPhotos.Photo photo = ofOneFace().get(0);
        Picture picture = PastedFace.grey(5_000, 5_000);
        Face.Box box = PastedFace.of(photo.picture(), box(photo), 900).into(picture, 2_000, 1_000);

        List<Face> faces = finder.foremost(picture, ALONE);

        assertThat(hits(faces, box)).isOne();
    }

    @Test
    void severalThreadsFindTheSame() throws Exception {
        Picture picture = PastedFace.grey(700, 300);
        int left = 0;
        for (GoldenPhotos.Photo photo : ofOneFace()) {
            PastedFace.of(photo.picture(), box(photo), 30).into(picture, left += 150, 100);
        }

        assertThat(finder.all(picture, Work.silent().withThreads(3)))
                .isEqualTo(finder.all(picture, ALONE))
                .hasSize(ofOneFace().size());
    }

    @Test
    void searchThatIsStoppedEnds() {
        assertThatThrownBy(() -> finder.all(PastedFace.grey(2_000, 2_000), ALONE.withStop(() -> true)))
                .isInstanceOf(StoppedException.class);
    }
}
