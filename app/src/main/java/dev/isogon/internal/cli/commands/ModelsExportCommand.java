package dev.isogon.internal.cli.commands;

import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.data.files.ImagePaths;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.loop.export.NetworkFile;
import dev.isogon.internal.loop.export.OnnxCheck;
import dev.isogon.internal.loop.export.OnnxExport;
import dev.isogon.internal.loop.export.PlainImages;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.internal.models.OnnxFolder;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.BrokenImageException;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon models export}: a trained model to a file in ONNX. */
@Command(
        name = "export",
        description =
                "Writes a model that isogon train has written as a file in ONNX, which other programs compute too.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Before the file appears, ONNX Runtime embeds some images with it as the engine",
            "does; where they differ by more than rounding, nothing is written.",
            "docs/models.md says what the file holds."
        })
public final class ModelsExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "a folder that isogon train has written")
    private @Nullable Path model;

    @Option(
            names = "--onnx",
            paramLabel = "FILE",
            description =
                    "where to. Default: model.onnx in the model's folder, with onnx.json, which says how it is fed")
    private @Nullable Path onnx;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "images to compare embeddings of. Default: digits of the bundled MNIST")
    private @Nullable Path images;

    @Option(names = "--threads", paramLabel = "N", description = "threads of both engines. Default: all cores")
    private int threads = Runtime.getRuntime().availableProcessors();

    public ModelsExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1 || threads > 1024) {
            throw new SettingsException("--threads must be between 1 and 1024, but was " + threads);
        }
        ModelFolder folder = ModelFolder.open(Objects.requireNonNull(model));
        Path file = onnx == null ? folder.path().resolve(OnnxFolder.MODEL) : onnx;
        PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
        // The JVM may end as soon as the interruption is closed, so what there is to say is said before.
        try (Interruption interruption = Interruption.listen()) {
            OnnxCheck check = written(folder, file, interruption);
            console.printf(
                    Locale.ROOT,
                    "Of %d images ONNX Runtime's embeddings differ from the engine's by at most %.1e of the largest number%n",
                    check.images(),
                    check.difference());
            console.printf(Locale.ROOT, "Model in ONNX, %,d bytes: %s%n", Files.size(file), file);
            console.flush();
            return 0;
        }
    }

    private OnnxCheck written(ModelFolder folder, Path file, Interruption interruption) throws IOException {
        FileProgress progress =
                new FileProgress(Objects.requireNonNull(spec).commandLine().getErr(), terminal);
        try {
            Work work = progress.work(threads, interruption);
            List<Image> shown = compared(folder);
            return onnx == null
                    ? OnnxExport.intoFolder(folder, name(folder.path()), shown, work)
                    : new OnnxExport(NetworkFile.of(folder), shown, work).write(file, file);
        } catch (BrokenImageException e) {
            throw new BrokenFileException(
                    file, "was not written: there is nothing to check it on, since " + e.getMessage());
        } finally {
            progress.clear();
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    private List<Image> compared(ModelFolder folder) throws IOException {
        if (images != null) {
            List<Path> files = ImagePaths.of(List.of(images), new LeftOut());
            int count = Math.min(OnnxExport.IMAGES, files.size());
            return IntStream.range(0, count)
                    .mapToObj(i -> Image.of(files.get((int) ((long) i * files.size() / count))))
                    .toList();
        }
        return PlainImages.digits(folder.card().channels());
    }
}
