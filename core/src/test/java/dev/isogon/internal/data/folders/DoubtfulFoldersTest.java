package dev.isogon.internal.data.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.files.PictureFiles;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource.Classes;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that can be read in two ways: nothing is taken in silence, and whoever says what is meant is believed. */
class DoubtfulFoldersTest {

    @TempDir
    private Path folder;

    private void files(String... names) throws IOException {
        for (String name : names) {
            PictureFiles.write(folder.resolve(name), new byte[] {1});
        }
    }

    private List<String> classes(Classes level) throws IOException {
        return FolderListing.of(folder, level).classNames();
    }

    private List<String> parts(Classes level) throws IOException {
        Listing listing = FolderListing.of(folder, level);
        return listing.files().stream()
                .map(each -> listing.classNames().get(each.label()) + " " + each.part())
                .distinct()
                .toList();
    }

    private AbstractThrowableAssert<?, ?> asked() {
        return assertThatThrownBy(() -> classes(Classes.AUTO)).isInstanceOf(SettingsException.class);
    }

    @Test
    void foldersOfTheSameFoldersMayBePartsOrClasses() throws IOException {
        files("fold1/apple/1.png", "fold1/pear/1.png", "fold2/apple/1.png", "fold2/pear/1.png");
        asked().hasMessageContainingAll(
                        "classes must be given",
                        "fold1, fold2 hold folders of the same names (apple, pear)",
                        "`classes=top` takes fold1",
                        "`classes=joined` takes apple",
                        "`classes=leaf` each fold1/apple",
                        "call them train, val and test");
        assertThat(classes(Classes.TOP)).containsExactly("fold1", "fold2");
        assertThat(classes(Classes.JOINED)).containsExactly("apple", "pear");
        assertThat(classes(Classes.LEAF)).containsExactly("fold1/apple", "fold1/pear", "fold2/apple", "fold2/pear");
    }

    /** PlantVillage has each image in colour, in grey and cut out. */
    @Test
    void variantsOfTheSameImagesAreNoClasses() throws IOException {
        for (String variant : List.of("color", "grayscale", "segmented")) {
            files(variant + "/Apple___healthy/1.jpg", variant + "/Tomato___mold/1.jpg");
        }
        asked().hasMessageContaining("name that one as the data");
    }

    @Test
    void theSameBelowTrainIsAskedToo() throws IOException {
        for (String part : List.of("train", "test")) {
            files(part + "/f/young/1.png", part + "/f/old/1.png", part + "/m/young/1.png", part + "/m/old/1.png");
        }
        asked().hasMessageContaining("f, m hold folders of the same names (old, young)");
        assertThat(parts(Classes.JOINED)).containsExactly("old TRAIN", "old TEST", "young TRAIN", "young TEST");
    }

    /** One folder in common, or one name in all of them, is no sign. */
    @Test
    void classesMayHaveSomeFoldersOfTheSameName() throws IOException {
        files("oak/bark/1.png", "oak/leaf/1.png", "fir/bark/1.png", "fir/cone/1.png", "fir/needle/1.png");
        assertThat(classes(Classes.AUTO)).containsExactly("fir", "oak");
        assertThat(FolderListing.of(folder, Classes.AUTO).leftOut().sentences())
                .containsExactly(
                        "the classes are the folders fir, oak, and images in folders below one are of one class;"
                                + " `classes=leaf` has a class for each folder with images, such as fir/bark, fir/cone");
    }

    @Test
    void oneFolderInEachClassIsLookedThroughWithoutWords() throws IOException {
        files("train/n01/images/1.JPEG", "train/n02/images/1.JPEG", "val/images/1.JPEG");
        Listing listing = FolderListing.of(folder, Classes.AUTO);
        assertThat(listing.classNames()).containsExactly("n01", "n02");
        assertThat(listing.leftOut().byReason().get("in a part that says no classes"))
                .containsExactly("val/images/1.JPEG");
    }

    /** Vehicles: the images lie right in them. */
    @Test
    void classesMayBeCalledTrainAndTest() throws IOException {
        files("train/1.png", "test/1.png", "bus/1.png");
        assertThat(parts(Classes.AUTO)).containsExactly("bus TRAIN", "test TRAIN", "train TRAIN");
    }

    @Test
    void aClassCalledTestIsNoPartOfAnything() throws IOException {
        files("test/1.png", "apple/1.png", "pear/old/1.png");
        assertThat(parts(Classes.AUTO)).containsExactly("apple TRAIN", "pear TRAIN", "test TRAIN");
    }

    @Test
    void namesWithDifferentRestsAreNoParts() throws IOException {
        files("train_station/in/1.png", "train_station/out/1.png", "test_tube/1.png");
        assertThat(parts(Classes.AUTO)).containsExactly("test_tube TRAIN", "train_station TRAIN");
    }

    @Test
    void onePartAloneBesideOtherFoldersIsAsked() throws IOException {
        files("Training/apple/1.png", "Training/pear/1.png", "samples/1.png");
        asked().hasMessageContainingAll("Training is called like a part and holds apple, pear", "samples beside it");
        assertThat(parts(Classes.TOP)).containsExactly("Training TRAIN", "samples TRAIN");
    }

