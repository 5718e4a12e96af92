package dev.isogon.internal.cli.commands;

import dev.isogon.internal.cli.options.CropOptions.Count;
import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.crops.CroppedFolder;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon data crop}: aligned faces as files, for other programs and for whoever wants to look at them. */
@Command(
        name = "crop",
        description =
                "Cuts the faces out of the pictures of a folder, upright and all alike, and writes them as PNG into the same"
                        + " folders under the same names.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "OUT is written whole or not at all. Pictures of 112x112 are taken for faces that",
            "insightface's rule has cut out already, and stay as they are where they fit it.",
            "No command needs this before it: they cut faces out themselves, see --crop."
        })
public final class DataCropCommand implements Callable<Integer> {

    private static final int LARGEST = 4096;

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "a folder with pictures at any depth")
    private @Nullable Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "a new folder, or an empty one")
    private @Nullable Path out;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "side in pixels. Default: the template's own, 112 for arcface and 150 for dlib")
    private @Nullable Integer size;

    @Option(
            names = "--template",
            paramLabel = "arcface|dlib",
            description = "where eyes and mouth come to lie: as insightface has them, or dlib. Default: arcface")
    private Template template = Template.ARCFACE;

    @Option(
            names = "--faces",
            paramLabel = "one|all",
            description =
                    "of several faces the one nearest to the middle, or each, as NAME#1, NAME#2, the largest first. Default:"
                            + " one")
    private Count faces = Count.ONE;

    @Option(names = "--threads", paramLabel = "N", description = "pictures read at once. Default: all cores")
    private int threads = Runtime.getRuntime().availableProcessors();

    public DataCropCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Where the points of a face come to lie. */
    enum Template {
        ARCFACE(Faces.ARCFACE, 112),
        DLIB(Faces.DLIB, 150);

        private final Faces faces;
        private final int side;

        Template(Faces faces, int side) {
            this.faces = faces;
            this.side = side;
        }
    }

    @Override
    public Integer call() throws IOException {
        int side = size == null ? template.side : size;
        if (side < 16 || side > LARGEST) {
            throw new SettingsException("--size must be between 16 and " + LARGEST + ", but was " + side);
        }
        if (threads < 1) {
            throw new SettingsException("--threads must be at least 1, but was " + threads);
        }
        PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        // The JVM may end as soon as the interruption is closed, so what there is to say is said before.
        try (Interruption interruption = Interruption.listen()) {
            CroppedFolder.Outcome outcome = outcome(side, interruption, err);
            outcome.leftOut().sentences().forEach(sentence -> err.println("warning: " + sentence));
            err.flush();
            console.println(said(outcome));
            console.flush();
            return 0;
        }
    }

    private CroppedFolder.Outcome outcome(int side, Interruption interruption, PrintWriter err) throws IOException {
        FileProgress progress = new FileProgress(err, terminal);
        FaceFraming framing = faces == Count.ALL ? FaceFraming.all(template.faces) : FaceFraming.one(template.faces);
        return progress.watch(
                "Nothing was written",
                () -> CroppedFolder.write(
                        Objects.requireNonNull(in),
                        Objects.requireNonNull(out),
                        framing,
                        side,
                        progress.work(threads, interruption)));
    }

    private String said(CroppedFolder.Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "%,d faces of %,d files: %s%n%,d pictures show several faces, %,d none",
                outcome.crops(),
                outcome.files(),
                out,
                outcome.several(),
                outcome.without());
    }
}
