package dev.isogon.internal.data.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.files.Searching;
import dev.isogon.internal.data.source.Formats;
import dev.isogon.internal.data.source.Listings;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each layout on a miniature of it. */
class PublishedSetsTest {

    @TempDir
    Path folder;

    private static Listing listed(Path place) throws IOException {
        DataSource source = DataSource.of(place);
        assertThat(source).isEqualTo(new DataSource.PublishedSet(place));
        assertThat(source.hasImageFiles()).isTrue();
        assertThat(Sources.written(source.toString())).isEqualTo(source);
        assertThat(Sources.strangers(place)).isEqualTo(source);
        Listing listing = Listings.of(source);
        assertThat(listing.files()).allSatisfy(file -> assertThat(file.path()).isRegularFile());
        return listing;
    }

    private static List<String> classes(Listing listing, Part part) {
        return listing.files().stream()
                .filter(file -> file.part() == part)
                .map(file -> listing.classNames().get(file.label()))
                .distinct()
                .toList();
    }

    private static long count(Listing listing, Part part) {
        return listing.files().stream().filter(file -> file.part() == part).count();
    }

    @Test
    void birdsHaveTheSplitOfTheirListWithTheSameClassesOnBothSides() throws IOException {
        Listing birds = listed(PublishedFolders.birds(folder, 4));
        assertThat(birds.classNames())
                .containsExactly(
                        "001.Made_up_Bird_A", "002.Made_up_Bird_B", "003.Made_up_Bird_C", "004.Made_up_Bird_D");
        assertThat(birds.trained()).isEqualTo(4);
        for (Part part : List.of(Part.TRAIN, Part.TEST)) {
            assertThat(count(birds, part)).isEqualTo(8);
            assertThat(classes(birds, part)).isEqualTo(birds.classNames());
        }
        // The flag is 1 for the second and the fourth image of a class.
        assertThat(birds.files().stream()
                        .filter(file -> file.part() == Part.TRAIN)
                        .map(file -> file.name().replaceFirst(".*_(\\d{4})_.*", "$1"))
                        .distinct())
                .containsExactly("0002", "0004");
        assertThat(Formats.facts(new DataSource.PublishedSet(folder)).imagesPerClass())
                .containsExactly(2, 2, 2, 2);
        assertThat(birds.searching()).isNull();
    }

    @Test
    void birdsByTheirClassesAreHalvedAsMetricLearningDoes() throws IOException {
        Path place = PublishedFolders.birds(folder, 6).resolve("classes.txt");
        Listing halves = listed(place);
        assertThat(halves.trained()).isEqualTo(3);
        assertThat(classes(halves, Part.TRAIN))
                .containsExactly("001.Made_up_Bird_A", "002.Made_up_Bird_B", "003.Made_up_Bird_C");
        assertThat(classes(halves, Part.TEST))
                .containsExactly("004.Made_up_Bird_D", "005.Made_up_Bird_E", "006.Made_up_Bird_F");
        assertThat(count(halves, Part.TRAIN)).isEqualTo(12);
        assertThat(count(halves, Part.TEST)).isEqualTo(12);
        assertThat(Sources.name(new DataSource.PublishedSet(place))).isEqualTo(folder.getFileName() + "/classes.txt");
    }

