package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.store.Json;
import dev.isogon.internal.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is wrong with a gallery of photographs, and what is said of it. */
class GalleryCheckTest extends CommandLineSession {

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted().toList();
        }
    }

    /** The first two images of some people of whom there are four. */
    private List<List<Path>> people(int count) throws IOException {
        return sorted(SharedFiles.of("data/lfw_half/images")).stream()
                .map(each -> {
                    try {
                        return sorted(each);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .filter(each -> each.size() >= 4)
                .limit(count)
                .toList();
    }

    @Test
    void theSameFileUnderTwoNamesIsNamedWithWhatMendsIt() throws IOException {
        List<List<Path>> people = people(3);
        Path gallery = folder.resolve("people");
        done(
                "enrol",
                gallery,
                "--as",
                "Ann",
                people.get(0).get(0),
                people.get(0).get(1));
        done(
                "enrol",
                gallery,
                "--as",
                "Bob B",
                people.get(1).get(0),
                people.get(0).get(0));
        done("gallery", "check", gallery);
        assertThat(out)
                .contains("The same image twice", "are the same file", "gallery remove " + gallery + " --image 4")
                .contains("Images that may be somebody else's", "where images of one person reach");

        done("gallery", "check", gallery, "--json");
        List<String> lines = out.lines().toList();
        assertThat(Json.tree(gallery, lines.get(0)).at("/finding").asString()).isEqualTo("same_image");
        assertThat(Json.tree(gallery, lines.get(0)).at("/images/1").asInt()).isEqualTo(4);
        assertThat(out).contains("\"remedy\":\"isogon gallery remove");

        done("gallery", "remove", gallery, "--image", "4");
        done("gallery", "check", gallery);
        assertThat(out).contains("Nothing was found in 3 images of 2 subjects");
    }

    @Test
    void whatIsRejectedChangesNoAnswer() throws IOException {
        List<List<Path>> people = people(2);
        Path gallery = folder.resolve("people");
        done("enrol", gallery, "--as", "Ann", people.get(0).get(0));
        done("identify", gallery, people.get(0).get(1));
        String before = out;
        done("gallery", "reject", gallery, people.get(0).get(1), "--as", "Ann");
        assertThat(out).contains("is kept as not being Ann", "joins no calibration");
        done("identify", gallery, people.get(0).get(1));
        assertThat(out).isEqualTo(before);
        done("gallery", "threshold", gallery, "--at", "0.5");
        done("gallery", "check", gallery);
        assertThat(out).contains("you have refused", "would be named Ann");

        assertThat(isogon("gallery", "reject", gallery, people.get(0).get(1), "--as", "Anne"))
                .isEqualTo(2);
        assertThat(err).contains("\"Anne\" is not enrolled");
    }
}
