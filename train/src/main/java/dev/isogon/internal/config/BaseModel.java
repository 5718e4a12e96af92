package dev.isogon.internal.config;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.internal.models.Models;
import java.io.IOException;

/**
 * A model that stays as it is and gives embeddings, over which a head is trained.
 *
 * @param name as it was asked for
 * @param found the model
 */
public record BaseModel(String name, FoundModel found) {

    /**
     * The model of a name or at a path.
     *
     * @throws dev.isogon.metrics.SettingsException when there is none in ONNX
     * @throws dev.isogon.metrics.BrokenFileException when it is not whole
     */
    public static BaseModel named(String name) throws IOException {
        return new BaseModel(name, Models.find(name));
    }

    /** Numbers in its embeddings. */
    public int dimensions() {
        return found.card().dimensions();
    }

    /** The pictures that it takes. */
    public Size size() {
        return new Size(preprocessing().width(), preprocessing().height());
    }

    /** How it wants faces. */
    public Faces faces() {
        return preprocessing().faces();
    }

    public Preprocessing preprocessing() {
        return found.card().preprocessing();
    }

    /** SHA-256 of its network, in hex. */
    public String checksum() {
        return found.card().sha256();
    }
}
