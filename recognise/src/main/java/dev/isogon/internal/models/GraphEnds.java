package dev.isogon.internal.models;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.base.Setting;
import dev.isogon.internal.embed.Preprocessing.Element;
import dev.isogon.internal.embed.Preprocessing.Layout;
import dev.isogon.internal.onnx.OnnxFile;
import dev.isogon.internal.onnx.OnnxGraph;
import dev.isogon.internal.onnx.OnnxValue;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where pictures go into a network and embeddings come out of it, as far as its graph says.
 *
 * @param channels 1 or 3; 0 where it takes any number
 * @param height pixels; 0 where it takes any
 * @param width pixels; 0 where it takes any
 * @param batch pictures that it takes at once; 0 where it takes any number
 */
record GraphEnds(
        String input, String output, Element element, Layout layout, int channels, int height, int width, int batch) {

    private static final int FLOAT16 = OnnxGraph.FLOAT16;
    private static final int LARGEST = 65_536;

    static GraphEnds of(Path file, OnnxFile graph, @Nullable String wantedInput, @Nullable String wantedOutput) {
        OnnxValue input = input(file, graph, wantedInput);
        List<Long> shape = input.shape();
        List<Long> sizes = shape == null ? List.of(-1L, -1L, -1L, -1L) : shape;
        if (sizes.size() != 4) {
            throw noImages(file, input);
        }
        boolean last = isChannels(sizes.get(3)) && !isChannels(sizes.get(1));
        long channels = sizes.get(last ? 3 : 1);
        if (channels > 0 && !isChannels(channels)) {
            throw noImages(file, input);
        }
        Element element = element(file, input);
        return new GraphEnds(
                input.name(),
                output(file, graph, wantedOutput).name(),
                element,
                last ? Layout.NHWC : Layout.NCHW,
                size(channels),
                size(sizes.get(last ? 1 : 2)),
                size(sizes.get(last ? 2 : 3)),
                size(sizes.get(0)));
    }

    private static boolean isChannels(long size) {
        return size == 1 || size == 3;
    }

    private static int size(long size) {
        return size < 1 ? 0 : (int) Math.min(size, LARGEST + 1);
    }

    private static BrokenFileException noImages(Path file, OnnxValue input) {
        return new BrokenFileException(
                file,
                "takes no pictures: its input " + input.inWords() + " is not N×C×H×W or N×H×W×C with 1 or 3 channels");
    }

    private static Element element(Path file, OnnxValue input) {
        return switch (input.type()) {
            case OnnxGraph.FLOAT -> Element.FLOAT32;
            case FLOAT16 -> Element.FLOAT16;
            case OnnxGraph.UINT8 -> Element.UINT8;
            default ->
                throw new BrokenFileException(
                        file,
                        "takes no pictures: its input \"" + input.name() + "\" is of " + input.typeInWords()
                                + ", but float32, float16 or uint8 is needed");
        };
    }

    private static OnnxValue input(Path file, OnnxFile graph, @Nullable String wanted) {
        if (graph.inputs().isEmpty()) {
            throw new BrokenFileException(file, "takes no pictures: its graph has no input");
        }
        if (wanted != null) {
            named("input", wanted, graph.inputs());
        }
        if (graph.inputs().size() > 1) {
            throw new BrokenFileException(
                    file,
                    "has " + graph.inputs().size() + " inputs, " + inWords(graph.inputs())
                            + ", but Isogon has pictures for one and nothing for others. Export the network with one");
        }
        return graph.inputs().get(0);
    }

    private static OnnxValue output(Path file, OnnxFile graph, @Nullable String wanted) {
        if (wanted != null) {
            OnnxValue chosen = named("output", wanted, graph.outputs());
            if (!chosen.mayBeVectors()) {
                throw new SettingsException(
                        "output", "must be a vector a picture, but " + chosen.inWords() + " of " + file + " is none");
            }
            return chosen;
        }
        List<OnnxValue> sure =
                graph.outputs().stream().filter(OnnxValue::isVectors).toList();
        List<OnnxValue> vectors = !sure.isEmpty()
                ? sure
                : graph.outputs().stream().filter(OnnxValue::mayBeVectors).toList();
        if (vectors.isEmpty()) {
            throw new BrokenFileException(
                    file,
                    graph.outputs().isEmpty()
                            ? "gives nothing: its graph has no output"
                            : "gives no embeddings: none of its outputs is a vector a picture, N×D or N×D×1×1: "
                                    + inWords(graph.outputs()));
        }
        if (vectors.size() > 1) {
            throw new SettingsException(
                    "output",
                    "must say which of " + vectors.size() + " outputs of " + file + " is the embedding: "
                            + inWords(vectors) + ". Such as "
                            + Setting.to("output", vectors.get(0).name().replaceAll("[\\s`]", "?")));
        }
        return vectors.get(0);
    }

    private static OnnxValue named(String setting, String wanted, List<OnnxValue> values) {
        return values.stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new SettingsException(
                        setting,
                        "must be one of " + inWords(values) + ", but was \"" + wanted + "\""
                                + Nearest.hint(
                                        wanted,
                                        values.stream().map(OnnxValue::name).toList())));
    }

    private static String inWords(List<OnnxValue> values) {
        int most = 8;
        return String.join(
                        ", ",
                        values.stream().limit(most).map(OnnxValue::inWords).toList())
                + (values.size() > most ? " and " + (values.size() - most) + " more" : "");
    }
}
