package dev.isogon.internal.serve.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The program, started from the repository as its users start it. */
final class Isogon {

    private static final Path HOME =
            Path.of(System.getProperty("isogon.home", ".")).toAbsolutePath().normalize();

    private Isogon() {}

    /** A process to be started, whose id is the program's. */
    static ProcessBuilder process(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(String.valueOf(HOME.resolve("isogon"))));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /**
     * Runs a command.
     *
     * @return what it printed
     * @throws IOException when it failed
     */
    static String run(String... arguments) throws IOException, InterruptedException {
        Process process = process(List.of(arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("isogon " + String.join(" ", arguments) + " ended with " + process.exitValue());
        }
        return out.strip();
    }

    /** A folder for a run, which is gone when the run ends. */
    static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("isogon-load");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(each -> Objects.requireNonNull(each.toFile()).delete());
            } catch (IOException | RuntimeException e) {
                System.err.println("left behind: " + folder);
            }
        }));
        return folder;
    }
}
