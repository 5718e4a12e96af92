package dev.isogon.internal.model;

import dev.isogon.internal.model.tensors.Safetensors;
import dev.isogon.internal.model.tensors.TensorEntry;
import dev.isogon.internal.model.tensors.TensorFile;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A backbone's tensors as a file, by the names of timm and insightface, whose files can be read therefore: safetensors and PyTorch's.
 * The call runs within its caller's {@link dev.isogon.internal.engine.Scope}.
 */
public final class Weights {

    /** How often BatchNorm was trained: nothing depends on it, and many files leave it out. */
    private static final String COUNTER = ".num_batches_tracked";

    private Weights() {}

    /**
     * Loads all tensors of the stages, and those of the embedding layer if all of them are there in their shapes;
     * published weights have a classifier in its place. Numbers are converted to the backbone's type. Names may have a
     * prefix such as {@code module.backbone.}; tensors of something else are passed over, as {@link #notes} says.
     *
     * @return names of what was loaded, in the backbone's order
     * @throws BrokenFileException when the file is neither of safetensors nor of PyTorch, or is not of this backbone: then it says what is
     *     missing, too much or of another shape, and whose weights these look like; or when numbers are not finite.
     *     Nothing was loaded then
     */
    public static List<String> load(Path file, Backbone backbone) throws IOException {
        try (TensorFile from = TensorFile.open(file);
                NoGradGuard guard = new NoGradGuard()) {
            Map<String, Tensor> wanted = new LinkedHashMap<>(backbone.tensors());
            NamedTensors named = NamedTensors.of(file, from.entries(), wanted.keySet());
            Map<String, TensorEntry> found = named.entries();
            wanted.keySet().removeIf(name -> name.endsWith(COUNTER) && !found.containsKey(name));
            boolean embeds = hasEmbeddingLayer(found, backbone, wanted);
            wanted.keySet().removeIf(name -> !embeds && backbone.isOfEmbeddingLayer(name));
            Mismatch mismatch = Mismatch.between(wanted, found, name -> isOptional(name, backbone));
            if (!mismatch.isEmpty()) {
                throw new BrokenFileException(
                        file,
                        mismatch.alsoUnexpected(named.others()).described() + LooksLike.hint(file, from.entries()));
            }
            List<Runnable> copies = new ArrayList<>();
            for (Map.Entry<String, Tensor> each : wanted.entrySet()) {
                String name = named.prefix() + each.getKey();
                Tensor read = finite(file, name, from.read(name));
                copies.add(() -> each.getValue().copy_(read));
            }
            copies.forEach(Runnable::run);
            return new ArrayList<>(wanted.keySet());
        }
    }

    private static Tensor finite(Path file, String name, Tensor tensor) {
        long others = tensor.numel() - tensor.isfinite().sum().item_long();
        if (others > 0) {
            throw new BrokenFileException(
                    file,
                    "has NaN or infinity as " + others + " of the " + tensor.numel() + " numbers in the tensor " + name
                            + ": its training diverged, or it was damaged. Take weights of before that");
        }
        return tensor;
    }

    /** What is to be said of a file that {@link #load} takes: a prefix of its names, tensors that are not needed. */
    public static List<String> notes(Path file, Backbone backbone) throws IOException {
        try (TensorFile from = TensorFile.open(file)) {
            return NamedTensors.of(file, from.entries(), backbone.tensors().keySet())
                    .notes(file);
        }
    }

    private static boolean hasEmbeddingLayer(
            Map<String, TensorEntry> found, Backbone backbone, Map<String, Tensor> wanted) {
        return wanted.entrySet().stream()
                .filter(each -> backbone.isOfEmbeddingLayer(each.getKey()))
                .allMatch(each -> {
                    TensorEntry entry = found.get(each.getKey());
                    return entry != null && Mismatch.fits(entry, each.getValue());
                });
    }

    /** Whether a file may have a tensor of that name that the backbone does not take. */
    static boolean isOptional(String name, Backbone backbone) {
        return name.endsWith(COUNTER) || backbone.isOfEmbeddingLayer(name);
    }

    /** Writes all tensors, whole or not at all. */
    public static void save(Path file, Backbone backbone) throws IOException {
        // Readers of weights, PyTorch's among them, expect this key.
        Map<String, String> metadata = Map.of("format", "pt");
        AtomicFile.write(file, beside -> Safetensors.write(beside, backbone.tensors(), metadata));
    }
}
