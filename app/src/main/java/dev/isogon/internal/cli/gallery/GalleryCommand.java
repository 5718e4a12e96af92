package dev.isogon.internal.cli.gallery;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code isogon gallery}: what is enrolled, and where the threshold lies. */
@Command(
        name = "gallery",
        description =
                "Shows and changes who is enrolled in a gallery, and finds the threshold below which somebody is unknown.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            GalleryListCommand.class,
            GalleryShowCommand.class,
            GalleryCalibrateCommand.class,
            GalleryThresholdCommand.class,
            GalleryRenameCommand.class,
            GalleryMoveCommand.class,
            GalleryRemoveCommand.class,
            GalleryCheckCommand.class,
            GalleryRejectCommand.class,
            GalleryExportCommand.class,
            GalleryImportCommand.class,
            GalleryUpgradeCommand.class,
            GalleryKeyCommand.class
        })
public final class GalleryCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    /** Without a command: its help. */
    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(spec.commandLine().getOut());
    }
}