    @Test
    void pedestriansSayWhoSearchesForWhom() throws IOException {
        Listing market = listed(PublishedFolders.market(folder));
        assertThat(market.trained()).isEqualTo(2);
        assertThat(market.classNames()).containsExactly("0002", "0007", "0003", "0005", "0009");
        assertThat(count(market, Part.TRAIN)).isEqualTo(8);
        assertThat(count(market, Part.TEST)).isEqualTo(8);
        Searching searching = Objects.requireNonNull(market.searching());
        assertThat(searching.queries())
                .containsExactlyInAnyOrder(
                        "query/0003_c1s6_015971_00.jpg",
                        "query/0005_c1s1_001351_00.jpg",
                        "query/0009_c3s1_000451_00.jpg");
        assertThat(searching.cameras())
                .contains(
                        entry("query/0009_c3s1_000451_00.jpg", 3),
                        entry("bounding_box_test/0003_c4s6_016021_01.jpg", 4),
                        entry("bounding_box_test/0000_c4s6_016021_05.jpg", 4));
        assertThat(searching.distractors())
                .extracting(ImageFile::name)
                .containsExactly("bounding_box_test/0000_c4s6_016021_05.jpg");
        assertThat(market.leftOut().byReason())
                .containsEntry(
                        "junk by its name, as if it were not there",
                        List.of("bounding_box_test/-1_c1s1_000401_03.jpg", "bounding_box_test/-1_c4s6_016046_01.jpg"))
                .containsEntry("beside the folders of the parts", List.of("gt_bbox", "gt_query", "readme.txt"));
        assertThat(market.leftOut().sentences())
                .anySatisfy(each -> assertThat(each).contains("not named by identity and camera", "Thumbs.db"));
        assertThat(market.judged().searching()).isEqualTo(searching);
    }

    @Test
    void othersThatLieSoAreReadToo() throws IOException {
        Listing duke = listed(PublishedFolders.duke(folder));
        assertThat(duke.classNames()).containsExactly("0001", "0019", "0005", "0023");
        Searching searching = Objects.requireNonNull(duke.searching());
        assertThat(searching.cameras()).containsEntry("query/0005_c2_f0046985.jpg", 2);
        assertThat(searching.distractors()).isEmpty();
    }

    @Test
    void productsAreOthersInTheTestList() throws IOException {
        Listing products = listed(PublishedFolders.products(folder));
        assertThat(products.classNames()).containsExactly("1", "2", "3", "4", "10");
        assertThat(products.trained()).isEqualTo(2);
        assertThat(count(products, Part.TRAIN)).isEqualTo(6);
        assertThat(count(products, Part.TEST)).isEqualTo(9);
        assertThat(products.searching()).isNull();
    }

    @Test
    void clothesAreSoughtInTheirGallery() throws IOException {
        Listing clothes = listed(PublishedFolders.clothes(folder));
        assertThat(clothes.classNames().subList(0, clothes.trained())).containsExactly("id_00000002", "id_00000007");
        assertThat(count(clothes, Part.TEST)).isEqualTo(5);
        Searching searching = Objects.requireNonNull(clothes.searching());
        assertThat(searching.cameras()).isEmpty();
        assertThat(searching.queries()).hasSize(2).allMatch(name -> name.endsWith("_1_front.jpg"));
    }

    @Test
    void clothesMayLieBesideTheirList() throws IOException {
        PublishedFolders.clothes(folder);
        Files.move(folder.resolve("Img/img"), folder.resolve("img"));
        Files.move(folder.resolve("Eval/list_eval_partition.txt"), folder.resolve("list_eval_partition.txt"));
        assertThat(listed(folder).files()).hasSize(9);
    }

