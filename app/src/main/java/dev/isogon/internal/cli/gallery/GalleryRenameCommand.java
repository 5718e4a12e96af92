package dev.isogon.internal.cli.gallery;

import dev.isogon.internal.cli.text.AnswerText;
import dev.isogon.internal.gallery.MemberChanges;
import dev.isogon.internal.gallery.NamedSubjects;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.metrics.SettingsException;
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

/** {@code isogon gallery rename}. */
@Command(
        name = "rename",
        description = "Gives a subject another name; the name of another subject makes one of the two.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class GalleryRenameCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Parameters(index = "1", paramLabel = "NAME", description = "what the subject is called")
    private String name = "";

    @Parameters(index = "2", paramLabel = "NEW", description = "what it is to be called")
    private String renamed = "";

    @Option(names = "--merge", description = "makes one of two subjects, which nothing undoes")
    private boolean merge;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (GalleryStore store = gallery.store(true)) {
            NamedSubjects.named(store, name);
            if (!merge
                    && !name.equals(renamed)
                    && store.reading().subject(renamed).isPresent()) {
                throw new SettingsException(
                        "there is a subject \"" + renamed + "\" already: --merge gives it all images of \"" + name
                                + "\", which nothing undoes; or take another name");
            }
            boolean merged = new MemberChanges(store).rename(name, renamed).merged();
            out.println(AnswerText.printable(name)
                    + (merged ? " is one with " : " is called ")
                    + AnswerText.printable(renamed)
                    + " now");
        }
        out.flush();
        return 0;
    }
}
