package dev.isogon.internal.cli.gallery;

import dev.isogon.Answer;
import dev.isogon.internal.cli.options.CropOptions.Count;
import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.cli.text.AnswerText;
import dev.isogon.internal.data.files.ImagePaths;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.gallery.wire.AnswerJson;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon identify}: who is in images, or that nobody knows. */
@Command(
        name = "identify",
        description = "Says who of a gallery is in each image, or that it is nobody of them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "An answer is a name where the best score (a cosine) is at least the threshold, and",
            "unknown where it is not; what the threshold rests on stands in the last line. There",
            "is no liveness test: a printed photograph of somebody passes for that person."
        })
public final class IdentifyCommand implements Callable<Integer> {

    /** Images that are looked at together, so that answers come while others are computed. */
    private static final int TOGETHER = 64;

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGES",
            description = "image files, and folders with image files in them at any depth")
    private List<Path> images = new ArrayList<>();

    @Option(
            names = "--faces",
            paramLabel = "one|all",
            description = "of several faces the one nearest to the middle, or each. Default: one")
    private Count faces = Count.ONE;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "subjects that are named, the best first. Default: ${DEFAULT-VALUE}")
    private int top = 1;

    @Option(names = "--json", description = "prints a JSON object a face, each on a line of its own, and nothing else")
    private boolean json;

    public IdentifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        if (top < 1 || top > 1000) {
            throw new SettingsException("--top must be between 1 and 1000, but was " + top);
        }
        LeftOut leftOut = new LeftOut();
        List<Path> files = ImagePaths.of(images, leftOut);
        try (Interruption interruption = Interruption.listen();
                GalleryOptions.Opened opened = gallery.open(false)) {
            FileProgress progress = new FileProgress(command.getErr(), terminal);
            try {
                answer(opened, files, progress, interruption, command);
            } finally {
                progress.clear();
            }
        }
        leftOut.sentences().forEach(sentence -> command.getErr().println("warning: " + sentence));
        command.getErr().flush();
        return 0;
    }

    private void answer(
            GalleryOptions.Opened opened,
            List<Path> files,
            FileProgress progress,
            Interruption interruption,
            CommandLine command)
            throws IOException {
        PrintWriter out = command.getOut();
        for (int from = 0; from < files.size(); from += TOGETHER) {
            List<Image> some = files.subList(from, Math.min(files.size(), from + TOGETHER)).stream()
                    .map(Image::of)
                    .toList();
            int base = from;
            List<Answer> answers = opened
                    .gallery()
                    .identify(
                            some,
                            faces == Count.ALL,
                            top,
                            progress.work(gallery.threads(), interruption)
                                    .withProgress((what, done, all) -> progress.at(what, base + done, files.size())))
                    .stream()
                    .flatMap(List::stream)
                    .toList();
            progress.clear();
            say(answers, out);
        }
        if (!json) {
            out.println(AnswerText.decision(opened.gallery().thresholds().search()));
        }
        out.flush();
    }

    private void say(List<Answer> answers, PrintWriter out) {
        if (json) {
            answers.forEach(each -> out.println(Json.writeLine(AnswerJson.of(each))));
        } else {
            AnswerText.lines(answers, top).forEach(out::println);
        }
        out.flush();
    }
}
