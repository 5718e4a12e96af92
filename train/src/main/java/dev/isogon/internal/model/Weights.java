package dev.isogon.internal.model;

import dev.isogon.internal.model.SafetensorsHeader.Entry;
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
 * A backbone's tensors as a safetensors file, by the names of timm and insightface, whose files can be read therefore.
 * The call runs within its caller's {@link dev.isogon.internal.engine.Scope}.
 */
public final class Weights {

    /** How often BatchNorm was trained: nothing depends on it, and many files leave it out. */
    private static final String COUNTER = ".num_batches_tracked";

    private Weights() {}

    /**
     * Loads all tensors of the stages, and those of the embedding layer if all of them are there in their shapes;
     * published weights have a classifier in its place. Numbers are converted to the backbone's type.
     *
     * @return names of what was loaded, in the backbone's order
     * @throws BrokenFileException when the file is no safetensors file, or is not of this backbone: then it says what is
     *     missing, too much or of another shape, and whose weights these look like; nothing was loaded
     */
    public static List<String> load(Path file, Backbone backbone) throws IOException {
        try (Safetensors from = Safetensors.open(file);
                NoGradGuard guard = new NoGradGuard()) {
            Map<String, Tensor> wanted = new LinkedHashMap<>(backbone.tensors());
            wanted.keySet()
                    .removeIf(name -> name.endsWith(COUNTER) && !from.entries().containsKey(name));
            boolean embeds = hasEmbeddingLayer(from, backbone, wanted);
            wanted.keySet().removeIf(name -> !embeds && backbone.isOfEmbeddingLayer(name));
            Mismatch mismatch = Mismatch.between(wanted, from.entries(), name -> isOptional(name, backbone));
            if (!mismatch.isEmpty()) {
                throw new BrokenFileException(file, mismatch.described() + LooksLike.hint(from.entries()));
            }
            for (Map.Entry<String, Tensor> each : wanted.entrySet()) {
                each.getValue().copy_(from.read(each.getKey()));
            }
            return new ArrayList<>(wanted.keySet());
        }
    }

    private static boolean hasEmbeddingLayer(Safetensors from, Backbone backbone, Map<String, Tensor> wanted) {
        return wanted.entrySet().stream()
                .filter(each -> backbone.isOfEmbeddingLayer(each.getKey()))
                .allMatch(each -> {
                    Entry entry = from.entries().get(each.getKey());
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
