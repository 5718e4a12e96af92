package dev.isogon.internal.experiment.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.StripedImages;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.experiment.pictures.StudyPictures.ClassSamples;
import dev.isogon.internal.experiment.predictions.ConfusionMatrix;
import dev.isogon.internal.experiment.predictions.Misclassification;
import dev.isogon.internal.experiment.predictions.Predictions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyPicturesTest {

    @TempDir
    private Path folder;

    private StudyPictures written(ImageSet train, ImageSet test, Map<String, Map<Long, Predictions>> runs)
            throws IOException {
        StudyPictures.write(folder, train, test, runs);
        return StudyPictures.read(folder).orElseThrow();
    }

    private BufferedImage picture(String file) throws IOException {
        return ImageIO.read(folder.resolve("pictures").resolve(file).toFile());
    }

    private static ImageSet many(int classes, int each) {
        int[] labels = IntStream.range(0, classes * each).map(i -> i % classes).toArray();
        List<String> names =
                IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
        return new ImageSet(1, 1, 1, new byte[labels.length], labels, names);
    }

    @Test
    void mistakesStandBesideWhatTheyWereTakenFor() throws IOException {
        ImageSet train = StripedImages.of(30, 3, 1);
        ImageSet test = StripedImages.of(6, 3, 2);
        // Image i is of class i mod 3, here and there.
        Predictions run = Predictions.byNearest(test.labels(), new int[] {0, 1, 4, 0, 1, 2}, train.labels());
        StudyPictures pictures = written(train, test, Map.of("arcface", Map.of(1L, run)));
        assertThat(pictures.mistaken()).isEqualTo(1);
        assertThat(pictures.mistakes())
                .containsExactly(new Misclassification<>(
                        new ThumbnailFile("test-000002.png", "image 2"),
                        2,
                        1,
                        1,
                        1,
                        1,
                        new ThumbnailFile("train-000004.png", "image 4")));
        assertThat(pictures.confusions()).containsExactly(ConfusionMatrix.of("arcface", List.of(run)));
        int[] seen = picture("train-000004.png").getRaster().getPixels(0, 0, 8, 8, (int[]) null);
        byte[] pixels = train.picture(4).pixels();
        assertThat(seen)
                .isEqualTo(IntStream.range(0, 64).map(i -> pixels[i] & 0xff).toArray());
    }

    @Test
    void samplesAreSpreadOverTheirClass() throws IOException {
        StudyPictures pictures = written(StripedImages.of(60, 3, 1), StripedImages.of(3, 3, 1), Map.of());
        ClassSamples second = pictures.classes().get(1);
        assertThat(second.images()).isEqualTo(20);
        // 20 images of class 1 are 1, 4, … 58; the eight at places 0, 2, 5, 7, 10, 12, 15, 17 of them.
        assertThat(second.samples())
                .extracting(ThumbnailFile::name)
                .containsExactly(
                        "image 1", "image 7", "image 16", "image 22", "image 31", "image 37", "image 46", "image 52");
    }

    @Test
    void manyClassesAreShownByTheirFirstAndByFewerPictures() throws IOException {
        StudyPictures pictures = written(many(1_000, 6), many(1_000, 1), Map.of());
        assertThat(pictures.classes()).hasSize(40);
        assertThat(pictures.classes().get(39).label()).isEqualTo(39);
        assertThat(pictures.classes()).allMatch(each -> each.samples().size() == 4 && each.images() == 6);
    }

    @Test
    void largePicturesAreShrunkAndStayInColour() throws IOException {
        int height = 300;
        int width = 200;
        byte[] pixels = new byte[height * width * 3];
        new Random(1).nextBytes(pixels);
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) 200;
            pixels[i + 2] = 20;
        }
        ImageSet one = new ImageSet(height, width, 3, pixels, new int[] {0}, List.of("a"));
        ThumbnailFile shown =
                written(one, one, Map.of()).classes().get(0).samples().get(0);
        assertThat(shown.file()).isEqualTo("train-000000.jpg");
        BufferedImage seen = picture(shown.file());
        assertThat(seen.getWidth()).isEqualTo(64);
        assertThat(seen.getHeight()).isEqualTo(96);
        Picture exact = Resizing.bilinear(one.picture(0), 64, 96);
        double error = 0;
        for (int i = 0; i < 64 * 96; i++) {
            for (int c = 0; c < 3; c++) {
                error += Math.abs(
                        (seen.getRGB(i % 64, i / 64) >> (16 - 8 * c) & 0xff) - (exact.pixels()[3 * i + c] & 0xff));
            }
        }
        assertThat(error / (64 * 96 * 3)).isLessThan(8);
    }

    @Test
    void aFolderWithoutPicturesHasNone() throws IOException {
        assertThat(StudyPictures.read(folder)).isEmpty();
    }
}
