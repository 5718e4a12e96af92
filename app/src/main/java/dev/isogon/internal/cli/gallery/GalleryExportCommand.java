package dev.isogon.internal.cli.gallery;

import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.transfer.GalleryExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code isogon gallery export}. */
@Command(
        name = "export",
        description = "Writes the embeddings of a gallery with their names to a file, or its pictures to a folder.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "In .parquet and .csv the columns are path (the image), label (the subject) and the",
            "embedding; beside .npy a .txt names each row SUBJECT/IMAGE. Strangers and rejected",
            "images stay behind. What is written is not encrypted, even where the gallery is."
        })
public final class GalleryExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE|FOLDER",
            description =
                    "a file in .npy, .csv or .parquet; or a new folder for the kept pictures, in a folder for each subject")
    private @Nullable Path out;

    public GalleryExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path target = Objects.requireNonNull(out);
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        boolean folder = isFolder(target);
        FileProgress progress = new FileProgress(err, terminal);
        GalleryExport.Outcome outcome;
        boolean encrypted;
        boolean strangers;
        try (Interruption interruption = Interruption.listen();
                GalleryStore store = gallery.store(false)) {
            encrypted = store.facts().encrypted();
            strangers = store.state().strangers() > 0;
            GalleryExport export = new GalleryExport(store);
            outcome = folder
                    ? export.pictures(target, progress.work(gallery.threads(), interruption))
                    : export.embeddings(target);
        } finally {
            progress.clear();
        }
        if (!outcome.without().isEmpty()) {
            err.println("warning: no picture is kept of " + LeftOut.first(outcome.without()));
        }
        if (strangers) {
            err.println("The strangers that the threshold rests on stay behind");
        }
        if (encrypted) {
            err.println("warning: the gallery is encrypted, but " + target + " is not");
        }
        err.flush();
        PrintWriter results = spec.commandLine().getOut();
        results.printf(
                Locale.ROOT,
                "%,d %s%s written to %s%n",
                outcome.images(),
                folder ? "picture" : "embedding",
                outcome.images() == 1 ? "" : "s",
                target);
        results.flush();
        return 0;
    }

    /** What has no ending is one. */
    private static boolean isFolder(Path target) {
        return Files.isDirectory(target) || String.valueOf(target.getFileName()).lastIndexOf('.') <= 0;
    }
}
