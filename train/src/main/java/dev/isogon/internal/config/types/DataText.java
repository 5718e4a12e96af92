package dev.isogon.internal.config.types;

import dev.isogon.internal.data.source.Sources;
import dev.isogon.metrics.DataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Labelled images, as a {@link DataSource} or its text; a blank text is none. */
public record DataText() implements SettingType<DataSource> {

    /** @throws dev.isogon.metrics.SettingsException when the text names none: other settings depend on what they are */
    @Override
    public @Nullable DataSource read(Object given, Consumer<String> problems) {
        if (given.toString().isBlank()) {
            return null;
        }
        try {
            return given instanceof DataSource source ? source : Sources.named(given.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String allowed() {
        return "data of [data.md](data.md)";
    }
}
