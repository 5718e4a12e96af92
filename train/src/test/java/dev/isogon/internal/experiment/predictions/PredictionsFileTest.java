package dev.isogon.internal.experiment.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.image.Pixels;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsFileTest {

    @TempDir
    private Path folder;

    private static ImageSet images(int[] labels, List<String> classes, List<String> names) {
        int[] places = new int[labels.length];
        return new ImageSet(1, 1, 1, Pixels.inMemory(new byte[1], 1), places, labels, classes, names);
    }

    @Test
    void aRowAnImageInWordsThatOtherProgramsRead() throws IOException {
        List<String> classes = List.of("cat", "dog");
        ImageSet train = images(new int[] {0, 1}, classes, List.of("cat/1.png", "dog/1.png"));
        ImageSet test = images(new int[] {0, 0}, classes, List.of("cat/2.png", "cat/\"3\", small.png"));
        Path file = folder.resolve("test-predictions.csv");
        new PredictionsFile(train, test)
                .write(file, new Predictions(test.labels(), new int[] {0, 1}, new int[] {0, 1}));
        assertThat(file).content().isEqualTo("""
                image,true_class,predicted_class,nearest_training_image,correct
                cat/2.png,cat,cat,cat/1.png,true
                "cat/""3"", small.png",cat,dog,dog/1.png,false
                """);
    }

    @Test
    void namesOfAnyKindComeBack() throws IOException {
        List<String> classes = List.of("a,b", "line\nfeed", "\"quoted\"", "# é猫\r", " blank ", "x".repeat(5_000));
        int[] labels = {0, 1, 2, 3, 4, 5};
        ImageSet train = images(labels, classes, List.of("1\n2", "\"", "'", ",", "#", "\r\n"));
        ImageSet test = images(labels, classes, classes);
        Predictions written = new Predictions(
                labels, new int[] {5, 4, 3, 2, 1, Predictions.NONE}, new int[] {3, 4, 5, 0, 2, Predictions.NONE});
        PredictionsFile file = new PredictionsFile(train, test);
        file.write(folder.resolve("p.csv"), written);
        Predictions read = file.read(folder.resolve("p.csv"));
        assertThat(read.labels()).isEqualTo(written.labels());
        assertThat(read.predicted()).isEqualTo(written.predicted());
        assertThat(read.nearest()).isEqualTo(written.nearest());
    }

    @Test
    void imagesWithoutNamesAreNumbered() throws IOException {
        ImageSet plain = new ImageSet(1, 1, 1, new byte[3], new int[] {0, 1, 1}, List.of("0", "1"));
        PredictionsFile file = new PredictionsFile(plain, plain.subset(new int[] {2, 0}));
        Path path = folder.resolve("p.csv");
        file.write(path, new Predictions(new int[] {1, 0}, new int[] {1, 1}, new int[] {1, 2}));
        assertThat(path).content().contains("image 2,1,1,image 1,true\nimage 0,0,1,image 2,false\n");
        assertThat(file.read(path).nearest()).containsExactly(1, 2);
    }

    @Test
    void aFileOfOtherImagesIsRefused() throws IOException {
        List<String> classes = List.of("a", "b");
        ImageSet images = images(new int[] {0, 1}, classes, List.of("1", "2"));
        PredictionsFile file = new PredictionsFile(images, images);
        Path path = folder.resolve("p.csv");
        file.write(path, Predictions.byNearest(new int[] {0, 1}, new int[] {0, 0}, new int[] {0, 1}));
        String intact = Files.readString(path);
        String header = intact.lines().findFirst().orElseThrow() + "\n";

        assertRefused(file, header + "1,a,a,1,true\n", "and 2 rows, one a test image, but has 1");
        assertRefused(
                file, header + "1,a,a,1,true\n3,b,a,1,false\n", "row 3 (the header is row 1) is not of test image 2");
        assertRefused(
                file, header + "1,b,a,1,true\n2,b,a,1,false\n", "row 2 (the header is row 1) is not of test image 1");
        assertRefused(file, header + "1,a,c,1,true\n2,b,a,1,false\n", "names c, which is not there");
        assertRefused(file, header + "1,a,a,9,true\n2,b,a,1,false\n", "names 9, which is not there");
        assertRefused(file, header + "\"1,a,a,1,true\n", "p.csv");
        assertRefused(file, "", "but has");
    }

    private void assertRefused(PredictionsFile file, String text, String message) throws IOException {
        Path path = Files.writeString(folder.resolve("p.csv"), text);
        assertThatThrownBy(() -> file.read(path))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("p.csv")
                .hasMessageContaining(message);
    }
}
