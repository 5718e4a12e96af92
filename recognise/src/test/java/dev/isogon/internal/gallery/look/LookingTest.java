package dev.isogon.internal.gallery.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.Answer;
import dev.isogon.Face;
import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Signature;
import dev.isogon.internal.models.Models;
import dev.isogon.internal.onnx.OnnxGraph;
import dev.isogon.internal.onnx.SmallGraphs;
import dev.isogon.internal.testing.SharedFiles;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LookingTest {

    private static final Looking.Way ONE = new Looking.Way(false, false);

    /** Embeds a picture as its mean colour. */
    private static OnnxEmbedder colours() {
        Normalization raw = Preprocessing.raw(3);
        Preprocessing preprocessing = new Preprocessing(
                2,
                2,
                Preprocessing.Colours.RGB,
                Preprocessing.Layout.NCHW,
                Preprocessing.Element.FLOAT32,
                raw.mean(),
                raw.deviation(),
                Preprocessing.Faces.NONE,
                false);
        return OnnxEmbedder.open(
                Path.of("colours.onnx"),
                SmallGraphs.means(OnnxGraph.ANY, 2, 2).bytes(),
                new Signature("pixels", "means", 0, 3, preprocessing),
                new OnnxEmbedder.Settings(4, 1));
    }

    private static Image plain(int width, int height, int red, int green, int blue) {
        byte[] head = ("P6 " + width + " " + height + " 255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(head, head.length + width * height * 3);
        for (int at = head.length; at < bytes.length; at += 3) {
            bytes[at] = (byte) red;
            bytes[at + 1] = (byte) green;
            bytes[at + 2] = (byte) blue;
        }
        return Image.of("plain", bytes);
    }

    /** 30, 40, 0 has length 50. */
    @Test
    void aWholePictureIsSeenAtLengthOneAsHighAsItsShorterSide() {
        try (OnnxEmbedder embedder = colours()) {
            Image image = plain(60, 50, 30, 40, 0);
            List<Look> looks = new Looking(embedder).at(List.of(image, image), ONE, Work.silent());
            assertThat(looks).hasSize(2).allSatisfy(look -> {
                assertThat(look.sights().get(0).embedding())
                        .containsExactly(new float[] {0.6f, 0.8f, 0}, within(1e-6f));
                assertThat(look.sights().get(0).height()).isEqualTo(50);
                assertThat(look.sights().get(0).surroundings()).isNull();
                assertThat(look.notJudged()).isEmpty();
            });
        }
    }

    @Test
    void whatCannotBeJudgedSaysWhyAndDoesNotShiftTheOthers() {
        try (OnnxEmbedder embedder = colours()) {
            List<Look> looks = new Looking(embedder)
                    .at(
                            List.of(
                                    Image.of("text", "hello".getBytes(StandardCharsets.US_ASCII)),
                                    plain(9, 9, 0, 0, 0),
                                    plain(9, 9, 0, 0, 7)),
                            ONE,
                            Work.silent());
            assertThat(looks.get(0).firstNotJudged().orElseThrow().problem()).isEqualTo(Answer.Problem.NO_IMAGE);
            assertThat(looks.get(1).firstNotJudged().orElseThrow().problem()).isEqualTo(Answer.Problem.NO_EMBEDDING);
            assertThat(looks.get(2).sights().get(0).embedding()).containsExactly(new float[] {0, 0, 1}, within(1e-6f));
        }
    }

    @Test
    void whatSurroundsAFaceIsThreeBoxesWide() throws Exception {
        Image photograph = Image.of(SharedFiles.of("data/lfw_half/images/Abdullah/Abdullah_0001.jpg"));
        try (OnnxEmbedder embedder = Models.face().open(new OnnxEmbedder.Settings(4, 1))) {
            Look look = new Looking(embedder)
                    .at(List.of(photograph), new Looking.Way(true, true), Work.silent())
                    .get(0);
            Look.Sight sight = look.sights().get(0);
            Face.Box face = Objects.requireNonNull(sight.face()).box();
            double box = Math.max(face.width(), face.height());
            Picture around = Decoder.decode(Objects.requireNonNull(sight.surroundings()), Limits.DEFAULT);
            assertThat(sight.height()).isEqualTo(face.height());
            // LFW's photographs are 250×250: the square is cut at their border.
            assertThat((double) around.width()).isBetween(Math.min(250, 3 * box) - 60, Math.min(250, 3 * box) + 2);
            assertThat(sight.embedding()).hasSize(128);
        }
    }
}
