package dev.isogon.internal.cli.gallery;

import dev.isogon.internal.cli.text.AnswerText;
import dev.isogon.internal.gallery.MemberChanges;
import dev.isogon.internal.gallery.NamedSubjects;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon gallery remove}. */
@Command(
        name = "remove",
        description =
                "Erases a subject with all its images, or one image: embedding, picture and name are in no file of the gallery"
                        + " then.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class GalleryRemoveCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "a subject")
    private @Nullable String name;

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "one image, by its name as it was enrolled or its number")
    private @Nullable String image;

    @Override
    public Integer call() throws IOException {
        if ((name == null) == (image == null)) {
            throw new SettingsException("one thing is to be removed: a subject by its NAME, or one image by --image");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (GalleryStore store = gallery.store(true)) {
            if (name != null) {
                Subject subject = NamedSubjects.named(store, name);
                new MemberChanges(store).remove(subject.name());
                out.printf(
                        Locale.ROOT,
                        "%s is erased with %,d image%s%n",
                        AnswerText.printable(subject.name()),
                        subject.images(),
                        subject.images() == 1 ? "" : "s");
            } else {
                StoredImage found = NamedSubjects.image(store, Objects.requireNonNull(image));
                String of = store.reading().name(found.subject()).orElse("");
                new MemberChanges(store).removeImage(found.id());
                out.println(AnswerText.printable(found.name()) + " of " + AnswerText.printable(of) + " is erased");
            }
        }
        out.flush();
        return 0;
    }
}
