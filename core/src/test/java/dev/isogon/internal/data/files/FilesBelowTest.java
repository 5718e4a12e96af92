package dev.isogon.internal.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesBelowTest {

    @TempDir
    private Path folder;

    private static String why(Path file) {
        IOException e = catchThrowableOfType(IOException.class, () -> Files.readAllBytes(file));
        return FilesBelow.whyNot(Objects.requireNonNull(e, "it cannot be read"));
    }

    @Test
    void whatCannotBeReadIsSaidForWhatItIs() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertThat(why(link)).isEqualTo("not there");
        assertThat(why(folder)).isEqualTo("not readable (Is a directory)");
        assertThat(FilesBelow.whyNot(new AccessDeniedException("a"))).isEqualTo("not readable by this user");
        assertThat(FilesBelow.whyNot(new IOException())).isEqualTo("not readable");
    }

    @Test
    void foldersAreToldBeforeWhatLiesInThem() throws IOException {
        PictureFiles.write(folder.resolve("a/b/c/1.png"), new byte[] {1});
        Files.createDirectories(folder.resolve("a/.hidden/x"));
        List<String> told = new ArrayList<>();
        FilesBelow.of(
                folder,
                Path::toString,
                new LeftOut(),
                each -> told.add(folder.relativize(each).toString()));
        assertThat(told).containsExactly("a", "a/b", "a/b/c");
    }
}
