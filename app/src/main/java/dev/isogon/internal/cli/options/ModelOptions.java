package dev.isogon.internal.cli.options;

import dev.isogon.internal.config.types.OneOf;
import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.embed.Preprocessing.Colours;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.models.ModelWishes;
import dev.isogon.metrics.SettingsException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code models add} is told of a network: all that its file may not say. */
public final class ModelOptions {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})(?:[x×](\\d{1,5}))?");

    @Option(names = "--size", paramLabel = "HxW", description = "height and width of its pictures, such as 224x224")
    private @Nullable String size;

    @Option(names = "--colours", paramLabel = "rgb|bgr|grey", description = "its channels and their order")
    private @Nullable String colours;

    @Option(
            names = "--mean",
            paramLabel = "A,B,C",
            description = "subtracted from each of its channels, of pixel/255; one number for all of them will do")
    private @Nullable String mean;

    @Option(
            names = "--deviation",
            paramLabel = "A,B,C",
            description = "then divided by, of pixel/255. A channel's pixel v becomes (v/255 − mean)/deviation")
    private @Nullable String deviation;

    @Option(names = "--input", paramLabel = "NAME", description = "of its input. Default: the only one")
    private @Nullable String input;

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "of the output that is the embedding. Default: the only vector")
    private @Nullable String output;

    @Option(
            names = "--faces",
            paramLabel = "none|arcface|dlib",
            description =
                    "how the faces that it was trained on are aligned: five points at insightface's places (112×112),"
                            + " dlib's chips (150×150), or it takes no aligned faces. Default: arcface where it takes 112×112")
    private @Nullable String faces;

    @Option(
            names = "--mirrored",
            arity = "0",
            description = "an embedding is the mean of the picture's and of its mirror image's; twice the time")
    private boolean mirrored;

    /** What was said. */
    public ModelWishes wishes() {
        return new ModelWishes(
                size(),
                colours == null ? null : oneOf("colours", new OneOf<>(Colours.class), colours),
                numbers("mean", mean),
                numbers("deviation", deviation),
                input,
                output,
                faces == null ? null : oneOf("faces", new OneOf<>(Faces.class), faces),
                mirrored ? true : null);
    }

    private static <E extends Enum<E>> E oneOf(String setting, OneOf<E> words, String word) {
        E read = words.read(word, problem -> {
            throw new SettingsException(setting, problem);
        });
        if (read == null) {
            throw new IllegalStateException("a problem is thrown");
        }
        return read;
    }

    private @Nullable Size size() {
        if (size == null) {
            return null;
        }
        Matcher sides = SIZE.matcher(size);
        int height = sides.matches() ? Integer.parseInt(sides.group(1)) : 0;
        int width = sides.matches() && sides.group(2) != null ? Integer.parseInt(sides.group(2)) : height;
        if (height < 1 || width < 1 || height > 4096 || width > 4096) {
            throw new SettingsException(
                    "size", "must be height×width in pixels up to 4096, such as 224x224, but was \"" + size + "\"");
        }
        return new Size(width, height);
    }

    private static @Nullable List<Double> numbers(String setting, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Stream.of(text.split(",", -1))
                    .map(each -> Double.valueOf(each.strip()))
                    .toList();
        } catch (NumberFormatException e) {
            throw new SettingsException(
                    setting, "must be numbers, separated by commas, such as 0.5,0.5,0.5, but was \"" + text + "\"");
        }
    }
}
