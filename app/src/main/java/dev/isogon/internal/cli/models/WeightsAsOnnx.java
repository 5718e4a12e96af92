package dev.isogon.internal.cli.models;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.pickle.TorchFile;
import dev.isogon.internal.loop.export.NetworkFile;
import dev.isogon.internal.loop.export.OnnxExport;
import dev.isogon.internal.loop.export.PlainImages;
import dev.isogon.internal.model.WeightsNetwork;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Weights of a network that is known here as a file in ONNX, which is there as long as this is open. */
public final class WeightsAsOnnx implements AutoCloseable {

    private final Path file;
    private final WeightsNetwork network;

    private WeightsAsOnnx(Path file, WeightsNetwork network) {
        this.file = file;
        this.network = network;
    }

    /** Whether a file is one of weights: safetensors or PyTorch's. */
    public static boolean fits(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return false;
        }
        if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".safetensors")) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return TorchFile.looksLikeOne(in.readNBytes(Long.BYTES));
        }
    }

    /**
     * Writes it, once ONNX Runtime has embedded digits with it as the engine does.
     *
     * @param backbone whose weights they are; null for whichever has such tensors
     * @param size of its images; null for those that the backbone was published for
     * @param work may be stopped; its threads compute
     * @throws dev.isogon.metrics.BrokenFileException when they are no weights, or of no network that is known here
     */
    public static WeightsAsOnnx of(Path weights, @Nullable String backbone, @Nullable Size size, Work work)
            throws IOException {
        WeightsNetwork network = WeightsNetwork.of(weights, backbone, size);
        Path file = Files.createTempFile("isogon", ".onnx");
        WeightsAsOnnx made = new WeightsAsOnnx(file, network);
        try {
            new OnnxExport(
                            NetworkFile.of(network),
                            PlainImages.digits(network.input().channels()),
                            work)
                    .write(file, weights);
            return made;
        } catch (IOException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    /** The file in ONNX. */
    public Path file() {
        return file;
    }

    /** What it is, in words. */
    public String said() {
        return "weights of " + network.architecture().name() + " with an embedding of "
                + network.embedding().size() + " numbers";
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
