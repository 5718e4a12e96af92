package dev.isogon.client;

import dev.isogon.internal.client.JsonPart;
import java.net.ProtocolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Embeddings by a gallery's model.
 *
 * @param model its name
 * @param dimensions how many numbers an embedding has
 * @param images in the order of the request
 */
public record ServedEmbeddings(String model, int dimensions, List<OfImage> images) {

    /** Keeps copies. */
    public ServedEmbeddings {
        images = List.copyOf(images);
    }

    /**
     * Of an image.
     *
     * @param image what it is called
     * @param embeddings one, or one for each face
     */
    public record OfImage(String image, List<Embedding> embeddings) {

        /** Keeps copies. */
        public OfImage {
            embeddings = List.copyOf(embeddings);
        }

        static OfImage of(JsonPart part) throws ProtocolException {
            return new OfImage(part.get("image").text(), part.get("embeddings").list(Embedding::of));
        }
    }

    /**
     * Of an image or a face.
     *
     * @param face where it is; null where the model sees whole pictures
     * @param vector of length 1; null where there is none
     * @param problem why there is none, or what is wrong with it; null where nothing is
     */
    public record Embedding(
            ServedFaces.@Nullable Box face,
            float @Nullable [] vector,
            @Nullable String problem) {

        static Embedding of(JsonPart part) throws ProtocolException {
            return new Embedding(
                    part.get("face").orNull(ServedFaces.Box::of),
                    part.get("embedding").orNull(JsonPart::singles),
                    part.get("problem").orNull(JsonPart::text));
        }
    }

    static ServedEmbeddings of(JsonPart part) throws ProtocolException {
        return new ServedEmbeddings(
                part.get("model").text(),
                part.get("dimensions").count(),
                part.get("images").list(OfImage::of));
    }
}
