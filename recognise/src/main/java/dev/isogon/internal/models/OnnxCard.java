package dev.isogon.internal.models;

import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Signature;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.store.JsonFields;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a model in ONNX is and how it is fed: {@code onnx.json} beside {@code model.onnx}.
 *
 * @param format of this file, {@link #FORMAT}
 * @param name what it is called
 * @param sha256 of {@code model.onnx}, 64 hex digits
 * @param origin where it came from: a path, or words
 * @param licence in somebody's words; null where none was named
 * @param input name of the value that pictures go to
 * @param output name of the value that embeddings come from
 * @param batch pictures that it takes at once; 0 where it takes any number
 * @param dimensions D, numbers in an embedding
 * @param preprocessing how a picture becomes its input
 * @param sources where settings came from: input, output, batch, dimensions, and of the preprocessing size, colours, layout,
 *     element, mean (with the deviation), faces, mirrored
 */
public record OnnxCard(
        int format,
        String name,
        String sha256,
        String origin,
        @Nullable String licence,
        String input,
        String output,
        int batch,
        int dimensions,
        Preprocessing preprocessing,
        Map<String, KnownFrom> sources) {

    /** The format that is written. */
    public static final int FORMAT = 1;

    /** Its name in a model's folder. */
    public static final String FILE = "onnx.json";

    /** What is said where a licence was not named. */
    public static final String NO_LICENCE =
            "its licence is not named: find out whether you may use it for what you want";

    public OnnxCard {
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 hex digits, but is \"" + sha256 + "\"");
        }
        new Signature(input, output, batch, dimensions, preprocessing);
    }

    /** A card of the current format. */
    public static OnnxCard of(
            String name,
            String sha256,
            String origin,
            @Nullable String licence,
            Signature signature,
            Map<String, KnownFrom> sources) {
        return new OnnxCard(
                FORMAT,
                name,
                sha256,
                origin,
                licence,
                signature.input(),
                signature.output(),
                signature.batch(),
                signature.dimensions(),
                signature.preprocessing(),
                sources);
    }

    /** What is asked of the network. */
    public Signature signature() {
        return new Signature(input, output, batch, dimensions, preprocessing);
    }

    /** Writes it into a model's folder. */
    public void write(Path folder) throws IOException {
        Json.write(folder.resolve(FILE), this);
    }

    /**
     * Reads that of a model's folder.
     *
     * @throws BrokenFileException when it is of a later format, or not whole
     */
    public static OnnxCard read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        JsonNode tree = Json.readTree(file);
        JsonNode format = tree.get("format");
        if (format == null || !format.isInt()) {
            throw new BrokenFileException(file, "does not say the number of its format, so it describes no model");
        }
        if (format.asInt() != FORMAT) {
            throw new BrokenFileException(
                    file,
                    "is of format " + format.asInt() + ", but this version of Isogon reads format " + FORMAT
                            + "; use the version that wrote it");
        }
        return JsonFields.read(file, tree, OnnxCard.class);
    }
}
