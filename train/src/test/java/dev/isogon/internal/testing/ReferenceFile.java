package dev.isogon.internal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A file of reference values. The repository has some of each kind, so that a clone alone tests the mathematics; there are
 * more of them among the shared files, or in the folder that {@code -Disogon.golden=DIR} names. A file that is there twice
 * is checked once.
 *
 * @param file where it lies
 * @param values what is in it
 * @param ours whether it is one of the repository's
 */
public record ReferenceFile(Path file, JsonNode values, boolean ours) {

    private static final Path OURS = Path.of("src", "test", "golden");

    /** The files of losses and regularizers. */
    public static List<ReferenceFile> ofLosses() throws IOException {
        return all().stream().filter(each -> !each.isOfABackbone()).toList();
    }

    /** The files of backbones. */
    public static List<ReferenceFile> ofBackbones() throws IOException {
        return all().stream().filter(ReferenceFile::isOfABackbone).toList();
    }

    /** Its name without the folder. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** Only backbones have a list of tensors. */
    private boolean isOfABackbone() {
        return values.has("tensors");
    }

    private static List<ReferenceFile> all() throws IOException {
        List<ReferenceFile> all = new ArrayList<>();
        Set<ByteBuffer> contents = new HashSet<>();
        for (Path folder : folders()) {
            for (Path file : listed(folder)) {
                if (contents.add(ByteBuffer.wrap(Files.readAllBytes(file)))) {
                    all.add(new ReferenceFile(file, Json.readTree(file), folder.equals(OURS)));
                }
            }
        }
        return all;
    }

    private static List<Path> folders() {
        String given = System.getProperty("isogon.golden", "");
        if (!given.isEmpty()) {
            assertThat(Path.of(given)).as("-Disogon.golden").isDirectory();
            return List.of(OURS, Path.of(given));
        }
        Optional<Path> shared = SharedFiles.ifThere("golden");
        return Stream.concat(Stream.of(OURS), shared.stream()).toList();
    }

    /** Those of the folder, and of {@code backbones/} in it. */
    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertThat(found).as("reference files in %s", folder).isNotEmpty();
            return found;
        }
    }
}
