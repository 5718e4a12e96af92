package dev.isogon.internal.config.types;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file; an empty text is none. */
public record PathText() implements SettingType<Path> {

    @Override
    public @Nullable Path read(Object given, Consumer<String> problems) {
        if (given.toString().isEmpty()) {
            return null;
        }
        try {
            return given instanceof Path path ? path : Path.of(given.toString());
        } catch (InvalidPathException e) {
            problems.accept("must be a path, but was " + given + ": " + e.getReason());
            return null;
        }
    }

    @Override
    public String allowed() {
        return "a file";
    }
}
