package dev.isogon.internal.model;

import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.engine.Seeds;
import dev.isogon.internal.model.SafetensorsHeader.Entry;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Which backbones' tensors a file has: builds each to see, which takes some seconds, and only for an error's sake. */
final class LooksLike {

    /** Faces' side: the face networks' last layers depend on it, and for the others it is large enough. */
    private static final int SIDE = 112;

    private LooksLike() {}

    /** A line for the error, or nothing. */
    static String hint(Path file, Map<String, Entry> found) {
        String random = Seeds.state();
        List<String> names = new ArrayList<>();
        for (Architecture each : Backbones.ALL) {
            try (Scope scope = Scope.open()) {
                if (matches(each, file, found)) {
                    names.add(each.name());
                }
            }
        }
        Seeds.restore(random);
        return names.isEmpty()
                ? "\n  no backbone here has such tensors"
                : "\n  it looks like weights of " + String.join(" or ", names);
    }

    private static boolean matches(Architecture architecture, Path file, Map<String, Entry> found) {
        int side = Math.min(SIDE, architecture.resolution());
        int channels = architecture.greyAllowed() ? 1 : 3;
        Backbone backbone = architecture.build(new Input(channels, side, side), new EmbeddingLayer(1, 0, 0, false));
        Map<String, Tensor> stages = new LinkedHashMap<>(backbone.tensors());
        stages.keySet().removeIf(name -> Weights.isOptional(name, backbone));
        Map<String, Entry> named = NamedTensors.of(file, found, stages.keySet()).entries();
        return Mismatch.between(stages, named, name -> Weights.isOptional(name, backbone))
                .isEmpty();
    }
}
