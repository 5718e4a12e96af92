package dev.isogon.internal.testing;

import dev.isogon.internal.data.feed.Normalization;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Signature;
import dev.isogon.internal.models.OnnxCard;
import dev.isogon.internal.models.OnnxFolder;
import dev.isogon.internal.onnx.OnnxAttribute;
import dev.isogon.internal.onnx.OnnxGraph;
import dev.isogon.internal.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A model whose embedding of a picture is its mean colour, so that scores are cosines of colours, which a reader can work out. */
public final class ColourModel {

    private ColourModel() {}

    /** As a model's folder. */
    public static Path write(Path folder) throws IOException {
        return write(folder, "GlobalAveragePool");
    }

    /** Another network, whose embedding of a picture of one colour is the same. */
    public static Path writeOther(Path folder) throws IOException {
        return write(folder, "GlobalMaxPool");
    }

    private static Path write(Path folder, String pooling) throws IOException {
        OnnxGraph graph = new OnnxGraph("colour");
        String pixels = graph.input("pixels", OnnxGraph.ANY, 3, 2, 2);
        String pooled = graph.node(pooling, "pooled", List.of(pixels));
        String flat = graph.node("Flatten", "colour", List.of(pooled), OnnxAttribute.of("axis", 1));
        graph.output(flat, OnnxGraph.ANY, 3);
        byte[] bytes = graph.bytes();
        Normalization raw = Preprocessing.raw(3);
        Preprocessing preprocessing = new Preprocessing(
                2,
                2,
                Preprocessing.Colours.RGB,
                Preprocessing.Layout.NCHW,
                Preprocessing.Element.FLOAT32,
                raw.mean(),
                raw.deviation(),
                Preprocessing.Faces.NONE,
                false);
        Files.createDirectories(folder);
        Files.write(folder.resolve(OnnxFolder.MODEL), bytes);
        OnnxCard.of(
                        "colour",
                        new Sha256().add(bytes).hex(),
                        "a test",
                        null,
                        new Signature("pixels", "colour", 0, 3, preprocessing),
                        Map.of())
                .write(folder);
        return folder;
    }

    /** A picture of one colour, 64×64, as PNM. */
    public static Path picture(Path file, int red, int green, int blue) throws IOException {
        byte[] head = "P6 64 64 255\n".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(head, head.length + 64 * 64 * 3);
        for (int at = head.length; at < bytes.length; at += 3) {
            bytes[at] = (byte) red;
            bytes[at + 1] = (byte) green;
            bytes[at + 2] = (byte) blue;
        }
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }
}
