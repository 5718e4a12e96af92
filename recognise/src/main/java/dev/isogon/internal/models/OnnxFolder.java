package dev.isogon.internal.models;

import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model's folder: {@code onnx.json} and {@code model.onnx}, and whatever else is known about it. */
public final class OnnxFolder {

    /** The network's name in it. */
    public static final String MODEL = "model.onnx";

    private OnnxFolder() {}

    /** Whether a folder holds a model in ONNX. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(OnnxCard.FILE));
    }

    /**
     * What lies there.
     *
     * @throws BrokenFileException when a file is missing or damaged
     */
    public static FoundModel find(String name, Path folder) throws IOException {
        OnnxCard card = OnnxCard.read(folder);
        Path model = folder.resolve(MODEL);
        if (!Files.isRegularFile(model)) {
            throw new BrokenFileException(model, "is missing, so the model is not whole. Take an intact copy of it");
        }
        return new FoundModel(
                name,
                folder,
                card,
                settings -> {
                    check(model, card);
                    return OnnxEmbedder.open(model, card.signature(), settings);
                },
                () -> {
                    check(model, card);
                    return Files.readAllBytes(model);
                });
    }

    private static void check(Path model, OnnxCard card) throws IOException {
        String now = sha256(model);
        if (!now.equals(card.sha256())) {
            throw new BrokenFileException(
                    model,
                    "has changed: its SHA-256 is " + now + ", but " + OnnxCard.FILE + " beside it was written for "
                            + card.sha256()
                            + ". Embeddings of two networks do not compare: take an intact copy, or remove the model and add"
                            + " it anew");
        }
    }

    /** The checksum of a file. */
    public static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new Sha256().add(in).hex();
        }
    }
}
