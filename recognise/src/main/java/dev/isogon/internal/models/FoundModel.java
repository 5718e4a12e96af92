package dev.isogon.internal.models;

import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.embed.OnnxEmbedder.Settings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A model that is there, not opened yet.
 *
 * @param name what to call it
 * @param folder where what is known about it lies, such as its calibration, and is put; it need not be there yet. Null for a
 *     file that lies in no model's folder
 * @param card what it is
 * @param opening opens it
 * @param content its network as a file of ONNX holds it
 */
public record FoundModel(String name, @Nullable Path folder, OnnxCard card, Opening opening, Content content) {

    /** Where its bytes come from. */
    @FunctionalInterface
    public interface Content {

        /**
         * All of them.
         *
         * @throws dev.isogon.metrics.BrokenFileException when they are not those that its card was written for
         */
        byte[] bytes() throws IOException;
    }

    /** How its weights come into memory. */
    @FunctionalInterface
    public interface Opening {
        OnnxEmbedder open(Settings settings) throws IOException;
    }

    /**
     * Opens it.
     *
     * @throws dev.isogon.metrics.BrokenFileException when its weights are not those that its card was written for
     */
    public OnnxEmbedder open(Settings settings) throws IOException {
        return opening.open(settings);
    }
}
