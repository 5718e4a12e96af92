package dev.isogon.internal.cli.gallery;

import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.cli.text.FindingLines;
import dev.isogon.internal.gallery.check.GalleryCheck;
import dev.isogon.internal.gallery.check.GalleryFindings;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code isogon gallery check}. */
@Command(
        name = "check",
        description =
                "Looks for what is wrong with a gallery, and says what to do: images that are there twice, one person under two"
                        + " names, images of somebody else, faces that are too small, subjects without images.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = "Nothing is changed. What is found may be right as it is: look before you do what is advised.")
public final class GalleryCheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Option(
            names = "--json",
            description = "prints a JSON object a finding, each on a line of its own, and nothing else")
    private boolean json;

    public GalleryCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        FileProgress progress = new FileProgress(spec.commandLine().getErr(), terminal);
        GalleryFindings findings;
        try (Interruption interruption = Interruption.listen();
                GalleryOptions.Opened opened = gallery.open(false)) {
            findings = new GalleryCheck(opened.gallery()).of(progress.work(gallery.threads(), interruption));
        } finally {
            progress.clear();
        }
        FindingLines lines = FindingLines.of(findings, gallery.folder());
        if (json) {
            lines.findings().forEach(each -> out.println(Json.writeLine(each)));
        } else {
            lines.text().forEach(out::println);
        }
        out.flush();
        return 0;
    }
}
