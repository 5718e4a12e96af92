package dev.isogon.internal.cli.serve;

import dev.isogon.internal.cli.text.AnswerText;
import dev.isogon.internal.serve.access.KeyFile;
import dev.isogon.internal.serve.access.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon keys}: who may ask a server. */
@Command(
        name = "keys",
        description = "Makes, lists and revokes the API keys of isogon serve.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class KeysCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec own = Objects.requireNonNull(spec);
        own.commandLine().usage(own.commandLine().getOut());
    }

    @Command(
            name = "create",
            description = "Makes a key and prints it, once: the file keeps its SHA-256 alone.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    int create(
            @Parameters(paramLabel = "FILE", description = "of keys; made where it is not there") Path file,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "read|enrol|admin",
                            description =
                                    "read asks; enrol also enrols, renames and removes; admin also changes thresholds")
                    Role role,
            @Option(
                            names = "--gallery",
                            paramLabel = "NAME",
                            description =
                                    "a gallery that it is for, as it is served; may be given several times. Default:"
                                            + " all")
                    @Nullable
                    List<String> galleries,
            @Option(names = "--name", paramLabel = "TEXT", description = "what it is for", defaultValue = "")
                    String name)
            throws IOException {
        PrintWriter out = out();
        out.println(new KeyFile(file).create(name, role, galleries == null ? new ArrayList<>() : galleries));
        out.flush();
        return 0;
    }

    @Command(
            name = "list",
            description = "Lists keys, without what is secret of them.",
            mixinStandardHelpOptions = true)
    int list(@Parameters(paramLabel = "FILE", description = "of keys") Path file) throws IOException {
        PrintWriter out = out();
        for (KeyFile.Entry each : new KeyFile(file).all()) {
            out.printf(
                    Locale.ROOT,
                    "%s  %-5s  %s  %s%s%s%n",
                    each.id(),
                    each.role().name().toLowerCase(Locale.ROOT),
                    each.created(),
                    each.galleries().isEmpty() ? "all galleries" : String.join(",", each.galleries()),
                    each.name().isEmpty() ? "" : "  " + AnswerText.printable(each.name()),
                    each.revoked() == null ? "" : "  revoked " + each.revoked());
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "revoke",
            description = "Has a key open nothing from now on; a running server knows within a second.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Parameters(index = "0", paramLabel = "FILE", description = "of keys") Path file,
            @Parameters(index = "1", paramLabel = "ID", description = "as list shows it") String id)
            throws IOException {
        new KeyFile(file).revoke(id);
        return 0;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
