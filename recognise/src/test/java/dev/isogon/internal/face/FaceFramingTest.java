package dev.isogon.internal.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.testing.SharedFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a network is given of pictures of faces. */
class FaceFramingTest {

    private static final Framing DLIB = FaceFraming.one(Faces.DLIB);
    private static final Framing ARCFACE = FaceFraming.one(Faces.ARCFACE);

    private static Picture noise(int side) {
        byte[] pixels = new byte[side * side * 3];
        new Random(side).nextBytes(pixels);
        return new Picture(side, side, 3, pixels);
    }

    /** By the embeddings of another program, which moved by up to 0.024 there for another rounding of pixels. */
    @Test
    void photographsAreFramedAsTheReferenceFramesThem() throws Exception {
        try (ChipEmbedder embedder = new ChipEmbedder()) {
            for (GoldenPhotos.Photo photo : GoldenPhotos.all()) {
                List<Picture> frames = DLIB.frames(photo.picture(), 150, 150);

                assertThat(frames).hasSize(1);
                float[] embedding = embedder.plain(frames.get(0));
                JsonNode expected = photo.expected().get("aligned").get("embedding");
                double square = 0;
                for (int i = 0; i < embedding.length; i++) {
                    square += Math.pow(embedding[i] - expected.get(i).asDouble(), 2);
                }
                assertThat(Math.sqrt(square)).isLessThan(0.03);
            }
        }
    }

    @Test
    void allFacesComeTheLargestFirst() throws Exception {
        for (GoldenPhotos.Photo photo : GoldenPhotos.all()) {
            List<Picture> frames = FaceFraming.all(Faces.DLIB).frames(photo.picture(), 150, 150);

            assertThat(frames).hasSize(photo.expected().get("nms_plain").size());
            assertThat(frames.get(0).pixels())
                    .isEqualTo(DLIB.frames(photo.picture(), 150, 150).get(0).pixels());
        }
    }

    /** A chip's own points lie near the template's places, here at one and a half times its size. */
    @Test
    void facesComeToLieAsInsightfaceHasThem() throws Exception {
        try (FaceDetector detector = new FaceDetector()) {
            for (GoldenPhotos.Photo photo : GoldenPhotos.all()) {
                Picture chip = ARCFACE.frames(photo.picture(), 168, 168).get(0);
                Face face = detector.look(chip, Region.bordered(chip)).get(0);
                List<Face.Point> points = FaceTemplate.ARCFACE.of(face.points());
                double off = 0;
                for (int i = 0; i < points.size(); i++) {
                    Face.Point place = FaceTemplate.ARCFACE.places().get(i);
                    off += Math.hypot(
                            points.get(i).x() - 1.5 * place.x(), points.get(i).y() - 1.5 * place.y());
                }
                assertThat(off / points.size()).isLessThan(1.5 * 6);
            }
        }
    }

    @Test
    void pictureOfNoFaceIsLeftOutWithAReason() {
        for (Picture picture : List.of(noise(300), noise(111), PastedFace.grey(1, 1), PastedFace.grey(1, 5_000))) {
            assertThatThrownBy(() -> DLIB.frames(picture, 150, 150))
                    .isInstanceOf(UndecodableException.class)
                    .hasMessage("shows no face");
        }
    }

    @Test
    void alignedPicturesInWhichNoFaceIsSeenAreMappedAsTheyLie() throws Exception {
        byte[] slope = new byte[112 * 112 * 3];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = (byte) (i / 3 % 112 + i / 336);
        }
        Picture picture = new Picture(112, 112, 3, slope);
        SimilarityMap fixed = new SimilarityMap(0.678946, -0.003766, 5.488190, 20.390383);
        byte[] expected =
                FaceAlignment.chip(picture, fixed, FaceTemplate.DLIB, 150, 150).pixels();

        byte[] framed = DLIB.frames(picture, 150, 150).get(0).pixels();

        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs((framed[i] & 0xff) - (expected[i] & 0xff))).isLessThanOrEqualTo(1);
        }
        assertThat(ARCFACE.frames(picture, 112, 112).get(0).pixels()).isEqualTo(picture.pixels());
    }

    @Test
    void picturesThatInsightfaceHasAlignedStayForItsNetworks() throws Exception {
        for (String name : List.of("Barack_Obama/100.png", "Halle_Berry/2059.png", "Tom_Hanks/9753.png")) {
            Picture picture = GoldenPhotos.decoded(SharedFiles.of("data/faces16/" + name));

            assertThat(ARCFACE.frames(picture, 112, 112).get(0).pixels()).isEqualTo(picture.pixels());
        }
    }

    @Test
    void manyThreadsFrameAtOnce() throws Exception {
        Picture picture = GoldenPhotos.all().get(0).picture();
        byte[] expected = DLIB.frames(picture, 150, 150).get(0).pixels();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<List<Picture>>> framed = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            framed.add(threads.submit(() -> DLIB.frames(picture, 150, 150)));
        }
        for (Future<List<Picture>> each : framed) {
            assertThat(each.get().get(0).pixels()).isEqualTo(expected);
        }
        threads.shutdown();
    }

    @Test
    void keysTellApartWhatIsFramedOtherwise() {
        assertThat(List.of(
                        DLIB.key(),
                        ARCFACE.key(),
                        FaceFraming.all(Faces.DLIB).key(),
                        FaceFraming.all(Faces.ARCFACE).key(),
                        Framing.WHOLE.key()))
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> FaceFraming.one(Faces.NONE)).isInstanceOf(IllegalArgumentException.class);
    }
}
