package dev.isogon.internal.model;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import dev.isogon.internal.model.tensors.TensorEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Which backbones' tensors a file has: builds each to see, which takes some seconds. */
final class LooksLike {

    /** Faces' side: the face networks' last layers depend on it, and for the others it is large enough. */
    private static final int SIDE = 112;

    private LooksLike() {}

    /** A line for the error, or nothing. */
    static String hint(Path file, Map<String, TensorEntry> found) {
        List<String> names =
                backbones(file, found, null).stream().map(Architecture::name).toList();
        return names.isEmpty()
                ? "\n  no backbone here has such tensors"
                : "\n  it looks like weights of " + String.join(" or ", names);
    }

    /**
     * Those that have such tensors.
     *
     * @param size of their images; null for whichever is large enough
     */
    static List<Architecture> backbones(Path file, Map<String, TensorEntry> found, @Nullable Size size) {
        String random = Seeds.state();
        List<Architecture> alike = new ArrayList<>();
        for (Architecture each : Backbones.ALL) {
            try (Scope scope = Scope.open()) {
                if (matches(each, file, found, size)) {
                    alike.add(each);
                }
            }
        }
        Seeds.restore(random);
        return alike;
    }

    private static boolean matches(
            Architecture architecture, Path file, Map<String, TensorEntry> found, @Nullable Size size) {
        int side = Math.min(SIDE, architecture.resolution());
        int height = size == null ? side : size.height();
        int width = size == null ? side : size.width();
        if (Math.min(height, width) < architecture.smallestSide()) {
            return false;
        }
        int channels = architecture.greyAllowed() ? 1 : 3;
        Backbone backbone = architecture.build(new Input(channels, height, width), new EmbeddingLayer(1, 0, 0, false));
        Map<String, Tensor> stages = new LinkedHashMap<>(backbone.tensors());
        stages.keySet().removeIf(name -> Weights.isOptional(name, backbone));
        Map<String, TensorEntry> named =
                NamedTensors.of(file, found, stages.keySet()).entries();
        return Mismatch.between(stages, named, name -> Weights.isOptional(name, backbone))
                .isEmpty();
    }
}
