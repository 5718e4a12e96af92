package dev.isogon.internal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.cli.CommandLineRun;
import dev.isogon.internal.cli.serve.ServeRun;
import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.experiment.comparison.Study;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.testing.SharedFiles;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's commands run as they are written, on fewer images; its links and its picture are there. */
@Tag("any-jdk")
class ReadmeTest {

    private static final Path HOME = Path.of(System.getProperty("isogon.home", "."));

    /** What makes each command short. */
    private static final Map<String, String> FEW = Map.of(
            "threads", "1",
            "seeds", "1",
            "model.backbone", "simple-cnn",
            "model.resolution", "28",
            "split.train_images", "200",
            "split.test_images", "40",
            "train.batch", "16",
            "train.epochs", "1");

    @TempDir
    private Path folder;

    static Stream<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher matcher = Pattern.compile("^(?:\\| `)?\\./isogon ([^`\\n]*)", Pattern.MULTILINE)
                .matcher(readme());
        while (matcher.find()) {
            commands.add(matcher.group(1).strip());
        }
        return commands.stream();
    }

    private static String readme() throws IOException {
        return Files.readString(HOME.resolve("README.md"));
    }

    @ParameterizedTest(name = "./isogon {0}")
    @MethodSource("commands")
    void runs(String command) throws Exception {
        PngFolders.write(folder.resolve("PHOTOS"), 12, 1, List.of("a", "b", "c", "f", "g", "h", "i", "j"));
        PngFolders.write(folder.resolve("OTHERS"), 4, 2, List.of("d", "e"));
        if (command.contains("MODEL") && !command.contains("--out MODEL")) {
            PhotosAndModel.make(folder.resolve("IMAGES"), folder.resolve("MODEL"));
            List<String> people =
                    IntStream.range(0, 40).mapToObj(i -> "person " + i).toList();
            PngFolders.write(folder.resolve("PEOPLE"), 2, 3, people);
        }
        if (command.contains("FACES") || command.contains("GALLERY")) {
            faces(folder.resolve("FACES"), "Abel_Pacheco", "Abdullah", "Al_Sharpton");
            faces(folder.resolve("STRANGERS"), "Adrien_Brody", "Alan_Ball");
            Files.copy(
                    folder.resolve("FACES/Abdullah/Abdullah_0002.jpg"),
                    folder.resolve("photo.jpg"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (command.contains("GALLERY") && !command.startsWith("enrol")) {
            CommandLineRun enrolled = CommandLineRun.of(
                    "enrol",
                    folder.resolve("GALLERY").toString(),
                    folder.resolve("FACES").toString());
            assertThat(enrolled.code()).as(enrolled.err()).isZero();
        }
        Files.writeString(folder.resolve("scores.csv"), "label,cosine\n1,0.9\n1,0.4\n0,0.5\n0,0.1\n");
        List<String> words = new ArrayList<>();
        for (String word : words(command)) {
            words.add(
                    switch (word) {
                        case "PHOTOS",
                                "OTHERS",
                                "IMAGES",
                                "MODEL",
                                "PEOPLE",
                                "FACES",
                                "GALLERY",
                                "STRANGERS",
                                "photo.jpg",
                                "CROPS",
                                "judged",
                                "faces.csv",
                                "keys.json",
                                "embeddings.parquet",
                                "scores.csv" -> folder.resolve(word).toString();
                        case "DIR" -> (command.startsWith("report") ? finished() : interrupted()).toString();
                        default -> word;
                    });
        }
        boolean begins = !words.contains("--resume") && !words.contains("--help");
        if (begins && List.of("compare", "train").contains(words.get(0))) {
            FEW.forEach((name, value) -> {
                // A model says itself what pictures it takes.
                if (!words.contains("--from") || !name.startsWith("model.")) {
                    words.addAll(List.of("--set", name + "=" + value));
                }
            });
        }
        boolean makesFolder = List.of("compare", "data", "evaluate").contains(words.get(0)) && !words.contains("crop");
        if (begins && makesFolder && !words.contains("--out")) {
            words.addAll(List.of("--out", folder.resolve("out").toString()));
        }
        if (command.startsWith("serve")) {
            words.addAll(List.of("--port", "0"));
            try (ServeRun served = new ServeRun(words.toArray(new String[0]))) {
                assertThat(served.uri().getPort()).isPositive();
                assertThat(served.end()).isZero();
            }
            return;
        }
        CommandLineRun run = CommandLineRun.of(words.toArray(new String[0]));
        if (command.startsWith("calibrate MODEL")) {
            // So few people support no such promise, and that is what they are told.
            assertThat(run.code()).as(run.err()).isEqualTo(1);
            assertThat(run.err()).contains("refused: 40 identities cannot support");
        } else if (command.startsWith("gallery calibrate")) {
            // Two strangers promise 1 in 3 at best.
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains("takes 99 strangers with one image each, but there are 2");
        } else {
            assertThat(run.code()).as(run.err()).isZero();
        }
    }

    /** Two photographs of each. */
    private static void faces(Path to, String... people) throws IOException {
        for (String person : people) {
            Path own = Files.createDirectories(to.resolve(person));
            for (int i = 1; i <= 2; i++) {
                String name = person + "_000" + i + ".jpg";
                Files.copy(
                        SharedFiles.of("data/lfw_half/images").resolve(person).resolve(name), own.resolve(name));
            }
        }
    }

    /** A command's words as a shell would split them. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("\"([^\"]*)\"|\\S+").matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group() : word.group(1));
        }
        return words;
    }

    private Path finished() {
        Path out = folder.resolve("finished");
        List<String> words =
                new ArrayList<>(List.of("compare", "mnist", "--losses", "arcface", "--out", out.toString()));
        FEW.forEach((name, value) -> words.addAll(List.of("--set", name + "=" + value)));
        CommandLineRun run = CommandLineRun.of(words.toArray(new String[0]));
        assertThat(run.code()).as(run.err()).isZero();
        return out;
    }

    private Path interrupted() throws IOException {
        Path out = folder.resolve("interrupted");
        Settings settings = new Settings().set("data", "mnist").set("losses", "arcface");
        FEW.forEach(settings::set);
        Completed<CompareRequest> config = settings.compare(Protocols.ALL);
        try (Study comparison = Study.begin(config, out, Work.silent())) {
            int[] asked = {0};
            Assertions.assertThatThrownBy(() ->
                            comparison.run(event -> {}, Work.silent().withStop(() -> ++asked[0] > 15)))
                    .isInstanceOf(StoppedException.class);
        }
        return out;
    }

    @Test
    void hasTheCommandsOfTheFirstMinute() throws IOException {
        assertThat(commands()).contains("compare mnist --quick", "--help", "compare --resume DIR");
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (String page :
                List.of("README.md", "CONTRIBUTING.md", "docs/tour.md", "docs/adding.md", "docs/losses.md")) {
            Path file = HOME.resolve(page);
            Matcher link = Pattern.compile("\\]\\((?!http)([^)#]+)").matcher(Files.readString(file));
            while (link.find()) {
                assertThat(file.resolveSibling(link.group(1)))
                        .as("link in %s", page)
                        .exists();
            }
        }
    }
}
