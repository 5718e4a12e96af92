package dev.isogon.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Commands that a test gives one after the other, a folder for their files, and what the last one printed. */
public class CommandLineSession {

    @TempDir
    protected Path folder;

    /** Results of the last command. */
    protected String out = "";

    /** What the last command printed beside them. */
    protected String err = "";

    /** Runs a command; gives its exit code. */
    protected int isogon(Object... words) {
        CommandLineRun run =
                CommandLineRun.of(Stream.of(words).map(Object::toString).toArray(String[]::new));
        out = run.out();
        err = run.err();
        return run.code();
    }

    /** Runs a command, which must succeed. */
    protected void done(Object... words) {
        assertThat(isogon(words)).as(err).isZero();
    }

    /** Trains the smallest network on small pictures for one epoch. */
    protected void trainSmall(Path data, Path model) {
        done(Stream.concat(
                        Stream.of("train", data, "--out", model, "--threads", "1", "--augmentation", "none"),
                        Stream.of(SMALL))
                .toArray());
    }

    private static final String[] SMALL = {
        "--backbone", "simple-cnn", "--resolution", "8", "--batch", "4", "--epochs", "1"
    };

    /** Compares losses with the smallest network on small pictures. */
    protected CommandLineRun compareSmall(Path data, String outFolder, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "compare", data.toString(), "--out", folder.resolve(outFolder).toString(), "--threads", "1"));
        words.addAll(List.of("--backbone", "simple-cnn", "--resolution", "8"));
        words.addAll(List.of(more));
        return CommandLineRun.of(words.toArray(new String[0]));
    }

    /** {@code results.json} of a folder that {@link #compareSmall} wrote. */
    protected JsonNode results(String outFolder) throws IOException {
        return Json.readTree(folder.resolve(outFolder).resolve("results.json"));
    }

    /** Six pictures of each person, in a folder each; the files in their order. */
    protected static List<Path> people(Path place, String... names) throws IOException {
        Random random = new Random(5);
        List<Path> files = new ArrayList<>();
        for (int c = 0; c < names.length; c++) {
            Path own = Files.createDirectories(place.resolve(names[c]));
            for (int i = 1; i <= 6; i++) {
                files.add(own.resolve(names[c] + "_000" + i + ".png"));
                PngFolders.write(files.get(files.size() - 1), c, random);
            }
        }
        return files;
    }
}
