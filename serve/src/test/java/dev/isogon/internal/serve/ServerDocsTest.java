package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/server.md} for curl run as they are written, one after the other. */
class ServerDocsTest {

    private static final Path PAGE = Path.of(System.getProperty("isogon.home", "."), "docs", "server.md");
    private static final Pattern EXAMPLES = Pattern.compile("^```sh\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path folder;

    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher block = EXAMPLES.matcher(Files.readString(PAGE));
        while (block.find()) {
            examples.addAll(block.group(1).lines().toList());
        }
        return examples;
    }

    @Test
    void everyExampleIsAnswered() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "there is no curl");
        Files.write(folder.resolve("photo.jpg"), ServedColours.colour(10, 200, 10));
        Files.write(folder.resolve("other.jpg"), ServedColours.colour(12, 190, 10));
        Files.write(folder.resolve("stranger.jpg"), ServedColours.colour(100, 100, 100));
        assertThat(examples()).hasSizeGreaterThan(10);
        try (ServedColours served = ServedColours.in(folder)) {
            for (String each : examples()) {
                String command = each.replace(
                                "localhost:8080", "localhost:" + served.uri().getPort())
                        .replace("/people", "/colours")
                        .replace("curl -s", "curl -s --fail-with-body");
                Process process = new ProcessBuilder("sh", "-c", command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
                String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(each + "\n" + answer).isZero();
            }
        }
    }
}
