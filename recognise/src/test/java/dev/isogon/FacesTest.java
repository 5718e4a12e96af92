package dev.isogon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.testing.SharedFiles;
import dev.isogon.metrics.BrokenImageException;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The door to faces, as a program comes in. */
class FacesTest {

    /** Against another program's numbers for the same photograph. */
    @Test
    void facesOfAFileAreInItsPixels() {
        Image photo = Image.of(SharedFiles.of("models/golden/images/George_W_Bush_0001.jpg"));
        try (Faces faces = Faces.open()) {
            List<Face> found = faces.in(photo);

            assertThat(found).hasSize(1).isEqualTo(faces.in(photo, Work.silent()));
            Face face = found.get(0);
            assertThat(face.score()).isCloseTo(0.8835, within(0.01));
            assertThat(face.box().left()).isCloseTo(82.57, within(0.5));
            assertThat(face.box().height()).isCloseTo(96.17, within(0.5));
            assertThat(face.points().rightEye().x()).isCloseTo(106.71, within(0.5));
            assertThat(face.points().leftEye().x()).isCloseTo(149.09, within(0.5));
        }
    }

    /** A square that was cut out shows the face again, its eyes at twice their places in insightface's 112 pixels. */
    @Test
    void facesAreCutOutUpright() {
        Image photo = Image.of(SharedFiles.of("models/golden/images/George_W_Bush_0001.jpg"));
        try (Faces faces = Faces.open()) {
            List<Image> squares = faces.cut(photo, 224);

            assertThat(squares).hasSize(1);
            assertThat(squares.get(0).name()).isEqualTo(photo.name() + "#1");
            Face.Points points = faces.in(squares.get(0)).get(0).points();
            assertThat(points.rightEye().x()).isCloseTo(2 * 38.2946, within(10.0));
            assertThat(points.rightEye().y()).isCloseTo(2 * 51.6963, within(10.0));
            assertThat(points.leftEye().x()).isCloseTo(2 * 73.5318, within(10.0));
            assertThat(points.leftEye().y()).isCloseTo(2 * 51.5014, within(10.0));
        }
    }

    @Test
    void whatIsNoPictureIsNamed() {
        try (Faces faces = Faces.open()) {
            assertThatThrownBy(() -> faces.in(Image.of("attachment 3", new byte[100])))
                    .isInstanceOf(BrokenImageException.class)
                    .hasMessageStartingWith("attachment 3 ");
            assertThatThrownBy(() -> faces.in(Image.of(Path.of("nowhere.jpg"))))
                    .isInstanceOf(BrokenImageException.class)
                    .hasMessageContaining("nowhere.jpg");
        }
    }
}
