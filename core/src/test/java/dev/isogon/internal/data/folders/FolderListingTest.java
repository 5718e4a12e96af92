package dev.isogon.internal.data.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.files.PictureFiles;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource.Classes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderListingTest {

    @TempDir
    private Path folder;

    private void file(String name) throws IOException {
        PictureFiles.write(folder.resolve(name), new byte[] {1});
    }

    private List<String> listed() throws IOException {
        Listing listing = FolderListing.of(folder, Classes.AUTO);
        return listing.files().stream()
                .map(each -> listing.classNames().get(each.label()) + "|" + each.part() + "|" + each.name())
                .toList();
    }

    @Test
    void aFolderIsAClassAndFoldersWithinAreJoinedToIt() throws IOException {
        file("b/2.png");
        file("b/1.png");
        file("a/deep/er/x.jpg");
        file("a/z.jpg");
        assertThat(listed())
                .containsExactly("a|TRAIN|a/deep/er/x.jpg", "a|TRAIN|a/z.jpg", "b|TRAIN|b/1.png", "b|TRAIN|b/2.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"two words", "it's \"quoted\"", "line\nbreak", "tab\there", "日本語", "ñandú-Ωмир", "-rf", "$(x)"})
    void namesMayHoldAnything(String name) throws IOException {
        file("plain/1.png");
        file(name + "/" + name + ".png");
        Listing listing = FolderListing.of(folder, Classes.AUTO);
        assertThat(listing.classNames()).contains("plain", name);
        assertThat(listing.files()).extracting(ImageFile::name).contains(name + "/" + name + ".png");
        assertThat(listing.leftOut().count()).isZero();
    }

    @Test
    void aNameIsOneHoweverItsAccentsAreComposed() throws IOException {
        file("train/caf\u00e9/1.png");
        file("train/tea/1.png");
        file("test/cafe\u0301/1.png");
        assertThat(FolderListing.of(folder, Classes.AUTO).classNames()).containsExactly("caf\u00e9", "tea");
    }

    @Test
    void partsAreTakenApart() throws IOException {
        for (String part : List.of("Train", "valid", "TEST")) {
            file(part + "/a/1.png");
            file(part + "/b/1.png");
        }
        file("readme.txt");
        assertThat(listed())
                .containsExactly(
                        "a|TRAIN|Train/a/1.png",
                        "a|VALIDATION|valid/a/1.png",
                        "a|TEST|TEST/a/1.png",
                        "b|TRAIN|Train/b/1.png",
                        "b|VALIDATION|valid/b/1.png",
                        "b|TEST|TEST/b/1.png");
        assertThat(FolderListing.of(folder, Classes.AUTO).leftOut().byReason())
                .containsExactly(entry("beside the folders of the parts", List.of("readme.txt")));
    }

    @Test
    void validationWithoutTestIsTheTest() throws IOException {
        for (String part : List.of("train", "val")) {
            file(part + "/a/1.png");
            file(part + "/b/1.png");
        }
        assertThat(FolderListing.of(folder, Classes.AUTO).files())
                .extracting(ImageFile::part)
                .containsOnly(Part.TRAIN, Part.TEST);
    }

    @Test
    void aClassCalledTrainAloneIsAClass() throws IOException {
        file("train/1.png");
        file("bus/1.png");
        assertThat(FolderListing.of(folder, Classes.AUTO).classNames()).containsExactly("bus", "train");
    }

    @Test
    void twoFoldersOfOnePartAreRefused() throws IOException {
        file("train/a/1.png");
        file("val/a/1.png");
        file("validation/a/1.png");
        assertThatThrownBy(() -> FolderListing.of(folder, Classes.AUTO))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("val and validation", "Keep one");
    }

    @Test
    void emptyAndHiddenAndLooseAreLeftOut() throws IOException {
        file("a/1.png");
        file("b/1.png");
        file("b/.DS_Store");
        file("b/.git/config");
        file(".cache/1.png");
        file("loose.png");
        Files.createDirectory(folder.resolve("empty"));
        Listing listing = FolderListing.of(folder, Classes.AUTO);
        assertThat(listing.classNames()).containsExactly("a", "b");
        assertThat(listing.leftOut().byReason())
                .containsEntry("hidden", List.of(".cache", "b/.DS_Store", "b/.git"))
                .containsEntry("beside the class folders", List.of("loose.png"));
        assertThat(listing.leftOut().sentences()).contains("1 folder is no class, since it holds no images: empty");
    }

    /** As open-set data is published: behind the classes to train on, in name order, come those that only judge. */
    @Test
    void identitiesThatTrainingDoesNotHaveComeLast() throws IOException {
        file("train/b/1.png");
        file("train/d/1.png");
        file("test/a/1.png");
        file("test/d/1.png");
        file("val/c/1.png");
        Listing listing = FolderListing.of(folder, Classes.AUTO);
        assertThat(listing.classNames()).containsExactly("b", "d", "a", "c");
        assertThat(listing.trained()).isEqualTo(2);
        assertThat(listed())
                .containsExactly(
                        "a|TEST|test/a/1.png",
                        "b|TRAIN|train/b/1.png",
                        "c|VALIDATION|val/c/1.png",
                        "d|TRAIN|train/d/1.png",
                        "d|TEST|test/d/1.png");
        assertThat(listing.leftOut().count()).isZero();
    }

    @Test
    void judgedAreTheTestPartAndItsIdentitiesAlone() throws IOException {
        file("train/b/1.png");
        file("train/d/1.png");
        file("test/a/1.png");
        file("test/d/1.png");
        Listing listing = FolderListing.of(folder, Classes.AUTO);
        Listing judged = listing.judged();
        assertThat(judged.classNames()).containsExactly("d", "a");
        assertThat(judged.trained()).isZero();
        assertThat(judged.files()).extracting(ImageFile::name).containsExactly("test/a/1.png", "test/d/1.png");
        assertThat(judged.files()).extracting(ImageFile::label).containsExactly(1, 0);
        assertThat(listing.judgedInWords())
                .isEqualTo("its test part is judged, 2 images of 2 identities; its other 2 images are not");
    }

    @Test
    void whereAllIsTheTestPartNoOthersAreCounted() throws IOException {
        file("gallery/a/1.png");
        file("gallery/b/1.png");
        file("query/a/2.png");
        file("query/b/2.png");
        assertThat(FolderListing.of(folder, Classes.AUTO).judgedInWords())
                .isEqualTo("its test part is judged, 4 images of 2 identities");
    }

    @Test
    void withoutATestPartAllIsJudged() throws IOException {
        file("a/1.png");
        file("b/1.png");
        Listing listing = FolderListing.of(folder, Classes.AUTO);
        assertThat(listing.judged()).isSameAs(listing);
        assertThat(listing.judgedInWords()).isEmpty();
    }

    /** Good ones alone to train on, as data on defects is published: enough to judge by. */
    @Test
    void oneClassToTrainOnIsEnoughToList() throws IOException {
        file("train/good/1.png");
        file("test/good/1.png");
        file("test/bent/1.png");
        Listing listing = FolderListing.of(folder, Classes.AUTO);
        assertThat(listing.classNames()).containsExactly("good", "bent");
        assertThat(listing.trained()).isEqualTo(1);
    }

    @Test
    void oneClassIsTooFew() throws IOException {
        file("only/1.png");
        assertThatThrownBy(() -> FolderListing.of(folder, Classes.AUTO))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("the one class only", "at least two");
    }

    @Test
    void linksAreFollowedAndLoopsLeftOut() throws IOException {
        file("a/1.png");
        file("b/1.png");
        file("elsewhere/.hidden-not/x.png");
        Path apart = PictureFiles.write(folder.resolve("b/more/2.png"), new byte[] {2});
        Files.createSymbolicLink(folder.resolve("a/linked"), apart.getParent());
        Files.createSymbolicLink(folder.resolve("b/loop"), folder.resolve("b"));
        Files.createSymbolicLink(folder.resolve("b/up"), folder);
        Files.createSymbolicLink(folder.resolve("b/dangling"), folder.resolve("nowhere"));
        Listing listing = FolderListing.of(folder, Classes.AUTO);
        assertThat(listing.files())
                .extracting(ImageFile::name)
                .containsExactly("a/1.png", "a/linked/2.png", "b/1.png", "b/more/2.png");
        assertThat(listing.leftOut().byReason().get("links that lead back to a folder above them"))
                .containsExactlyInAnyOrder("b/loop", "b/up");
        assertThat(listing.leftOut().byReason()).containsEntry("links to what is not there", List.of("b/dangling"));
    }

    /** The byte 0xff is in no text in UTF-8. */
    @Test
    void aClassNameThatCannotBeReadIsAnError() throws Exception {
        file("a/1.png");
        Process made = new ProcessBuilder("sh", "-c", "mkdir \"$(printf '\\377')\"")
                .directory(folder.toFile())
                .start();
        assumeTrue(made.waitFor() == 0, "this file system has no such names");
        assertThatThrownBy(() -> FolderListing.of(folder, Classes.AUTO))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContainingAll("cannot be read in this locale", "LC_ALL=C.UTF-8");
    }

    @Test
    void aFolderThatMayNotBeReadIsLeftOut() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs POSIX permissions");
        file("a/1.png");
        file("b/1.png");
        file("b/closed/1.png");
        Path closed = folder.resolve("b/closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(closed), "this user may read everything (root?)");
            assertThat(FolderListing.of(folder, Classes.AUTO).leftOut().byReason())
                    .containsEntry("not readable by this user", List.of("b/closed"));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
