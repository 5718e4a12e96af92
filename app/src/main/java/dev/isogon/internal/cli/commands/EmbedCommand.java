package dev.isogon.internal.cli.commands;

import dev.isogon.internal.cli.models.GivenModel;
import dev.isogon.internal.cli.options.CropOptions;
import dev.isogon.internal.cli.options.EngineOption;
import dev.isogon.internal.cli.options.ModelWords;
import dev.isogon.internal.cli.terminal.Failures;
import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.data.files.ImagePaths;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.engine.Engine;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** {@code isogon embed}: image files to embeddings in a file. */
@Command(
        name = "embed",
        description = "Embeds images with a model, and writes a named row for each.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Rows are named by the files' paths as they were given. Embeddings are as the",
            "network gives them; cosines need no more, other distances may want --normalize.",
            "Images are brought to the model's size as it was trained; of several faces in an",
            "image (--faces all) the rows are called PATH#1, PATH#2, the largest face first.",
            "What is no image, or shows no face where one is wanted, is left out and named;",
            "hidden files in folders are passed over."
        })
public final class EmbedCommand implements Callable<Integer> {

    private static final int BATCH = 64;
    private static final int LARGEST_BATCH = 65_536;

    /** Numbers in a batch, whose buffer is at most 1 GiB. */
    private static final long MOST_IN_A_BATCH = 1L << 28;

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = ModelWords.MODEL)
    private String model = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGES",
            description = "image files, and folders with image files in them at any depth")
    private List<Path> images = new ArrayList<>();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description =
                    "where to; its name's end says how: .npy (NumPy, with names in a .txt beside), .csv, .parquet")
    private @Nullable Path out;

    @Mixin
    private CropOptions crop = new CropOptions();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Option(names = "--normalize", description = "brings every embedding to unit length")
    private boolean normalize;

    @Option(names = "--batch", paramLabel = "N", description = "images a pass. Default: ${DEFAULT-VALUE}")
    private int batch = BATCH;

    @Option(
            names = "--precision",
            paramLabel = "float32|bfloat16",
            description = "what the network computes with; bfloat16 is faster and less exact. Default: float32")
    private Precision precision = Precision.FLOAT32;

    @Option(names = "--threads", paramLabel = "N", description = "threads of decoder and engine. Default: all cores")
    private int threads = Runtime.getRuntime().availableProcessors();

    public EmbedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Path file = Objects.requireNonNull(out);
        range("--batch", batch, LARGEST_BATCH);
        range("--threads", threads, 1024);
        VectorFormats.check(file);
        GivenModel given = GivenModel.find(model);
        GivenModel.Use use = engine.use(precision, batch, threads, crop.framing(given.faces()));
        LeftOut leftOut = new LeftOut();
        List<Path> files = ImagePaths.of(images, leftOut);
        checkMemory(given, files.size());
        if (given.needsLibtorch(use)) {
            Engine.missingSettings().forEach(warning -> command.getErr().println("warning: " + warning));
        }
        try (Interruption interruption = Interruption.listen()) {
            return embed(given.open(use), files, leftOut, file, interruption, command);
        }
    }

    private static void range(String option, int value, int high) {
        if (value < 1 || value > high) {
            throw new SettingsException(option + " must be between 1 and " + high + ", but was " + value);
        }
    }

    private void checkMemory(GivenModel given, int files) {
        long most = MOST_IN_A_BATCH / given.pictureSize();
        if (batch > most) {
            throw new SettingsException(
                    "--batch must be at most " + most + " for images of this model's size, but was " + batch);
        }
        if ((long) files * given.dimensions() > Integer.MAX_VALUE - 8) {
            throw new SettingsException(String.format(
                    Locale.ROOT,
                    "%,d files are too many for one run: at most %,d embeddings of %d numbers fit. Embed them in parts",
                    files,
                    (Integer.MAX_VALUE - 8) / given.dimensions(),
                    given.dimensions()));
        }
    }

    private Integer embed(
            Embedder opened,
            List<Path> files,
            LeftOut leftOut,
            Path file,
            Interruption interruption,
            CommandLine command)
            throws IOException {
        PrintWriter err = command.getErr();
        FileProgress progress = new FileProgress(err, terminal);
        Embedder.Embedded embedded;
        try (Embedder embedder = opened) {
            List<Image> read = files.stream().map(Image::of).toList();
            embedded = progress.watch(
                    "Nothing was written", () -> embedder.embed(read, progress.work(threads, interruption)));
        }
        embedded.problems()
                .forEach((i, problem) -> leftOut.add(problem, files.get(i).toString()));
        leftOut.sentences().forEach(sentence -> err.println("warning: " + sentence));
        if (embedded.places().length == 0) {
            err.println("isogon: none of the files could be embedded, so " + file + " was not written");
            err.flush();
            return Failures.WORLD;
        }
        Embeddings embeddings = normalize ? embedded.embeddings().unit() : embedded.embeddings();
        embeddings.write(file);
        command.getOut()
                .printf(
                        Locale.ROOT,
                        "%,d embeddings of %d numbers%s: %s%n",
                        embeddings.size(),
                        embeddings.dimensions(),
                        normalize ? " of unit length" : "",
                        file);
        command.getOut().flush();
        return 0;
    }
}
