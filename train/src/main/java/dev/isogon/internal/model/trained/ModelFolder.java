package dev.isogon.internal.model.trained;

import dev.isogon.internal.data.files.ContentList;
import dev.isogon.internal.data.files.TrainedOn;
import dev.isogon.internal.data.text.NamesFile;
import dev.isogon.internal.engine.EngineThread;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.engine.Tensors;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.Weights;
import dev.isogon.internal.model.tensors.Safetensors;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import tools.jackson.databind.JsonNode;

/**
 * The folder of a trained model: {@code model.json}, {@code weights.safetensors}, {@code prototypes.safetensors} where
 * the loss has prototypes, {@code classes.txt}. What else lies in it says how it was made, and is not needed here.
 */
public final class ModelFolder {

    private static final String CARD = "model.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String PROTOTYPES = "prototypes.safetensors";
    static final String CLASSES = "classes.txt";

    private static final String PROTOTYPES_TENSOR = "prototypes";

    private final Path path;
    private final ModelCard card;
    private final List<String> classes;

    private ModelFolder(Path path, ModelCard card, List<String> classes) {
        this.path = path;
        this.card = card;
        this.classes = classes;
    }

    /** Whether a folder says that it is one. */
    public static boolean isOne(Path path) {
        return Files.isRegularFile(path.resolve(CARD));
    }

    /**
     * Reads what the model is and its classes; weights are read when they are asked for.
     *
     * @throws SettingsException when this is no folder of a model
     * @throws BrokenFileException when a file is missing or is not what it should be
     */
    public static ModelFolder open(Path path) throws IOException {
        Path file = path.resolve(CARD);
        if (!isOne(path)) {
            throw new SettingsException(path + " is no model: "
                    + (Files.isDirectory(path) ? "it has no " + CARD : "there is no such folder")
                    + ". Name a folder that isogon train has written");
        }
        ModelCard card = card(file);
        Path names = path.resolve(CLASSES);
        List<String> classes = NamesFile.read(names);
        if (classes.size() != card.classes()) {
            throw new BrokenFileException(
                    names, "has " + classes.size() + " names, but " + file + " says " + card.classes() + " classes");
        }
        require(path.resolve(WEIGHTS));
        return new ModelFolder(path, card, classes);
    }

    /** A later format may have other fields, so its number is looked at first. */
    private static ModelCard card(Path file) throws IOException {
        JsonNode tree = Json.readTree(file);
        JsonNode format = tree.get("format");
        if (format == null || !format.isInt()) {
            throw new BrokenFileException(file, "does not say the number of its format, so it describes no model");
        }
        if (format.asInt() != ModelCard.FORMAT) {
            throw new BrokenFileException(
                    file,
                    "is of format " + format.asInt() + ", but this version of Isogon reads format " + ModelCard.FORMAT
                            + "; use the version that wrote it");
        }
        List<String> missing =
                ModelCard.fields().stream().filter(each -> !tree.has(each)).toList();
        if (!missing.isEmpty()) {
            throw new BrokenFileException(
                    file, "lacks " + String.join(", ", missing) + ". Take an intact copy of the model");
        }
        return Json.read(file, ModelCard.class);
    }

