package dev.isogon.internal.cli.commands;

import dev.isogon.internal.cli.models.WeightsAsOnnx;
import dev.isogon.internal.cli.options.ModelOptions;
import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.cli.text.ModelText;
import dev.isogon.internal.cli.text.OptionWords;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.internal.models.ModelStore;
import dev.isogon.internal.models.NewModel;
import dev.isogon.internal.models.OnnxCard;
import dev.isogon.internal.models.Trial;
import dev.isogon.internal.models.TrialImages;
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

/** {@code isogon models add}: takes a network of any origin in. */
@Command(
        name = "add",
        description =
                "Takes a network in ONNX in, or weights of one that is known here, with a record of how pictures are fed to it."
                        + " Nothing is downloaded.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "What the file says need not be said. --images tries what nobody says: orders of",
            "colours, and usual normalizations, each judged by how well it tells your classes",
            "apart. The file is copied to the folder that isogon models list names.",
            "Weights (.pt, .pth, .safetensors) become a network in ONNX, which embeds as the",
            "engine does. A file of PyTorch's is read as data; nothing in it is run."
        })
public final class ModelsAddCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "the network in ONNX, weights within; or weights alone, of safetensors or PyTorch's")
    private @Nullable Path file;

    @Option(names = "--name", paramLabel = "NAME", description = "what to call it. Default: the file's name")
    private @Nullable String name;

    @Option(names = "--licence", paramLabel = "TEXT", description = "its weights' licence, for the record")
    private @Nullable String licence;

    @Option(names = "--origin", paramLabel = "TEXT", description = "where it came from, for the record. Default: FILE")
    private @Nullable String origin;

    @Option(
            names = "--backbone",
            paramLabel = "NAME",
            description = "whose weights they are, where several networks have such tensors")
    private @Nullable String backbone;

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "a folder with a folder of images a class, to try it on; up to 500 of them are taken")
    private @Nullable String images;

    @Option(names = "--threads", paramLabel = "N", description = "threads of the trial. Default: all cores")
    private int threads = Runtime.getRuntime().availableProcessors();

    public ModelsAddCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path from = Objects.requireNonNull(file);
        if (threads < 1 || threads > 1024) {
            throw new SettingsException("--threads must be between 1 and 1024, but was " + threads);
        }
        if (!Files.exists(from)) {
            throw new SettingsException(from + " does not exist; name a file of ONNX, or of weights");
        }
        String called = name == null ? NewModel.nameOf(from) : name;
        ModelStore store = ModelStore.ofUser();
        store.checkFree(called);
        if (WeightsAsOnnx.fits(from)) {
            try (WeightsAsOnnx made = converted(from)) {
                out().println(from + ": " + made.said());
                add(store, called, made.file());
            }
        } else if (backbone != null) {
            throw new SettingsException("--backbone is for weights, and " + from + " is a whole network");
        } else {
            add(store, called, from);
        }
        return 0;
    }

    private WeightsAsOnnx converted(Path from) throws IOException {
        FileProgress progress = progress();
        try (Interruption interruption = Interruption.listen()) {
            return WeightsAsOnnx.of(from, backbone, options.wishes().size(), progress.work(threads, interruption));
        } finally {
            progress.clear();
        }
    }

    private void add(ModelStore store, String called, Path network) throws IOException {
        NewModel model = NewModel.of(network, options.wishes());
        if (images != null) {
            model = tried(model, images);
        } else {
            checkKnown(model);
        }
        OnnxCard card = model.card(
                called,
                origin == null
                        ? Objects.requireNonNull(file)
                                .toAbsolutePath()
                                .normalize()
                                .toString()
                        : origin,
                licence);
        FoundModel added = store.add(card, network);
        PrintWriter out = out();
        ModelText.of(added).forEach(out::println);
        ModelText.guesses(card).stream().map(OptionWords::of).forEach(out::println);
        if (licence == null) {
            out.println("note: " + OnnxCard.NO_LICENCE);
        }
        out.flush();
    }

    private FileProgress progress() {
        return new FileProgress(Objects.requireNonNull(spec).commandLine().getErr(), terminal);
    }

    /** Names all that is missing at once, and what would find it. */
    private void checkKnown(NewModel model) {
        List<SettingsException.Problem> missing = model.draft().missing();
        if (missing.isEmpty()) {
            return;
        }
        boolean triable = missing.stream().anyMatch(each -> !"size".equals(each.setting()));
        throw new SettingsException(
                "how " + file + " is fed, which it does not say"
                        + (triable
                                ? "; `images` with a folder of images a class would try colours and normalizations"
                                : ""),
                missing);
    }

    private NewModel tried(NewModel model, String place) throws IOException {
        TrialImages chosen = TrialImages.of(Sources.named(place));
        FileProgress progress = progress();
        Trial trial;
        try (Interruption interruption = Interruption.listen()) {
            trial = model.tried(chosen, progress.work(threads, interruption));
        } finally {
            progress.clear();
        }
        ModelText.of(trial).stream().map(OptionWords::of).forEach(out()::println);
        return model.with(trial.best().candidate());
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
