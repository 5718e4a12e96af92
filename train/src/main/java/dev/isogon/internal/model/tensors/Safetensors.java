package dev.isogon.internal.model.tensors;

import dev.isogon.internal.model.tensors.SafetensorsHeader.Entry;
import dev.isogon.metrics.BrokenFileException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Tensors by name in a file: the header's length as 8 little-endian bytes, the header in JSON, the tensors' bytes.
 * Opening reads and checks the header; a tensor's bytes go from the file straight into its own memory when it is asked
 * for.
 *
 * @see <a href="https://huggingface.co/docs/safetensors">Safetensors, "Format"</a>
 */
public final class Safetensors implements TensorFile {

    /** Enough for some forty thousand tensors; a network of ours has at most two thousand. */
    private static final long LONGEST_HEADER = 4L << 20;

    /** Bytes that go to or from the file at once. */
    static final int PIECE = 1 << 24;

    private final Path file;
    private final FileChannel channel;
    private final long dataBegin;
    private final SafetensorsHeader header;

    private Safetensors(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        long length = channel.size();
        long headerLength = length < Long.BYTES ? -1 : bytes(0, Long.BYTES).getLong();
        if (headerLength < 2 || headerLength > length - Long.BYTES) {
            throw new BrokenFileException(
                    file,
                    "is no safetensors file and none of PyTorch's: its first 8 bytes are not the length of a header within its "
                            + length + " bytes");
        }
        if (headerLength > LONGEST_HEADER) {
            throw new BrokenFileException(
                    file, "has a header of " + headerLength + " bytes, but at most " + LONGEST_HEADER + " are read");
        }
        dataBegin = Long.BYTES + headerLength;
        header = SafetensorsHeader.parse(file, text(bytes(Long.BYTES, (int) headerLength)), length - dataBegin);
    }

    /**
     * Opens a file.
     *
     * @throws BrokenFileException when its header is not one, or contradicts itself or the file's length
     */
    public static Safetensors open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new BrokenFileException(file, "is a folder, but a safetensors file is expected");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new Safetensors(file, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private ByteBuffer bytes(long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        fill(buffer, from);
        return buffer.flip();
    }

    private void fill(ByteBuffer buffer, long from) throws IOException {
        long at = from;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                throw new EOFException(file + " became shorter while it was read");
            }
            at += read;
        }
    }

    private String text(ByteBuffer utf8) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw new BrokenFileException(file, "is no safetensors file: its header is not text in UTF-8");
        }
    }

    /** Free text by key. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    @Override
    public Map<String, TensorEntry> entries() {
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        header.entries().forEach((name, entry) -> entries.put(name, entry.tensor()));
        return entries;
    }

    @Override
    public Tensor read(String name) throws IOException {
        Entry entry = header.entries().get(name);
        ScalarType type = entry == null
                ? null
                : SafetensorsHeader.TYPES.get(entry.tensor().type());
        if (entry == null || type == null) {
            throw new IllegalArgumentException(file + " has no tensor " + name);
        }
        long[] shape =
                entry.tensor().shape().stream().mapToLong(Long::longValue).toArray();
        Tensor tensor = torch.zeros(shape, new TensorOptions(type));
        long length = entry.end() - entry.begin();
        for (long done = 0; done < length; done += PIECE) {
            fill(piece(tensor, done, Math.min(PIECE, length - done)), dataBegin + entry.begin() + done);
        }
        return tensor;
    }

    /** A part of a contiguous tensor's memory. */
    static ByteBuffer piece(Tensor tensor, long from, long count) {
        return new BytePointer(tensor.data_ptr())
                .getPointer(from)
                .capacity(count)
                .asBuffer();
    }

    /**
     * Writes tensors to a path, wide types first so that all are aligned; whoever needs the file whole or not at all goes
     * through {@link dev.isogon.internal.store.AtomicFile}.
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        SafetensorsWriter.write(file, tensors, metadata);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
