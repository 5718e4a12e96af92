package dev.isogon.internal.model;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.internal.model.tensors.Shapes;
import dev.isogon.internal.model.tensors.TensorEntry;
import dev.isogon.internal.model.tensors.TensorFile;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The whole network that a file of weights is of, embedding layer and all, as its tensors' names and shapes say.
 *
 * @param file of safetensors or PyTorch's
 * @param input the images that it takes
 */
public record WeightsNetwork(Path file, Architecture architecture, Input input, EmbeddingLayer embedding) {

    private static final String COUNTER = ".num_batches_tracked";

    /**
     * Looks into a file.
     *
     * @param backbone its name; null for whichever has such tensors
     * @param size of the images; null for those that the backbone was published for
     * @throws BrokenFileException when no backbone has such tensors, several have, or the embedding layer is not there
     */
    public static WeightsNetwork of(Path file, @Nullable String backbone, @Nullable Size size) throws IOException {
        try (TensorFile from = TensorFile.open(file)) {
            Architecture architecture =
                    backbone == null ? onlyOne(file, from.entries(), size) : Backbones.named(backbone);
            int side = architecture.resolution();
            int channels = architecture.greyAllowed() ? 1 : 3; // as LooksLike has it
            Input input =
                    size == null ? new Input(channels, side, side) : new Input(channels, size.height(), size.width());
            for (boolean batchNorm : new boolean[] {true, false}) {
                int embedding = numbers(file, from.entries(), architecture, input, batchNorm);
                if (embedding > 0) {
                    return new WeightsNetwork(
                            file, architecture, input, new EmbeddingLayer(embedding, 0, 0, batchNorm));
                }
            }
            throw new BrokenFileException(
                    file,
                    "has the tensors of " + architecture.name() + ", but not those of its last layer for images of "
                            + input.height() + "×" + input.width()
                            + ", which makes the embedding. Give the size that it was trained for, or train that layer anew, starting from this file");
        }
    }

    private static Architecture onlyOne(Path file, Map<String, TensorEntry> entries, @Nullable Size size) {
        List<Architecture> alike = LooksLike.backbones(file, entries, size);
        if (alike.isEmpty()) {
            List<String> known = Backbones.ALL.stream().map(Architecture::name).toList();
            throw new BrokenFileException(
                    file,
                    "has tensors, but they are those of no network that is known here: " + String.join(", ", known)
                            + ". Export it to ONNX with what wrote it");
        }
        if (alike.size() > 1) {
            throw new SettingsException(
                    "backbone",
                    "must say which it is, since several have such tensors: "
                            + alike.stream().map(Architecture::name).collect(Collectors.joining(", ")));
        }
        return alike.get(0);
    }

    /** Of an embedding: by how many numbers the file's last layer is larger than that for one; 0 where it is not there. */
    private static int numbers(
            Path file, Map<String, TensorEntry> entries, Architecture architecture, Input input, boolean batchNorm) {
        String random = Seeds.state();
        try (Scope scope = Scope.open()) {
            Backbone backbone = architecture.build(input, new EmbeddingLayer(1, 0, 0, batchNorm));
            Map<String, Tensor> wanted = backbone.tensors();
            Map<String, TensorEntry> found =
                    NamedTensors.of(file, entries, wanted.keySet()).entries();
            long numbers = 0;
            for (Map.Entry<String, Tensor> each : wanted.entrySet()) {
                if (!backbone.isOfEmbeddingLayer(each.getKey()) || each.getKey().endsWith(COUNTER)) {
                    continue;
                }
                TensorEntry entry = found.get(each.getKey());
                List<Long> one = Shapes.of(each.getValue());
                if (entry == null || entry.shape().size() != one.size()) {
                    return 0;
                }
                boolean isLast = one.size() > 1 && one.get(0) == 1 && rest(one).equals(rest(entry.shape()));
                numbers = isLast ? entry.shape().get(0) : numbers;
            }
            return (int) Math.min(numbers, Integer.MAX_VALUE);
        } finally {
            Seeds.restore(random);
        }
    }

    private static List<Long> rest(List<Long> shape) {
        return shape.subList(1, shape.size());
    }

    /**
     * The network with these weights, in evaluation mode; to be called within a scope.
     *
     * @throws BrokenFileException when a tensor is missing or of another shape
     */
    public Backbone loaded() throws IOException {
        String random = Seeds.state();
        Backbone backbone = architecture.build(input, embedding);
        Seeds.restore(random);
        Set<String> missing = new HashSet<>(backbone.tensors().keySet());
        Weights.load(file, backbone).forEach(missing::remove);
        missing.removeIf(name -> name.endsWith(COUNTER));
        if (!missing.isEmpty()) {
            throw new BrokenFileException(
                    file,
                    "lacks tensors of the last layer, or has them in another shape: "
                            + String.join(", ", missing.stream().sorted().toList()));
        }
        backbone.eval();
        return backbone;
    }
}
