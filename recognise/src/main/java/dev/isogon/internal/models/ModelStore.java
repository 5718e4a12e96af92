package dev.isogon.internal.models;

import dev.isogon.internal.store.AtomicFolder;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The user's models, a folder each by its name. It lies where {@code ISOGON_MODELS} says (or the system property {@code
 * isogon.models}, where a program sets that), otherwise in {@code isogon/models} of the
 * user's data folder ({@code XDG_DATA_HOME}, or {@code .local/share} of the home folder).
 */
public final class ModelStore {

    private static final String PLACE = "ISOGON_MODELS";

    private final Path folder;

    /** @param folder that holds a folder a model; made when the first is added */
    public ModelStore(Path folder) {
        this.folder = folder;
    }

    /** This user's. */
    public static ModelStore ofUser() {
        String property = System.getProperty("isogon.models");
        return new ModelStore(
                property != null ? Path.of(property) : place(System.getenv(), System.getProperty("user.home", "")));
    }

    static Path place(Map<String, String> environment, String home) {
        String named = environment.get(PLACE);
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        String data = environment.get("XDG_DATA_HOME");
        // Others are to be passed over, says the XDG Base Directory Specification.
        boolean absolute = data != null && !data.isBlank() && Path.of(data).isAbsolute();
        return (absolute ? Path.of(data) : Path.of(home, ".local", "share"))
                .resolve("isogon")
                .resolve("models");
    }

    /** Where it lies. */
    public Path folder() {
        return folder;
    }

    /** The place of a model, whether it is there or not. */
    public Path folder(String name) {
        return folder.resolve(name);
    }

    /** Whether it has a model of this name. */
    public boolean has(String name) {
        return ModelNames.isOne(name) && OnnxFolder.isOne(folder(name));
    }

    /** Names of all models, in their order. */
    public List<String> names() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BrokenFileException(
                    folder, "is a file, but models are to lie there; name another folder by " + PLACE);
        }
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(OnnxFolder::isOne)
                    .map(each -> each.getFileName().toString())
                    .filter(ModelNames::isOne)
                    .sorted()
                    .toList();
        }
    }

    /**
     * Takes a copy of a model in, whole or not at all.
     *
     * @param card whose name it gets
     * @param model the file, of the checksum that the card names
     * @throws SettingsException when there is one of that name
     */
    public FoundModel add(OnnxCard card, Path model) throws IOException {
        Path place = folder(ModelNames.checked(card.name()));
        checkFree(card.name());
        Files.createDirectories(folder);
        AtomicFolder.write(place, beside -> {
            Files.copy(model, beside.resolve(OnnxFolder.MODEL));
            card.write(beside);
        });
        return OnnxFolder.find(card.name(), place);
    }

    /** Refuses a name that is taken, or no name. */
    public void checkFree(String name) throws IOException {
        ModelNames.checked(name);
        if (BuiltIn.named(name) != null) {
            throw new SettingsException("name", "must not be " + name + ", which comes with Isogon; take another one");
        }
        if (!AtomicFolder.isFree(folder(name))) {
            throw new SettingsException(
                    "name",
                    "must be a new one, but there is a model " + name + " in " + folder
                            + ". Remove that one first, or take another name");
        }
    }

    /**
     * Removes a model and all that is known about it.
     *
     * @throws SettingsException when there is none
     */
    public void remove(String name) throws IOException {
        if (BuiltIn.named(name) != null) {
            throw new SettingsException(name + " comes with Isogon and cannot be removed");
        }
        if (!has(name)) {
            throw Models.unknown(name, this);
        }
        AtomicFolder.delete(folder(name));
    }

    /** The one of that name, if there is one. */
    @Nullable
    FoundModel find(String name) throws IOException {
        return has(name) ? OnnxFolder.find(name, folder(name)) : null;
    }
}
