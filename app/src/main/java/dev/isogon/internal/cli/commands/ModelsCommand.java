package dev.isogon.internal.cli.commands;

import dev.isogon.internal.cli.text.ModelText;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.internal.models.ModelStore;
import dev.isogon.internal.models.Models;
import dev.isogon.internal.models.OnnxCard;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon models}: networks of any origin, kept by name. */
@Command(
        name = "models",
        description =
                "Takes in networks of any origin, in ONNX, and keeps them by name; writes trained ones in ONNX. Nothing is"
                        + " ever downloaded.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelsAddCommand.class,
            ModelsCommand.ListAll.class,
            ModelsCommand.Show.class,
            ModelsCommand.Remove.class,
            ModelsExportCommand.class
        })
public final class ModelsCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    /** Without a command: its help. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** {@code isogon models list}. */
    @Command(
            name = "list",
            description = "Names the models that are there, what each takes and its licence.",
            mixinStandardHelpOptions = true)
    public static final class ListAll implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Option(names = "--json", description = "prints their cards as one JSON array, and nothing else")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            ModelStore store = ModelStore.ofUser();
            List<OnnxCard> cards = new ArrayList<>();
            for (String each : Models.names(store)) {
                cards.add(Models.named(each, store).card());
            }
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            if (json) {
                out.print(Json.write(cards));
            } else {
                ModelText.list(cards).forEach(out::println);
                out.println("In " + store.folder());
            }
            out.flush();
            return 0;
        }
    }

    /** {@code isogon models show}. */
    @Command(
            name = "show",
            description = "Says all that is recorded of a model, and where each setting came from.",
            mixinStandardHelpOptions = true)
    public static final class Show implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(
                index = "0",
                paramLabel = "MODEL",
                description = "a name that isogon models list has, a folder with onnx.json, or a file of ONNX")
        private String model = "";

        @Option(names = "--json", description = "prints its card as one JSON object, and nothing else")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            FoundModel found = Models.find(model);
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            if (json) {
                out.print(Json.write(found.card()));
            } else {
                ModelText.of(found).forEach(out::println);
            }
            out.flush();
            return 0;
        }
    }

    /** {@code isogon models remove}. */
    @Command(
            name = "remove",
            description = "Removes a model that was added, with all that is known about it, such as its threshold.",
            mixinStandardHelpOptions = true)
    public static final class Remove implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(index = "0", paramLabel = "NAME", description = "one that isogon models list has")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            ModelStore store = ModelStore.ofUser();
            store.remove(name);
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            out.println("Removed " + store.folder(name));
            out.flush();
            return 0;
        }
    }
}
