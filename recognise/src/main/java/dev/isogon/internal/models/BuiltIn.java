package dev.isogon.internal.models;

import dev.isogon.internal.embed.Signature;
import dev.isogon.internal.face.FaceNetwork;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model that comes with Isogon.
 *
 * @param name that it is asked for by
 * @param origin where its weights come from
 * @param licence of those
 * @param signature what is asked of it
 * @param bytes the file in ONNX, the same each time
 */
public record BuiltIn(String name, String origin, String licence, Signature signature, Supplier<byte[]> bytes) {

    /** dlib's face embedder. */
    static final BuiltIn FACE = new BuiltIn(
            "face",
            "dlib_face_recognition_resnet_model_v1 by Davis King, by way of face-api.js (@vladmandic/face-api 1.7.15)",
            "weights MIT (Vladimir Mandic) and public domain (Davis King); trained on photographs from FaceScrub, the VGG face"
                    + " set and the web",
            FaceNetwork.SIGNATURE,
            FaceNetwork::onnx);

    /** All of them. */
    static final List<BuiltIn> ALL = List.of(FACE);

    static @Nullable BuiltIn named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }
}
