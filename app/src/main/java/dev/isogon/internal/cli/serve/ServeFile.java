package dev.isogon.internal.cli.serve;

import dev.isogon.internal.store.Json;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file of what {@code isogon serve} is told otherwise by options: the same words, with {@code _} for {@code -}. An option counts
 * before the environment, that before the file, and that before what is usual. Paths in it are told from its folder.
 */
record ServeFile(
        @Nullable Map<String, String> galleries,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String keys,
        @Nullable String keyFile,
        @Nullable Integer unknowns,
        @Nullable String tlsCertificate,
        @Nullable String tlsKey,
        @Nullable Integer rate,
        @Nullable String audit,
        @Nullable List<String> cors,
        @Nullable Integer threads,
        @Nullable Integer queue,
        @Nullable Integer body) {

    /** How variables of the environment begin; the rest is the option, in capitals. */
    private static final String PREFIX = "ISOGON_SERVE_";

    private static final ServeFile NOTHING =
            new ServeFile(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** @param file null for none */
    static ServeFile of(@Nullable Path file) throws IOException {
        return file == null ? NOTHING : Json.read(file, ServeFile.class);
    }

    /**
     * A whole number.
     *
     * @param option as it was given; null where it was not
     * @param name of the option, without strokes
     */
    static int number(@Nullable Integer option, String name, @Nullable Integer inFile, int usual) {
        return option != null ? option : environment(name, ServeFile::parsed).orElse(inFile == null ? usual : inFile);
    }

    /** A word. */
    static String word(@Nullable String option, String name, @Nullable String inFile, String usual) {
        return option != null
                ? option
                : environment(name, (key, value) -> value).orElse(inFile == null ? usual : inFile);
    }

    /** Words, with commas between them in the environment. */
    static List<String> words(@Nullable List<String> option, String name, @Nullable List<String> inFile) {
        return option != null
                ? option
                : environment(name, (key, value) -> List.of(value.strip().split("\\s*,\\s*")))
                        .orElse(inFile == null ? List.of() : inFile);
    }

    /** A path; null for none. */
    @Nullable
    static Path path(@Nullable Path option, String name, @Nullable String inFile, @Nullable Path file) {
        if (option != null) {
            return option;
        }
        return environment(name, (key, value) -> Path.of(value))
                .or(() -> Optional.ofNullable(inFile).map(beside(file)))
                .orElse(null);
    }

    /** Told from a file's folder. */
    static Function<String, Path> beside(@Nullable Path file) {
        return name -> file == null ? Path.of(name) : file.toAbsolutePath().resolveSibling(name);
    }

    /** How a variable is read. */
    private interface Reading<T> {
        T of(String key, String value);
    }

    private static <T> Optional<T> environment(String name, Reading<T> reading) {
        String key = PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
        String value = System.getenv(key);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(reading.of(key, value));
    }

    private static Integer parsed(String key, String value) {
        try {
            return Integer.valueOf(value.strip());
        } catch (NumberFormatException e) {
            throw new SettingsException(key + " must be a whole number, but was \"" + value + "\"");
        }
    }
}
