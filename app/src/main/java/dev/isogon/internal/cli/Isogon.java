package dev.isogon.internal.cli;

import dev.isogon.internal.cli.commands.CalibrateCommand;
import dev.isogon.internal.cli.commands.CompareCommand;
import dev.isogon.internal.cli.commands.DataCommand;
import dev.isogon.internal.cli.commands.DataCropCommand;
import dev.isogon.internal.cli.commands.EmbedCommand;
import dev.isogon.internal.cli.commands.EvaluateCommand;
import dev.isogon.internal.cli.commands.ModelsAddCommand;
import dev.isogon.internal.cli.commands.ModelsCommand;
import dev.isogon.internal.cli.commands.ModelsExportCommand;
import dev.isogon.internal.cli.commands.ReportCommand;
import dev.isogon.internal.cli.commands.TrainCommand;
import dev.isogon.internal.cli.gallery.EnrolCommand;
import dev.isogon.internal.cli.gallery.GalleryCalibrateCommand;
import dev.isogon.internal.cli.gallery.GalleryCheckCommand;
import dev.isogon.internal.cli.gallery.GalleryCommand;
import dev.isogon.internal.cli.gallery.GalleryExportCommand;
import dev.isogon.internal.cli.gallery.GalleryImportCommand;
import dev.isogon.internal.cli.gallery.GalleryUpgradeCommand;
import dev.isogon.internal.cli.gallery.IdentifyCommand;
import dev.isogon.internal.cli.gallery.VerifyCommand;
import dev.isogon.internal.cli.options.SettingsHelp;
import dev.isogon.internal.cli.serve.KeysCommand;
import dev.isogon.internal.cli.serve.ServeCommand;
import dev.isogon.internal.cli.terminal.Failures;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.experiment.run.Environment;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code isogon COMMAND …}. */
@Command(
        name = "isogon",
        description =
                "Open-set recognition for the JVM. Enrols people or things and says who is in an image, or unknown;"
                        + " compares losses on your images, trains a model, calibrates it.",
        mixinStandardHelpOptions = true,
        versionProvider = Isogon.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            EnrolCommand.class,
            IdentifyCommand.class,
            VerifyCommand.class,
            GalleryCommand.class,
            ServeCommand.class,
            KeysCommand.class,
            CompareCommand.class,
            TrainCommand.class,
            EmbedCommand.class,
            EvaluateCommand.class,
            CalibrateCommand.class,
            ModelsCommand.class,
            DataCommand.class,
            ReportCommand.class
        },
        footerHeading = "%nExit codes: ",
        footer = "0 done, 1 the world (file, disk), 2 your mistake, 130 interrupted.")
public final class Isogon implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /**
     * Runs one command line.
     *
     * @param out results
     * @param err progress, warnings and errors
     * @return the exit code: 0 done, 1 the world, 2 the caller's mistake, 130 interrupted
     */
    public static int run(PrintWriter out, PrintWriter err, Terminal terminal, String... args) {
        try {
            return SettingsHelp.fill(new CommandLine(new Isogon(), new Factory(terminal)))
                    .setOut(out)
                    .setErr(err)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setExecutionExceptionHandler(new Failures())
                    .execute(args);
        } catch (OutOfMemoryError e) {
            err.println("isogon: " + Failures.ofMemory(e));
            return Failures.WORLD;
        } catch (LinkageError e) {
            err.println("isogon: " + Failures.ofNatives(e));
            return Failures.WORLD;
        }
    }

    /** Hands the terminal to the commands that draw on it. */
    private record Factory(Terminal terminal) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == CompareCommand.class) {
                return type.cast(new CompareCommand(terminal));
            }
            if (type == EnrolCommand.class) {
                return type.cast(new EnrolCommand(terminal));
            }
            if (type == IdentifyCommand.class) {
                return type.cast(new IdentifyCommand(terminal));
            }
            if (type == GalleryCalibrateCommand.class) {
                return type.cast(new GalleryCalibrateCommand(terminal));
            }
            if (type == GalleryCheckCommand.class) {
                return type.cast(new GalleryCheckCommand(terminal));
            }
            if (type == GalleryExportCommand.class) {
                return type.cast(new GalleryExportCommand(terminal));
            }
            if (type == GalleryImportCommand.class) {
                return type.cast(new GalleryImportCommand(terminal));
            }
            if (type == GalleryUpgradeCommand.class) {
                return type.cast(new GalleryUpgradeCommand(terminal));
            }
            if (type == DataCommand.Check.class) {
                return type.cast(new DataCommand.Check(terminal));
            }
            if (type == ModelsExportCommand.class) {
                return type.cast(new ModelsExportCommand(terminal));
            }
            if (type == DataCropCommand.class) {
                return type.cast(new DataCropCommand(terminal));
            }
            if (type == TrainCommand.class) {
                return type.cast(new TrainCommand(terminal));
            }
            if (type == EmbedCommand.class) {
                return type.cast(new EmbedCommand(terminal));
            }
            if (type == EvaluateCommand.class) {
                return type.cast(new EvaluateCommand(terminal));
            }
            if (type == CalibrateCommand.class) {
                return type.cast(new CalibrateCommand(terminal));
            }
            if (type == ModelsAddCommand.class) {
                return type.cast(new ModelsAddCommand(terminal));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    /** {@code --version}. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"isogon " + Environment.version()};
        }
    }

    /** Without a command: its help. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
