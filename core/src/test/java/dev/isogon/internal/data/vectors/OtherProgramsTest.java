package dev.isogon.internal.data.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.metrics.Embeddings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same three embeddings, as many programs write them: each folder of {@code others} says how. */
class OtherProgramsTest {

    private static final List<String> NAMES = List.of("Ann/1.png", "Ann/2.png", "Bo/1.png");

    /** Every one is a float16 too. */
    private static final float[] VALUES = {1.5f, -2.25f, 0.5f, 3, 0.25f, -0.125f};

    static List<Path> files() throws IOException, URISyntaxException {
        URL place = Objects.requireNonNull(OtherProgramsTest.class.getResource("/others"));
        try (Stream<Path> all = Files.walk(Path.of(place.toURI()))) {
            List<Path> files = all.filter(each -> each.getFileName().toString().startsWith("embeddings"))
                    .toList();
            assertThat(files).hasSizeGreaterThan(35);
            return files;
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void allReadTheSame(Path file) throws IOException {
        // An .npy has its names beside it, and these have none.
        Embeddings read = file.toString().endsWith(".npy")
                ? VectorFormats.read(file, NAMES, 0).vectors()
                : VectorFormats.read(file);
        assertThat(read.names()).isEqualTo(NAMES);
        assertThat(read.dimensions()).isEqualTo(2);
        assertThat(read.values()).containsExactly(VALUES);
    }

    @ParameterizedTest
    @CsvSource({
        "i8, 7, -3",
        "big-u2, 7, 65535",
        "u1, 7, 255",
        "column, 7, -3",
        "U, Ann Lee, Bø",
        "big-U, Ann Lee, Bø",
        "S, Ann Lee, Bo"
    })
    void arraysOfLabelsAreTheirText(String name, String first, String last) throws Exception {
        URL file = Objects.requireNonNull(getClass().getResource("/others/numpy/labels-" + name + ".npy"));
        assertThat(VectorFormats.readLabels(Path.of(file.toURI()))).containsExactly(first, first, last);
    }
}
