package dev.isogon.internal.cli.gallery;

import dev.isogon.internal.gallery.store.GalleryKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon gallery key}. */
@Command(
        name = "key",
        description =
                "Makes a key for an encrypted gallery. Whoever loses it loses the gallery: keep a copy, and not beside it.",
        mixinStandardHelpOptions = true)
public final class GalleryKeyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "a new file")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        GalleryKey.create(Objects.requireNonNull(file));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println("A new key is in " + file + ". Enrol with --encrypt --key-file " + file
                + ", and keep a copy of it apart from the gallery");
        out.flush();
        return 0;
    }
}
