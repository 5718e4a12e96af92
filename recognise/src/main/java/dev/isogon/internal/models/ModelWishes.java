package dev.isogon.internal.models;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.embed.Preprocessing.Colours;
import dev.isogon.internal.embed.Preprocessing.Faces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a model; null for what is left to the file. Settings have these names.
 *
 * @param size that pictures are brought to
 * @param colours channels and their order
 * @param mean of each of the network's channels, of pixel/255
 * @param deviation of each of the network's channels, of pixel/255
 * @param input name of the value that pictures go to
 * @param output name of the value that embeddings come from
 * @param faces how faces are brought to it
 * @param mirrored whether an embedding is the mean with the mirror image's
 */
public record ModelWishes(
        @Nullable Size size,
        @Nullable Colours colours,
        @Nullable List<Double> mean,
        @Nullable List<Double> deviation,
        @Nullable String input,
        @Nullable String output,
        @Nullable Faces faces,
        @Nullable Boolean mirrored) {

    /** Nothing. */
    public static final ModelWishes NONE = new ModelWishes(null, null, null, null, null, null, null, null);

    /** The same with a proposal for colours and normalization. */
    public ModelWishes with(Colours newColours, @Nullable List<Double> newMean, @Nullable List<Double> newDeviation) {
        return new ModelWishes(size, newColours, newMean, newDeviation, input, output, faces, mirrored);
    }
}