    /** VGGFace2 lies in class folders; the lists beside them change nothing. */
    @Test
    void listsBesideClassFoldersChangeNothing() throws IOException {
        PublishedFolders.faces(folder);
        DataSource source = DataSource.of(folder);
        assertThat(source).isEqualTo(new DataSource.ImageFolder(folder));
        Listing faces = Listings.of(source);
        assertThat(classes(faces, Part.TRAIN)).containsExactly("n000002", "n000003");
        assertThat(classes(faces, Part.TEST)).containsExactly("n000001", "n000009");
        assertThat(faces.files()).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({
        "birds,images.txt",
        "birds,image_class_labels.txt",
        "birds,train_test_split.txt",
        "birds,classes.txt",
        "birds,images",
        "market,query",
        "market,bounding_box_train",
        "market,bounding_box_test",
        "products,Ebay_train.txt",
        "products,Ebay_test.txt",
        "clothes,Img",
    })
    void whatIsMissingIsNamed(String set, String missing) throws IOException {
        switch (set) {
            case "birds" -> PublishedFolders.birds(folder, 4);
            case "market" -> PublishedFolders.market(folder);
            case "products" -> PublishedFolders.products(folder);
            default -> PublishedFolders.clothes(folder);
        }
        Files.move(folder.resolve(missing), folder.resolve("away"));
        assertThatThrownBy(() -> Listings.of(DataSource.of(folder)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("but lacks " + missing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image_class_labels.txt | 1 1        | 1         | line 1, \"1\", must be image_id class_id",
                "image_class_labels.txt | 1 1        | 99 1      | lacks image 1 of images.txt",
                "image_class_labels.txt | 2 1        | 1 1       | has the image_id of an earlier one",
                "image_class_labels.txt | 1 1        | 1 9       | gives image 1 the class 9, which classes.txt does not",
                "train_test_split.txt   | 1 0        | 1 yes     | gives image 1 the flag yes, but 1",
                "images.txt             | 0002_7002  | 0001_7001 | twice",
            })
    void aListThatCannotBeUnderstoodIsNamed(String file, String what, String instead, String message)
            throws IOException {
        PublishedFolders.birds(folder, 4);
        Path list = folder.resolve(file);
        Files.writeString(list, Files.readString(list).replaceFirst(what, instead));
        assertThatThrownBy(() -> listed(folder))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void listsWithoutTheirHeaderAreRefused() throws IOException {
        PublishedFolders.products(folder);
        Files.writeString(folder.resolve("Ebay_test.txt"), "1 1 1 a.jpg\n");
        assertThatThrownBy(() -> listed(folder))
                .hasMessageContainingAll("Ebay_test.txt", "image_id class_id super_class_id path", "\"1 1 1 a.jpg\"");
    }

    @Test
    void aListOfClothesIsWholeAndKnowsItsParts() throws IOException {
        Path list = PublishedFolders.clothes(folder).resolve("Eval/list_eval_partition.txt");
        String whole = Files.readString(list);
        Files.writeString(list, whole.lines().limit(10).collect(Collectors.joining("\n")));
        assertThatThrownBy(() -> listed(folder))
                .hasMessageContaining("announces 9 images in its first line, but lists 8");
        Files.writeString(list, whole.replaceFirst("query", "probe"));
        assertThatThrownBy(() -> listed(folder)).hasMessageContaining("must end with train, query or gallery");
        // CelebA's list is called so too.
        Files.writeString(list, "000001.jpg 0\n000002.jpg 0\n");
        assertThatThrownBy(() -> listed(folder)).hasMessageContainingAll("in line 2", "\"000002.jpg 0\"");
    }

    @Test
    void carsWithMatlabsLabelsAreNotTakenForTwoClasses() throws IOException {
        PublishedFolders.text(folder.resolve("devkit"), "cars_train_annos.mat", "MATLAB 5.0 MAT-file");
        Files.createDirectory(folder.resolve("cars_train"));
        Files.createDirectory(folder.resolve("cars_test"));
        assertThatThrownBy(() -> Listings.of(DataSource.of(folder)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("Cars196", "MATLAB", "as a table");
        Files.delete(folder.resolve("devkit/cars_train_annos.mat"));
        assertThatThrownBy(() -> Listings.of(DataSource.of(folder))).hasMessageContaining("Cars196");
        Files.createDirectories(folder.resolve("cars_train/Acura"));
        assertThat(DataSource.of(folder)).isInstanceOf(DataSource.ImageFolder.class);
    }

    @Test
    void aFolderOfClassFoldersMayHaveAListBesideIt() throws IOException {
        PublishedFolders.text(folder.resolve("rose"), "1.jpg", "");
        PublishedFolders.text(folder, "images.txt", "rose/1.jpg\n");
        PublishedFolders.text(folder, "classes.txt", "rose\n");
        assertThat(DataSource.of(folder)).isEqualTo(new DataSource.ImageFolder(folder));
    }
}
