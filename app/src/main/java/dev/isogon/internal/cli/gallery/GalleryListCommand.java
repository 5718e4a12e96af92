package dev.isogon.internal.cli.gallery;

import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code isogon gallery list}. */
@Command(
        name = "list",
        description = "Names the subjects of a gallery, and how many images each has.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class GalleryListCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Option(
            names = "--json",
            description = "prints a JSON object a subject, each on a line of its own, and nothing else")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Subject> subjects;
        try (GalleryStore store = gallery.store(false)) {
            subjects = store.reading().subjects();
        }
        if (json) {
            subjects.forEach(each -> out.println(Json.writeLine(each)));
        } else {
            int width = subjects.stream()
                    .mapToInt(each -> LeftOut.printable(each.name()).length())
                    .max()
                    .orElse(0);
            for (Subject each : subjects) {
                String name = LeftOut.printable(each.name());
                out.printf(
                        Locale.ROOT,
                        "%s%s  %,d image%s%n",
                        name,
                        " ".repeat(width - name.length()),
                        each.images(),
                        each.images() == 1 ? "" : "s");
            }
            out.printf(
                    Locale.ROOT,
                    "%,d subject%s in %s%n",
                    subjects.size(),
                    subjects.size() == 1 ? "" : "s",
                    gallery.folder());
        }
        out.flush();
        return 0;
    }
}
