package dev.isogon.internal.cli.gallery;

import dev.isogon.internal.cli.text.AnswerText;
import dev.isogon.internal.cli.text.GalleryText;
import dev.isogon.internal.gallery.GalleryCalibration;
import dev.isogon.internal.gallery.NamedSubjects;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.metrics.Work;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon gallery show}. */
@Command(
        name = "show",
        description = "Shows what a gallery is and where its threshold lies; or, with a name, that subject's images.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class GalleryShowCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "a subject")
    private @Nullable String name;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (name == null) {
            try (GalleryOptions.Opened opened = gallery.open(false)) {
                GalleryText.facts(opened.gallery().members()).forEach(out::println);
                GalleryCalibration.Outcome now = new GalleryCalibration(opened.gallery()).now(Work.silent());
                GalleryText.outcome(now).forEach(out::println);
                GalleryText.looksEnrolled(now.looksEnrolled(), gallery.folder())
                        .forEach(each -> out.println("warning: " + each));
            }
        } else {
            try (GalleryStore store = gallery.store(false)) {
                subject(store, name, out);
            }
        }
        out.flush();
        return 0;
    }

    private static void subject(GalleryStore store, String name, PrintWriter out) throws IOException {
        Subject subject = NamedSubjects.named(store, name);
        List<StoredImage> images = store.reading().images(subject.id());
        images.forEach(each -> out.printf(
                Locale.ROOT, "%6d  %5.0f px  %s%n", each.id(), each.quality(), AnswerText.printable(each.name())));
        out.printf(Locale.ROOT, "%,d image%s%n", images.size(), images.size() == 1 ? "" : "s");
    }
}
