package dev.isogon.internal.cli.gallery;

import dev.isogon.Answer;
import dev.isogon.internal.cli.text.AnswerText;
import dev.isogon.internal.gallery.threshold.SizeThreshold;
import dev.isogon.internal.gallery.wire.AnswerJson;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon verify}: whether an image is of somebody. */
@Command(
        name = "verify",
        description = "Says whether an image is of one subject of a gallery.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Exits with 0 for whoever it is, with 3 for anybody else, with 1 where there is nothing",
            "to be judged. There is no liveness test: a printed photograph passes."
        })
public final class VerifyCommand implements Callable<Integer> {

    /** For scripts: somebody else. */
    private static final int SOMEBODY_ELSE = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Parameters(index = "1", paramLabel = "IMAGE", description = "an image file")
    private @Nullable Path image;

    @Option(names = "--as", required = true, paramLabel = "NAME", description = "who it is said to be")
    private String name = "";

    @Option(
            names = "--fmr",
            paramLabel = "RATE",
            description =
                    "of comparisons of two people, those that take them for one, at most. Default: ${DEFAULT-VALUE}")
    private double rate = SizeThreshold.VERIFICATION;

    @Option(names = "--json", description = "prints a JSON object, and nothing else")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!(rate > 0 && rate < 1)) {
            throw new SettingsException("--fmr must be between 0 and 1, such as 0.001, but was " + rate);
        }
        Path file = Objects.requireNonNull(image);
        if (!Files.exists(file)) {
            throw new SettingsException(file + " does not exist; name an image file");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Answer answer;
        try (GalleryOptions.Opened opened = gallery.open(false)) {
            answer = opened.gallery().verify(name, Image.of(file), rate);
        }
        if (json) {
            out.println(Json.writeLine(AnswerJson.of(answer)));
        } else {
            AnswerText.lines(List.of(answer), 1).forEach(out::println);
            if (answer instanceof Answer.Known known) {
                out.println(AnswerText.decision(known.decision()));
            } else if (answer instanceof Answer.Unknown unknown) {
                out.println(AnswerText.decision(unknown.decision()));
            }
        }
        out.flush();
        return answer instanceof Answer.Known ? 0 : answer instanceof Answer.Unknown ? SOMEBODY_ELSE : 1;
    }
}
