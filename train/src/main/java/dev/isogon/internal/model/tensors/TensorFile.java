package dev.isogon.internal.model.tensors;

import dev.isogon.internal.data.pickle.TorchFile;
import dev.isogon.metrics.BrokenFileException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Tensors by name in a file, of which each is read when it is asked for. */
public interface TensorFile extends Closeable {

    /**
     * Opens a file of safetensors or PyTorch's, as its first bytes say.
     *
     * @throws BrokenFileException when it is neither, damaged, or of a form of PyTorch's that is not read
     */
    static TensorFile open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new BrokenFileException(file, "is a folder, but a file of safetensors or PyTorch's is expected");
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(Long.BYTES);
        }
        return TorchFile.looksLikeOne(head) ? new TorchTensors(TorchFile.open(file)) : Safetensors.open(file);
    }

    /** What the file says of each tensor, in its order. */
    Map<String, TensorEntry> entries();

    /** The tensor of that name, which must be there, in its own type and memory. */
    Tensor read(String name) throws IOException;
}
