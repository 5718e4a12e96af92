package dev.isogon.internal.testing;

import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Signature;
import dev.isogon.internal.models.OnnxCard;
import dev.isogon.internal.models.OnnxFolder;
import dev.isogon.internal.onnx.OnnxAttribute;
import dev.isogon.internal.onnx.OnnxGraph;
import dev.isogon.internal.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model whose embedding of a picture are its 36 grey values at 6×6, or the mean of those and of the mirror image's. */
public final class PixelModel {

    /** Numbers in an embedding. */
    public static final int DIMENSIONS = 36;

    private static final int SIDE = 6;

    private PixelModel() {}

    /** As a model's folder. */
    public static Path write(Path folder, boolean mirrored) throws IOException {
        OnnxGraph graph = new OnnxGraph("pixels");
        String pixels = graph.input("pixels", OnnxGraph.ANY, 1, SIDE, SIDE);
        String flat = graph.node("Flatten", "embedding", List.of(pixels), OnnxAttribute.of("axis", 1));
        graph.output(flat, OnnxGraph.ANY, DIMENSIONS);
        byte[] bytes = graph.bytes();
        Preprocessing preprocessing = new Preprocessing(
                SIDE,
                SIDE,
                Preprocessing.Colours.GREY,
                Preprocessing.Layout.NCHW,
                Preprocessing.Element.FLOAT32,
                List.of(0.5),
                List.of(0.25),
                Preprocessing.Faces.NONE,
                mirrored);
        Files.createDirectories(folder);
        Files.write(folder.resolve(OnnxFolder.MODEL), bytes);
        OnnxCard.of(
                        "pixels",
                        new Sha256().add(bytes).hex(),
                        "a test",
                        null,
                        new Signature("pixels", "embedding", 0, DIMENSIONS, preprocessing),
                        Map.of())
                .write(folder);
        return folder;
    }
}
