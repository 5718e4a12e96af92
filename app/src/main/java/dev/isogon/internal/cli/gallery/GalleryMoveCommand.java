package dev.isogon.internal.cli.gallery;

import dev.isogon.internal.cli.text.AnswerText;
import dev.isogon.internal.gallery.MemberChanges;
import dev.isogon.internal.gallery.NamedSubjects;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.StoredImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon gallery move}. */
@Command(
        name = "move",
        description = "Gives an image to another subject, which is made where there is none of that name.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class GalleryMoveCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Parameters(
            index = "1",
            paramLabel = "IMAGE",
            description = "its name as it was enrolled, or its number as isogon gallery show GALLERY NAME says it")
    private String image = "";

    @Option(names = "--to", required = true, paramLabel = "NAME", description = "whose it is")
    private String subject = "";

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (GalleryStore store = gallery.store(true)) {
            StoredImage found = NamedSubjects.image(store, image);
            String from = store.reading().name(found.subject()).orElse("");
            if (!new MemberChanges(store).move(found.id(), subject) && !from.equals(subject)) {
                out.println(AnswerText.printable(subject) + " has this image already, so that it is erased here");
                return 0;
            }
            out.println(AnswerText.printable(found.name()) + " is " + AnswerText.printable(subject) + "'s now, and was "
                    + AnswerText.printable(from) + "'s");
        }
        out.flush();
        return 0;
    }
}
