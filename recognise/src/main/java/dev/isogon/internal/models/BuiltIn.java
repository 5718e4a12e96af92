package dev.isogon.internal.models;

import dev.isogon.internal.embed.Signature;
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

    /** All of them. */
    static final List<BuiltIn> ALL = List.of();

    static @Nullable BuiltIn named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }
}