    @Test
    void partsWithoutACommonClassBesideOtherClassesAreAsked() throws IOException {
        files(
                "train/2019/1.png",
                "train/2020/1.png",
                "test/a/1.png",
                "test/b/1.png",
                "bus/2019/1.png",
                "bus/2020/1.png");
        asked().hasMessageContainingAll("test, train are called like parts, but no class is in two of them", "bus");
        assertThat(classes(Classes.TOP)).containsExactly("bus", "test", "train");
    }

    @Test
    void imagesRightInThePartsHaveNoClass() throws IOException {
        files("train/cat.1.jpg", "train/dog.1.jpg", "test/1.jpg");
        assertThatThrownBy(() -> classes(Classes.AUTO))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("right in test, train", "nothing says of which class", "`classes=top`");
        assertThat(classes(Classes.TOP)).containsExactly("test", "train");
    }

    @Test
    void testImagesWithoutClassesAreLeftOut() throws IOException {
        files("train/cat/1.jpg", "train/dog/1.jpg", "test/1.jpg", "test/2.jpg");
        Listing listing = FolderListing.of(folder, Classes.AUTO);
        assertThat(listing.files()).hasSize(2);
        assertThat(listing.leftOut().byReason().get("in a part that says no classes"))
                .containsExactly("test/1.jpg", "test/2.jpg");
    }

    @Test
    void partsWithinClassesWhoseImagesLieRightInThem() throws IOException {
        files("bus/train/1.png", "bus/test/1.png", "car/train/1.png", "car/test/1.png", "car/masks/1.png");
        assertThat(parts(Classes.AUTO)).containsExactly("bus TRAIN", "bus TEST", "car TRAIN", "car TEST");
        assertThat(parts(Classes.LEAF)).containsExactly("bus TRAIN", "bus TEST", "car TRAIN", "car TEST");
    }

    /** Two sets of data with the same classes are no two classes. */
    @Test
    void setsOfDataSideBySideAreAsked() throws IOException {
        for (String set : List.of("first", "second")) {
            files(set + "/train/cat/1.png", set + "/train/dog/1.png", set + "/test/cat/1.png");
        }
        asked().hasMessageContaining("first, second hold folders of the same names (cat, dog)");
        assertThat(parts(Classes.JOINED)).containsExactly("cat TRAIN", "cat TEST", "dog TRAIN");
    }

    @Test
    void aClassWithoutPartsBesideThoseWithPartsIsAnError() throws IOException {
        files("bus/train/1.png", "bus/test/1.png", "car/train/1.png", "car/test/1.png", "van/1.png");
        assertThatThrownBy(() -> classes(Classes.AUTO))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("but van has none", "`classes=top`");
        assertThat(parts(Classes.TOP)).containsExactly("bus TRAIN", "car TRAIN", "van TRAIN");
    }

    @Test
    void severalSetsOfPartsAreRefused() throws IOException {
        for (String set : List.of("rgb", "depth")) {
            files(set + "_train/a/1.png", set + "_train/b/1.png", set + "_test/a/1.png");
        }
        assertThatThrownBy(() -> classes(Classes.AUTO))
                .hasMessageContaining("depth_test, depth_train and rgb_test, rgb_train. Keep those of one");
    }

    @Test
    void looseImagesAndEmptyFoldersAreSaid() throws IOException {
        files("a/1.png", "b/1.png", "1.png", "docs/readme.txt");
        Files.createDirectories(folder.resolve("empty"));
        Listing listing = FolderListing.of(folder, Classes.AUTO);
        assertThat(listing.classNames()).containsExactly("a", "b");
        assertThat(listing.leftOut().sentences())
                .containsExactly(
                        "2 folders are no classes, since they hold no images: docs, empty",
                        "2 files left out, beside the class folders: 1.png, docs/readme.txt");
    }

    /** A single folder is looked through only where there are classes in it. */
    @Test
    void oneClassAloneIsNotLookedThrough() throws IOException {
        files("only/deep/1.png", "readme.md");
        assertThatThrownBy(() -> classes(Classes.AUTO))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("the one class only");
    }

    /** A class in which nothing can be used must be an error later, not a folder of something else. */
    @Test
    void imagesOfAFormatThatIsNotReadAreAClass() throws IOException {
        files("a/1.png", "b/1.heic");
        assertThat(classes(Classes.AUTO)).containsExactly("a", "b");
    }

    @Test
    void leavesWithoutImagesAreNoClasses() throws IOException {
        files("a/x/1.png", "a/notes.txt", "b/y/1.png", "b/1.png");
        Listing listing = FolderListing.of(folder, Classes.LEAF);
        assertThat(listing.classNames()).containsExactly("a/x", "b", "b/y");
        assertThat(listing.leftOut().byReason().get("in folders without images"))
                .containsExactly("a/notes.txt");
        assertThat(listing.files()).extracting(each -> each.part()).containsOnly(Part.TRAIN);
    }
}
