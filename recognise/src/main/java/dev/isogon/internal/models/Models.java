package dev.isogon.internal.models;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Models by what somebody calls them: a name in the store, one that comes with Isogon, a model's folder, or a file of ONNX. */
public final class Models {

    /** What a folder that Isogon has trained holds. */
    private static final String TRAINED = "model.json";

    /** Of what comes with Isogon, whose files are made anew each time. */
    private static final Map<BuiltIn, String> CHECKSUMS = new ConcurrentHashMap<>();

    private Models() {}

    /** In this user's store, or at a path. */
    public static FoundModel find(String nameOrPath) throws IOException {
        return find(nameOrPath, ModelStore.ofUser());
    }

    /**
     * In a store, or at a path.
     *
     * @throws SettingsException when there is no such model, or two of them
     * @throws dev.isogon.metrics.BrokenFileException when it is there and not whole
     */
    public static FoundModel find(String nameOrPath, ModelStore store) throws IOException {
        return find(nameOrPath, store, Path.of(""));
    }

    /** @param here what paths are relative to */
    static FoundModel find(String nameOrPath, ModelStore store, Path here) throws IOException {
        Path path = path(nameOrPath, here);
        FoundModel named = optional(nameOrPath, store);
        boolean there = path != null && (OnnxFolder.isOne(path) || Files.isRegularFile(path.resolve(TRAINED)));
        if (named != null && there) {
            throw new SettingsException(
                    "\"" + nameOrPath + "\" is a model's name, and a model's folder lies here by that"
                            + " name. Write ./" + nameOrPath + " for the folder, or ask from elsewhere for the other");
        }
        if (named != null) {
            return named;
        }
        if (path == null || !Files.exists(path)) {
            throw unknown(nameOrPath, store);
        }
        return at(path);
    }

    /**
     * What lies at a path: a model's folder, or a file of ONNX that says how it is fed.
     *
     * @throws SettingsException when there is none
     */
    public static FoundModel at(Path path) throws IOException {
        if (OnnxFolder.isOne(path)) {
            return OnnxFolder.find(
                    String.valueOf(path.toAbsolutePath().normalize().getFileName()), path);
        }
        if (Files.isDirectory(path)) {
            throw new SettingsException(path + " is no model in ONNX: it has no " + OnnxCard.FILE
                    + (Files.exists(path.resolve(TRAINED)) ? ". Isogon trained it: export it first" : ""));
        }
        if (!Files.exists(path)) {
            throw new SettingsException(path + " does not exist; name a model's folder or a file of ONNX");
        }
        return OnnxModelFile.find(path);
    }

    private static @Nullable Path path(String text, Path here) {
        try {
            return text.isEmpty() ? null : here.resolve(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /**
     * One of {@link #names}.
     *
     * @throws SettingsException when it is none
     */
    public static FoundModel named(String name, ModelStore store) throws IOException {
        FoundModel found = optional(name, store);
        if (found == null) {
            throw unknown(name, store);
        }
        return found;
    }

    private static @Nullable FoundModel optional(String name, ModelStore store) throws IOException {
        BuiltIn builtIn = BuiltIn.named(name);
        return builtIn == null ? store.find(name) : of(builtIn, store);
    }

    /** dlib's face embedder, which comes with Isogon, whatever lies here by its name. */
    public static FoundModel face() {
        return of(BuiltIn.FACE, ModelStore.ofUser());
    }

    private static FoundModel of(BuiltIn model, ModelStore store) {
        OnnxCard card = OnnxCard.of(
                model.name(),
                CHECKSUMS.computeIfAbsent(
                        model, it -> new Sha256().add(it.bytes().get()).hex()),
                model.origin(),
                model.licence(),
                model.signature(),
                Map.of());
        Path name = Path.of(model.name());
        return new FoundModel(
                model.name(),
                store.folder(model.name()),
                card,
                settings -> OnnxEmbedder.open(name, model.bytes().get(), model.signature(), settings),
                model.bytes()::get);
    }

    /** Names of all that can be found by name: what comes with Isogon first. */
    public static List<String> names(ModelStore store) throws IOException {
        List<String> names = new ArrayList<>();
        BuiltIn.ALL.forEach(each -> names.add(each.name()));
        names.addAll(store.names());
        return names;
    }

    static SettingsException unknown(String name, ModelStore store) throws IOException {
        List<String> names = names(store);
        return new SettingsException("there is no model \"" + name + "\": neither a folder or file here nor a name in "
                + store.folder()
                + Nearest.to(name, names)
                        .map(each -> "; did you mean " + each + "?")
                        .orElse("; there are " + String.join(", ", names)));
    }
}