    private static void require(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BrokenFileException(file, "is missing, so the model is not whole. Take an intact copy of it");
        }
    }

    public Path path() {
        return path;
    }

    /** The file of its weights. */
    public Path weights() {
        return path.resolve(WEIGHTS);
    }

    public ModelCard card() {
        return card;
    }

    /** The classes' names, in the order of the prototypes. */
    public List<String> classes() {
        return classes;
    }

    /** What it was trained on. */
    public TrainedOn trainedOn() throws IOException {
        return new TrainedOn(path.toString(), classes, ContentList.read(path.resolve(ContentList.FILE)));
    }

    /**
     * The network with its weights, in evaluation mode; to be called within a scope.
     *
     * @throws BrokenFileException when the weights are not whole or not this network's
     */
    public Backbone backbone() throws IOException {
        Backbone backbone = built();
        Path file = path.resolve(WEIGHTS);
        Set<String> missing = new HashSet<>(backbone.tensors().keySet());
        Weights.load(file, backbone).forEach(missing::remove);
        // Foreign weights may lack these; a model that cannot embed is none.
        missing.removeIf(name -> name.endsWith(".num_batches_tracked"));
        if (!missing.isEmpty()) {
            throw new BrokenFileException(
                    file,
                    "lacks the embedding layer that " + path.resolve(CARD) + " describes, or has it in another shape: "
                            + String.join(", ", missing.stream().sorted().toList()));
        }
        backbone.eval();
        return backbone;
    }

    /** Its random start, which is overwritten, takes none of the random numbers that a training is to have. */
    private Backbone built() {
        String random = Seeds.state();
        try {
            return card.build();
        } catch (SettingsException | IllegalArgumentException e) {
            throw new BrokenFileException(path.resolve(CARD), "describes no network: " + e.getMessage());
        } finally {
            Seeds.restore(random);
        }
    }

    /**
     * The prototypes C×D, a row a class, as they were learned, not of unit length; to be called within a scope. Nothing
     * where the loss has none.
     *
     * @throws BrokenFileException when the file is not whole or not of this model's shape
     */
    public Optional<Tensor> prototypes() throws IOException {
        return prototypes(path, card.classes(), card.embedding());
    }

    /** The same as plain numbers, read by a thread of its own. */
    public Optional<float[][]> prototypeRows() throws IOException {
        return rows(path, card.classes(), card.embedding());
    }

    static Optional<float[][]> rows(Path path, int classes, int dimensions) throws IOException {
        try (EngineThread engine = new EngineThread(1)) {
            return engine.<Optional<float[][]>, IOException>call(() -> {
                try (Scope scope = Scope.open()) {
                    return prototypes(path, classes, dimensions).map(Tensors::rows);
                }
            });
        }
    }

    private static Optional<Tensor> prototypes(Path path, int classes, int dimensions) throws IOException {
        Path file = path.resolve(PROTOTYPES);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Safetensors tensors = Safetensors.open(file)) {
            Tensor read = tensors.read(PROTOTYPES_TENSOR);
            if (read.dim() != 2 || read.size(0) != classes || read.size(1) != dimensions) {
                throw new BrokenFileException(
                        file,
                        "does not have a row a class of as many numbers as an embedding has, " + classes + "×"
                                + dimensions);
            }
            return Optional.of(read.to(ScalarType.Float));
        } catch (IllegalArgumentException e) {
            throw new BrokenFileException(file, "has no tensor " + PROTOTYPES_TENSOR);
        }
    }

    /**
     * Writes a model's files into a folder; whoever needs it whole or not at all goes through {@link
     * dev.isogon.internal.store.AtomicFolder}.
     *
     * @param prototypes C×D, where the loss has them
     * @param classes C names
     */
    public static void write(
            Path folder, ModelCard card, Backbone backbone, Optional<Tensor> prototypes, List<String> classes)
            throws IOException {
        if (classes.size() != card.classes()) {
            throw new IllegalArgumentException(
                    classes.size() + " names cannot belong to " + card.classes() + " classes");
        }
        Weights.save(folder.resolve(WEIGHTS), backbone);
        writePrototypes(folder, prototypes);
        AtomicFile.write(folder.resolve(CLASSES), file -> NamesFile.write(file, classes));
        Json.write(folder.resolve(CARD), card);
    }

    static void writePrototypes(Path folder, Optional<Tensor> prototypes) throws IOException {
        if (prototypes.isPresent()) {
            AtomicFile.write(
                    folder.resolve(PROTOTYPES),
                    file -> Safetensors.write(
                            file, Map.of(PROTOTYPES_TENSOR, prototypes.get()), Map.of("format", "pt")));
        }
    }
}
