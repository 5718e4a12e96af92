package dev.isogon.internal.onnx;

import dev.isogon.metrics.BrokenFileException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a file of ONNX says of itself. Weights are passed over: whatever a file claims, it takes some MiB of memory at most.
 *
 * @param inputs what the graph must be given, constants apart
 * @param outputs what it gives
 * @param metadata what else was noted, as its writer's words
 * @param producer who wrote it; may be ""
 * @param opset version of the operators; 0 where it is not said
 * @param first its first {@link #FIRST} nodes
 * @param small constants of at most four numbers, by name
 */
public record OnnxFile(
        List<OnnxValue> inputs,
        List<OnnxValue> outputs,
        Map<String, String> metadata,
        String producer,
        long opset,
        List<OnnxNode> first,
        Map<String, float[]> small) {

    /** Nodes in which a normalization of pixels would be seen; insightface looks at as many. */
    public static final int FIRST = 8;

    private static final int SNIFFED = 64;

    public OnnxFile {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        metadata = Map.copyOf(metadata);
        first = List.copyOf(first);
        small = Map.copyOf(small);
    }

    /**
     * Reads a file.
     *
     * @throws BrokenFileException when it is no ONNX, is damaged, or does not hold its weights itself
     */
    public static OnnxFile read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new BrokenFileException(file, "is a folder, but a file of ONNX is expected");
        }
        long size = Files.size(file);
        if (size > Integer.MAX_VALUE) {
            throw new BrokenFileException(file, "has " + size + " bytes, but a file of ONNX has at most 2 GiB");
        }
        byte[] head;
        OnnxReader reader = new OnnxReader();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(SNIFFED);
            head = in.readNBytes(SNIFFED);
            in.reset();
            reader.read(in, (int) size);
        } catch (OnnxReader.DamagedException e) {
            throw new BrokenFileException(file, String.valueOf(e.getMessage()));
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            head = head(file);
            throw new BrokenFileException(
                    file,
                    StrangeFile.looksLikeOnnx(head)
                            ? "is cut short or damaged. Take an intact copy of it"
                            : StrangeFile.problem(head));
        }
        if (!reader.hasGraph()) {
            throw new BrokenFileException(file, StrangeFile.problem(head));
        }
        return reader.file();
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SNIFFED);
        }
    }
}
