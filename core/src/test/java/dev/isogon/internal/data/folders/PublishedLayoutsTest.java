package dev.isogon.internal.data.folders;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.files.PictureFiles;
import dev.isogon.metrics.DataSource.Classes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published data sets as they come out of their archives, with few images of different sizes: what becomes a class and a part. */
class PublishedLayoutsTest {

    @TempDir
    private Path folder;

    private int written;

    private void images(String place, int count, String extension) throws IOException {
        for (int i = 0; i < count; i++) {
            written++;
            byte[] png = PictureFiles.content(written, 12 + written % 7, 12 + written % 5, "png");
            PictureFiles.write(folder.resolve(place).resolve(i + extension), png);
        }
    }

    private void images(String place, int count) throws IOException {
        images(place, count, ".jpg");
    }

    private void text(String name) throws IOException {
        PictureFiles.write(folder.resolve(name), "as published".getBytes(StandardCharsets.UTF_8));
    }

    private Listing listing(Classes classes) throws IOException {
        return FolderListing.of(folder, classes);
    }

    /** Class, and its images to train on, to validate and to judge by. */
    private static Map<String, String> counts(Listing listing) {
        Map<String, String> counts = new TreeMap<>();
        for (String name : listing.classNames()) {
            counts.put(
                    name,
                    Stream.of(Part.values())
                            .map(part -> listing.files().stream()
                                    .filter(each -> each.part() == part)
                                    .filter(each -> listing.classNames()
                                            .get(each.label())
                                            .equals(name))
                                    .count())
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ")));
        }
        return counts;
    }

    private Map<String, String> counts() throws IOException {
        return counts(listing(Classes.AUTO));
    }

    @Test
    void fruits360() throws IOException {
        String root = "archive/fruits-360_dataset/fruits-360/";
        for (String fruit : List.of("Apple Braeburn", "Cherry 1", "Pear")) {
            images(root + "Training/" + fruit, 4);
            images(root + "Test/" + fruit, 2);
        }
        images(root + "test-multiple_fruits", 3);
        text(root + "readme.md");
        text("archive/sums.txt");
        assertThat(counts())
                .containsExactly(entry("Apple Braeburn", "4 0 2"), entry("Cherry 1", "4 0 2"), entry("Pear", "4 0 2"));
        Listing listing = listing(Classes.AUTO);
        assertThat(listing.leftOut().byReason().get("beside the folders of the parts"))
                .containsExactlyInAnyOrder(
                        root + "readme.md",
                        root + "test-multiple_fruits/0.jpg",
                        root + "test-multiple_fruits/1.jpg",
                        root + "test-multiple_fruits/2.jpg");
        assertThat(listing.leftOut().byReason().get("beside the only folder with classes"))
                .containsExactly("archive/sums.txt");
        assertThat(listing.leftOut().sentences())
                .contains(
                        "the data is what lies in archive/fruits-360_dataset/fruits-360, since nothing else here holds"
                                + " classes",
                        "Training is taken for the images to train on",
                        "Test is taken for the images to judge by");
    }

    @Test
    void catsAndDogsOfKaggle() throws IOException {
        for (String animal : List.of("cats", "dogs")) {
            images("training_set/training_set/" + animal, 4);
            images("test_set/test_set/" + animal, 2);
            text("test_set/test_set/" + animal + "/_DS_Store");
        }
        Files.createDirectories(folder.resolve("__MACOSX/training_set"));
        text("__MACOSX/training_set/._cats");
        // What is no image is found out when it is read.
        assertThat(counts()).containsExactly(entry("cats", "4 0 3"), entry("dogs", "4 0 3"));
    }

    /** The images to be predicted lie right in their folder. */
    @Test
    void intelImageClassification() throws IOException {
        for (String scene : List.of("forest", "sea")) {
            images("seg_train/seg_train/" + scene, 4);
            images("seg_test/seg_test/" + scene, 2);
        }
        images("seg_pred/seg_pred", 5);
        assertThat(counts()).containsExactly(entry("forest", "4 0 2"), entry("sea", "4 0 2"));
        assertThat(listing(Classes.AUTO).leftOut().byReason().get("beside the folders of the parts"))
                .hasSize(5);
    }

    @Test
    void trafficSignsOfGtsrb() throws IOException {
        for (String sign : List.of("00000", "00001")) {
            images("GTSRB/Final_Training/Images/" + sign, 4, ".ppm");
        }
        images("GTSRB/Final_Test/Images", 3, ".ppm");
        assertThat(counts()).containsExactly(entry("00000", "4 0 0"), entry("00001", "4 0 0"));
        assertThat(listing(Classes.AUTO).leftOut().byReason().get("in a part that says no classes"))
                .hasSize(3);
    }

    @Test
    void imagenette() throws IOException {
        for (String noun : List.of("n01440764", "n02102040")) {
            images("imagenette2-160/train/" + noun, 4, ".JPEG");
            images("imagenette2-160/val/" + noun, 2, ".JPEG");
        }
        text("imagenette2-160/noisy_imagenette.csv");
        assertThat(counts()).containsExactly(entry("n01440764", "4 0 2"), entry("n02102040", "4 0 2"));
    }

    @Test
    void roboflowAndOxfordFlowersAsFolders() throws IOException {
        for (String each : List.of("1", "10", "102")) {
            images("train/" + each, 4);
            images("valid/" + each, 3);
            images("test/" + each, 2);
        }
        text("README.roboflow.txt");
        text("cat_to_name.json");
        assertThat(counts()).containsExactly(entry("1", "4 3 2"), entry("10", "4 3 2"), entry("102", "4 3 2"));
        assertThat(listing(Classes.AUTO).leftOut().sentences())
                .containsExactly(
                        "2 files left out, beside the folders of the parts: README.roboflow.txt, cat_to_name.json");
    }

    /** Characters are numbered in each alphabet anew, and alphabets have different numbers of them. */
    @Test
    void omniglot() throws IOException {
        omniglot("images_background/Greek", 5);
        omniglot("images_background/Latin", 3);
        omniglot("images_background/Ojibwe", 2);
        omniglot("images_evaluation/Angelic", 4);
        text("strokes_background/Greek/character01/0001_01.txt");
        assertThat(counts())
                .containsExactly(
                        entry("Angelic", "0 0 8"),
                        entry("Greek", "10 0 0"),
                        entry("Latin", "6 0 0"),
                        entry("Ojibwe", "4 0 0"));
        assertThat(listing(Classes.AUTO).leftOut().sentences())
                .contains(
                        "the classes are the folders Greek, Latin, Ojibwe and 1 more, and images in folders below one are of"
                                + " one class; `classes=leaf` has a class for each folder with images, such as"
                                + " Greek/character01, Greek/character02");
        assertThat(counts(listing(Classes.LEAF)))
                .hasSize(14)
                .containsEntry("Greek/character01", "2 0 0")
                .containsEntry("Ojibwe/character02", "2 0 0")
                .containsEntry("Angelic/character01", "0 0 2");
    }

    private void omniglot(String alphabet, int characters) throws IOException {
        for (int i = 1; i <= characters; i++) {
            images(alphabet + "/character0" + i, 2, ".png");
        }
    }

    private void mvtec(String category, List<String> defects) throws IOException {
        images(category + "/train/good", 4, ".png");
        images(category + "/test/good", 2, ".png");
        for (String defect : defects) {
            images(category + "/test/" + defect, 3, ".png");
            images(category + "/ground_truth/" + defect, 3, "_mask.png");
        }
        text(category + "/license.txt");
    }

    @Test
    void aCategoryOfMvtec() throws IOException {
        mvtec(".", List.of("broken_large", "contamination"));
        assertThat(counts())
                .containsExactly(
                        entry("broken_large", "0 0 3"), entry("contamination", "0 0 3"), entry("good", "4 0 2"));
        assertThat(listing(Classes.AUTO).leftOut().byReason().get("beside the folders of the parts"))
                .hasSize(7)
                .contains("ground_truth/contamination/0_mask.png");
    }

    @Test
    void allOfMvtec() throws IOException {
        mvtec("bottle", List.of("broken_large", "contamination"));
        mvtec("cable", List.of("bent_wire"));
        text("license.txt");
        assertThat(counts()).containsExactly(entry("bottle", "4 0 8"), entry("cable", "4 0 5"));
        Listing listing = listing(Classes.AUTO);
        assertThat(listing.leftOut().byReason().get("beside the folders of the parts"))
                .hasSize(11);
        assertThat(listing.leftOut().sentences())
                .contains("the classes are bottle, cable, and each has its parts in it (test, train)");
        assertThat(counts(listing(Classes.LEAF)))
                .containsExactly(
                        entry("bottle/broken_large", "0 0 3"),
                        entry("bottle/contamination", "0 0 3"),
                        entry("bottle/good", "4 0 2"),
                        entry("cable/bent_wire", "0 0 3"),
                        entry("cable/good", "4 0 2"));
    }

    /** VisA and BTAD as they are brought into MVTec's layout: what is good and bad in each category is no level of classes. */
    @Test
    void categoriesWithTheSameKinds() throws IOException {
        mvtec("candle", List.of("bad"));
        mvtec("pcb1", List.of("bad"));
        assertThat(counts()).containsExactly(entry("candle", "4 0 5"), entry("pcb1", "4 0 5"));
    }

    @Test
    void vggFace2() throws IOException {
        images("data/train/n000002", 4);
        images("data/train/n000003", 4);
        images("data/test/n000001", 3);
        images("data/test/n000009", 3);
        text("data/train_list.txt");
        assertThat(counts())
                .containsExactly(
                        entry("n000001", "0 0 3"),
                        entry("n000002", "4 0 0"),
                        entry("n000003", "4 0 0"),
                        entry("n000009", "0 0 3"));
    }

    @Test
    void caltech101() throws IOException {
        for (String each : List.of("BACKGROUND_Google", "Faces", "accordion")) {
            images("caltech-101/101_ObjectCategories/" + each, 3);
            text("caltech-101/Annotations/" + each + "/annotation_0001.mat");
        }
        assertThat(counts())
                .containsExactly(
                        entry("BACKGROUND_Google", "3 0 0"), entry("Faces", "3 0 0"), entry("accordion", "3 0 0"));
    }

    /** The annotations have no extension, so that their first bytes are looked at. */
    @Test
    void stanfordDogs() throws IOException {
        for (String each : List.of("n02085620-Chihuahua", "n02085782-Japanese_spaniel")) {
            images("Images/" + each, 3);
            text("Annotation/" + each + "/n02085620_7");
        }
        assertThat(counts())
                .containsExactly(entry("n02085620-Chihuahua", "3 0 0"), entry("n02085782-Japanese_spaniel", "3 0 0"));
    }

    @Test
    void lfwAndCasiaWebFace() throws IOException {
        String root = "lfw-deepfunneled/lfw-deepfunneled/";
        images(root + "Aaron_Eckhart", 1);
        images(root + "Zico", 3);
        text("pairs.csv");
        assertThat(counts()).containsExactly(entry("Aaron_Eckhart", "1 0 0"), entry("Zico", "3 0 0"));
    }

    /** One class more or less in a part, images without an extension, and both kinds of judged images. */
    @Test
    void galleryAndQueryAreTestImages() throws IOException {
        images("train/0001", 4, "");
        images("train/0002", 4, "");
        images("gallery/0007", 3, "");
        images("gallery/0009", 3, "");
        images("query/0007", 2, "");
        assertThat(counts())
                .containsExactly(
                        entry("0001", "4 0 0"), entry("0002", "4 0 0"), entry("0007", "0 0 5"), entry("0009", "0 0 3"));
        assertThat(listing(Classes.AUTO).leftOut().sentences())
                .containsExactly("gallery, query are taken for the images to judge by");
    }
}
