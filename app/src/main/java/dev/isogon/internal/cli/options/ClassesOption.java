package dev.isogon.internal.cli.options;

import dev.isogon.internal.config.types.OneOf;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which folders of DATA are classes, for the commands that take no table of settings. */
public final class ClassesOption {

    private static final OneOf<DataSource.Classes> LEVELS = new OneOf<>(DataSource.Classes.class);

    @Option(
            names = "--classes",
            paramLabel = "LEVEL",
            description =
                    "which folders of DATA are classes: auto, top, leaf or joined; see docs/data.md. Default: auto")
    private @Nullable String level;

    /** Data with the classes that are asked for. */
    public DataSource of(DataSource data) {
        DataSource.@Nullable Classes which = level == null
                ? null
                : LEVELS.read(level, problem -> {
                    throw new SettingsException("classes", problem);
                });
        return which == null ? data : data.withClasses(which);
    }

    public boolean isGiven() {
        return level != null;
    }
}
