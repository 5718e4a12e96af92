package dev.isogon.internal.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.arch.RequiredJars;
import dev.isogon.internal.arch.SmallerClassPath;
import dev.isogon.internal.data.files.PictureFiles;
import dev.isogon.internal.data.image.References;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users get who did not add a library that only some need: what to add, and all else as ever. */
class MissingLibrariesTest {

    @TempDir
    private Path folder;

    private SmallerClassPath alone;

    @BeforeEach
    void open() throws IOException {
        alone = SmallerClassPath.keeping(RequiredJars::has);
    }

    @AfterEach
    void close() throws IOException {
        alone.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"420.jpg", "cmyk.jpg", "filters.png", "animation.gif", "flat.gif", "grey-16.pgm"})
    void whatTheJdkReadsIsReadAsEver(String name) throws Throwable {
        assertThat(alone.call(PicturesAndVectors.class, "decoded", References.bytes(name)))
                .isEqualTo(PicturesAndVectors.decoded(References.bytes(name)));
        assertThat(PicturesAndVectors.decoded(References.bytes(name))).isInstanceOf(byte[].class);
    }

    @ParameterizedTest
    @CsvSource({"animation.webp, WebP, webp", "big-endian.tif, TIFF, tiff"})
    void aPictureSaysWhatToAddAndItsSizeIsKnownAllTheSame(String name, String format, String artifact)
            throws Throwable {
        assertThat(alone.call(PicturesAndVectors.class, "decoded", References.bytes(name)))
                .asString()
                .matches("is a " + format + ", and the library for it is not on the class path; add"
                        + " com\\.twelvemonkeys\\.imageio:imageio-" + artifact + ":[0-9.]+ to the build");
        assertThat(alone.call(PicturesAndVectors.class, "size", References.bytes(name)))
                .isEqualTo(PicturesAndVectors.size(References.bytes(name)));
    }

    @Test
    void aFolderLeavesThemOutWithThatReasonUntilTheLibraryIsThere() throws Throwable {
        for (int i = 1; i <= 4; i++) {
            PictureFiles.write(folder.resolve("data/a/" + i + ".png"), i, 40, 30);
            PictureFiles.write(folder.resolve("data/b/" + i + ".png"), 10 + i, 40, 30);
        }
        PictureFiles.write(folder.resolve("data/a/x.webp"), References.bytes("animation.webp"));
        PictureFiles.write(folder.resolve("data/b/y.webp"), References.bytes("alpha-q80.webp"));
        Path cache = folder.resolve("cache");
        String leftOut = "2 files left out, is a WebP, and the library for it is not on the class path; add"
                + " com.twelvemonkeys.imageio:imageio-webp:";
        for (int time = 0; time < 2; time++) {
            assertThat(opened(alone.call(PicturesAndVectors.class, "opened", folder.resolve("data"), cache)))
                    .startsWith("8 images")
                    .anyMatch(note -> note.startsWith(leftOut) && note.endsWith(" to the build: a/x.webp, b/y.webp"));
        }
        assertThat(PicturesAndVectors.opened(folder.resolve("data"), cache))
                .startsWith("10 images")
                .noneMatch(note -> note.contains("left out"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> opened(Object notes) {
        return (List<String>) notes;
    }

    @Test
    void parquetSaysWhatToAddBeforeAnythingIsWritten() throws Throwable {
        Path file = folder.resolve("faces.parquet");
        assertThat(opened(alone.call(PicturesAndVectors.class, "vectors", file)))
                .hasSize(4)
                .allMatch(said ->
                        said.matches(".*faces.parquet can be neither written nor read as Parquet: the library for"
                                + " it is not on the class path; add blue\\.strategic\\.parquet:parquet-floor:[0-9.]+ and"
                                + " org\\.slf4j:slf4j-api:[0-9.]+ to the build, or name a file in another format"));
        assertThat(Files.exists(file)).isFalse();
        assertThat(opened(alone.call(PicturesAndVectors.class, "vectors", folder.resolve("faces.npy"))))
                .containsOnly("");
    }

    @Test
    void parquetWithoutWhatItLogsThroughSaysThatAlone() throws Throwable {
        try (SmallerClassPath noLog = SmallerClassPath.keeping(jar -> !jar.startsWith("slf4j"))) {
            assertThat(opened(noLog.call(PicturesAndVectors.class, "vectors", folder.resolve("faces.parquet"))))
                    .allMatch(said -> said.contains("; add org.slf4j:slf4j-api:") && !said.contains("parquet-floor"));
        }
    }

    @Test
    void aLibraryOfWhichAPartIsMissingEndsInASentenceToo() throws Throwable {
        Path vectors = folder.resolve("faces.parquet");
        assertThat(PicturesAndVectors.vectors(vectors)).containsOnly("");
        try (SmallerClassPath parts =
                SmallerClassPath.keeping(jar -> !jar.startsWith("common-") && !jar.startsWith("parquet-column"))) {
            assertThat(parts.call(PicturesAndVectors.class, "decoded", References.bytes("animation.webp")))
                    .asString()
                    .startsWith("is a WebP, and ")
                    .endsWith(" to the build");
            assertThat(opened(parts.call(PicturesAndVectors.class, "vectors", vectors)))
                    .filteredOn(said -> !said.isEmpty())
                    .hasSize(3)
                    .allMatch(said -> said.contains("as Parquet: a part of its library cannot be loaded ("));
        }
    }
}
