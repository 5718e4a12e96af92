package dev.isogon.internal.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.data.embed.PictureFeed;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ImagePathsTest {

    @TempDir
    private Path folder;

    private final LeftOut leftOut = new LeftOut();

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    @Test
    void foldersAreSearchedInTheOrderOfNamesAndFilesStayWhereTheyWereNamed() throws IOException {
        Path last = file("z.png");
        Path deep = file("in/b/c.png");
        Path high = file("in/a.png");
        Path odd = file("in/two\nlines, \"ü\".png");
        assertThat(ImagePaths.of(List.of(last, folder.resolve("in"), high, last), leftOut))
                .containsExactly(last, high, deep, odd);
        assertThat(leftOut.count()).isZero();
    }

    @Test
    void hiddenFilesAreTakenOnlyIfTheyAreNamed() throws IOException {
        Path named = file("in/.named.png");
        file("in/.hidden/a.png");
        assertThat(ImagePaths.of(List.of(named, folder.resolve("in")), leftOut)).containsExactly(named);
        assertThat(leftOut.byReason()).containsOnlyKeys("hidden");
        assertThat(leftOut.count()).isEqualTo(2);
    }

    @Test
    @Timeout(20)
    void linksAreFollowedButNotInCircles() throws IOException {
        Path real = file("real/a.png");
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.createSymbolicLink(in.resolve("link"), real.getParent());
        Files.createSymbolicLink(in.resolve("loop"), in);
        Files.createSymbolicLink(in.resolve("dangling.png"), folder.resolve("nowhere"));
        assertThat(ImagePaths.of(List.of(in), leftOut)).containsExactly(in.resolve("link/a.png"));
        assertThat(leftOut.byReason())
                .containsOnlyKeys("links that lead back to a folder above them", "links to what is not there");
    }

    @Test
    void whatDoesNotExistIsAMistake() {
        assertThatThrownBy(() -> ImagePaths.of(List.of(folder.resolve("no\nwhere")), leftOut))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("no\\u000awhere does not exist");
    }

    @Test
    void picturesComeInTheirOrderAndFitTheNetworkAndNoMoreAreBegunThanAskedFor() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Path file = folder.resolve(i + ".png");
            PngFolders.write(file, i % 3, new Random(i));
            files.add(file);
        }
        files.set(4, file("text.png"));
        files.set(7, folder.resolve("gone.png"));
        try (PictureFeed feed = new PictureFeed(
                files.stream().map(Content::of).toList(), new PictureFeed.Shape(5, 6, 1), Framing.WHOLE, 3, 2)) {
            for (int i = 0; i < 20; i++) {
                PictureFeed.Read read = feed.next();
                assertThat(read.pictures()).hasSize(i == 4 || i == 7 ? 0 : 1);
                assertThat(read.problem().isEmpty()).isEqualTo(read.pictures().size() == 1);
                for (Picture picture : read.pictures()) {
                    assertThat(picture.pixels()).hasSize(30).isEqualTo(alone(files.get(i)));
                }
            }
            assertThat(feed.hasNext()).isFalse();
        }
    }

    private static byte[] alone(Path file) {
        try (PictureFeed feed =
                new PictureFeed(List.of(Content.of(file)), new PictureFeed.Shape(5, 6, 1), Framing.WHOLE, 1, 1)) {
            return feed.next().pictures().get(0).pixels();
        }
    }
}
