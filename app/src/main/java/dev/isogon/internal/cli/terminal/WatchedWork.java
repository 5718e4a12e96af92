package dev.isogon.internal.cli.terminal;

import dev.isogon.internal.cli.text.OptionWords;
import dev.isogon.internal.cli.text.Paths;
import dev.isogon.internal.engine.Engine;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * A comparison or a training as a person at a terminal watches it: what it will do, a progress bar, and how to go on where it is
 * interrupted.
 *
 * @param command goes on with it: {@code compare} or {@code train}
 * @param kept what an interruption leaves, as a sentence
 * @param folder where it lies until it is finished
 */
public record WatchedWork(String command, String kept, Path folder, Progress progress, PrintWriter err) {

    /** What takes long, and what comes of it. */
    public interface Task<R> {
        R run(Progress progress, Work work) throws IOException;
    }

    /** Says what will be done, and what there is to know before. */
    public static void announce(PrintWriter err, List<String> what, List<String> notes, List<String> warnings) {
        what.forEach(err::println);
        Engine.missingSettings().forEach(warning -> err.println("warning: " + warning));
        notes.forEach(note -> err.println("note: " + OptionWords.of(note)));
        warnings.forEach(warning -> err.println("warning: " + OptionWords.of(warning)));
        err.flush();
    }

    /** Refuses all other options beside {@code --resume} and {@code --data}, by what the user wrote. */
    public static void checkAlone(ParseResult given, Path resumed) {
        List<String> others = new ArrayList<>();
        given.matchedPositionals().forEach(each -> others.add(each.paramLabel()));
        given.matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !name.equals("--resume") && !name.equals("--data"))
                .forEach(others::add);
        if (!others.isEmpty()) {
            String threads = "nother number of threads adds numbers up in another order, which changes their last bits"
                    + " and with them the result";
            throw new SettingsException("--resume goes on with the settings that " + resumed
                    + " was begun with, to the same result bit for bit; "
                    + (others.equals(List.of("--threads"))
                            ? "--threads would change it: a" + threads
                            : "leave all other options out: " + String.join(", ", others)
                                    + (others.contains("DATA") ? ". Data that was moved is named by --data" : "")
                                    + (others.contains("--threads") ? ". A" + threads : "")));
        }
    }

    /** Does it, until it is done or interrupted. */
    public <R> R watch(Interruption interruption, Task<R> task) throws IOException {
        try {
            return task.run(progress, Work.silent().withStop(interruption));
        } catch (StoppedException e) {
            progress.clear();
            err.println("Interrupted. " + kept + "; go on with: ./isogon " + command + " --resume "
                    + Paths.quoted(folder.toAbsolutePath().normalize()));
            err.flush();
            throw e;
        } finally {
            progress.clear();
        }
    }
}
