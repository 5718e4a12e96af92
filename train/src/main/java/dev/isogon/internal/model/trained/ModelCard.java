package dev.isogon.internal.model.trained;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.model.Architecture;
import dev.isogon.internal.model.Backbone;
import dev.isogon.internal.model.Backbones;
import dev.isogon.internal.model.Input;
import dev.isogon.internal.model.layer.EmbeddingLayer;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a trained model is: all that it takes to build its network again and to feed it; {@code model.json}.
 *
 * @param format of the folder, {@link #FORMAT}
 * @param backbone its name, as {@link Backbones} lists them
 * @param height pixels that images are brought to, their sides' ratio not kept
 * @param width pixels that images are brought to
 * @param channels 1 for grey, 3 for red, green, blue
 * @param embedding numbers in an embedding, D
 * @param dropout of training, before the embedding layer
 * @param dropPath of training, of the last residual block
 * @param batchNorm whether BatchNorm stands before and after the embedding layer
 * @param mean of each channel of pixel/255, which is subtracted
 * @param deviation of each channel of pixel/255, which it is then divided by
 * @param loss that it was trained with, as it was written
 * @param classes C, classes that it was trained on
 * @param faces how faces are to be brought to it; null, which is not written, where it sees whole pictures. So a folder without
 *     is what it always was, and an earlier version refuses one that it would feed wrongly
 */
public record ModelCard(
        int format,
        String backbone,
        int height,
        int width,
        int channels,
        int embedding,
        double dropout,
        double dropPath,
        boolean batchNorm,
        List<Double> mean,
        List<Double> deviation,
        String loss,
        int classes,

        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) Faces faces) {

    /** The format that is written. */
    public static final int FORMAT = 1;

    /** Larger ones would be a damaged file, and are not to become memory. */
    private static final int LARGEST_SIDE = 4096;

    private static final int LARGEST_EMBEDDING = 65_536;

    public ModelCard {
        faces = faces == Faces.NONE ? null : faces;
        between("height", height, 1, LARGEST_SIDE);
        between("width", width, 1, LARGEST_SIDE);
        between("embedding", embedding, 1, LARGEST_EMBEDDING);
        between("classes", classes, 1, Integer.MAX_VALUE);
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("channels must be 1 or 3, but is " + channels);
        }
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != channels || deviation.size() != channels) {
            throw new IllegalArgumentException("mean and deviation must have " + channels + " numbers, one a channel");
        }
        for (int c = 0; c < channels; c++) {
            if (!Double.isFinite(mean.get(c)) || !(deviation.get(c) > 0) || Double.isInfinite(deviation.get(c))) {
                throw new IllegalArgumentException("mean must be finite and deviation above 0");
            }
        }
    }

    private static void between(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be between " + low + " and " + high + ", but is " + value);
        }
    }

    /** How faces are brought to it, or that none are. */
    public Faces alignment() {
        return faces == null ? Faces.NONE : faces;
    }

    /** The names of the fields that every file has. */
    static List<String> fields() {
        return Stream.of(ModelCard.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(each -> !each.equals("faces"))
                .map(each -> each.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The images that the backbone is built for. */
    public Input input() {
        return new Input(channels, height, width);
    }

    /**
     * The network at a random start, in training mode; to be called within a scope.
     *
     * @throws dev.isogon.metrics.SettingsException when there is no such backbone
     * @throws IllegalArgumentException when it cannot have such images or such an embedding layer
     */
    public Backbone build() {
        Architecture architecture = Backbones.named(backbone);
        return architecture.build(input(), new EmbeddingLayer(embedding, dropout, dropPath, batchNorm));
    }
}
