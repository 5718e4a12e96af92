package dev.isogon.internal.cli.gallery;

import dev.isogon.Answer;
import dev.isogon.internal.cli.terminal.Failures;
import dev.isogon.internal.cli.text.AnswerText;
import dev.isogon.internal.gallery.GalleryRejection;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon gallery reject}. */
@Command(
        name = "reject",
        description = "Keeps an image of which you know that it is not somebody, for isogon gallery check to look at.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "No answer changes by it, and it never joins calibration: it was chosen by its score,",
            "so that a threshold from such images would hold for nobody else's."
        })
public final class GalleryRejectCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Parameters(index = "1", paramLabel = "IMAGE", description = "an image file")
    private @Nullable Path image;

    @Option(names = "--as", required = true, paramLabel = "NAME", description = "who it is not")
    private String name = "";

    @Override
    public Integer call() throws IOException {
        Path file = Objects.requireNonNull(image);
        if (!Files.exists(file)) {
            throw new SettingsException(file + " does not exist; name an image file");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (GalleryOptions.Opened opened = gallery.open(true)) {
            Optional<Answer.NotJudged> not = new GalleryRejection(opened.gallery()).reject(name, Image.of(file));
            if (not.isPresent()) {
                out.println(AnswerText.printable(not.get().image()) + " "
                        + not.get().detail() + "; nothing is kept");
                out.flush();
                return Failures.WORLD;
            }
        }
        out.println(AnswerText.printable(file.toString()) + " is kept as not being " + AnswerText.printable(name)
                + ". It joins no calibration, and no answer changes by it; isogon gallery check says whether it would be"
                + " given that name");
        out.flush();
        return 0;
    }
}
