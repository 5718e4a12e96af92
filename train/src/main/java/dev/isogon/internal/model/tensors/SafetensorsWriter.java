package dev.isogon.internal.model.tensors;

import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Writes what {@link Safetensors} reads. */
final class SafetensorsWriter {

    private SafetensorsWriter() {}

    static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        List<Map.Entry<String, Tensor>> inOrder = tensors.entrySet().stream()
                .sorted(Comparator.comparingLong(each -> -each.getValue().element_size()))
                .toList();
        byte[] json = header(inOrder, metadata);
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            int padded = (json.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
            ByteBuffer head = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
            head.putLong(padded).put(json);
            while (head.hasRemaining()) {
                head.put((byte) ' ');
            }
            writeAll(out, head.flip());
            for (Map.Entry<String, Tensor> each : inOrder) {
                Tensor tensor = each.getValue().detach().cpu().contiguous();
                for (long done = 0; done < tensor.nbytes(); done += Safetensors.PIECE) {
                    writeAll(out, Safetensors.piece(tensor, done, Math.min(Safetensors.PIECE, tensor.nbytes() - done)));
                }
            }
        }
    }

    private static byte[] header(List<Map.Entry<String, Tensor>> tensors, Map<String, String> metadata) {
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(SafetensorsHeader.METADATA, metadata);
        }
        long at = 0;
        for (Map.Entry<String, Tensor> each : tensors) {
            Tensor tensor = each.getValue();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", typeName(each.getKey(), tensor));
            entry.put("shape", Shapes.of(tensor));
            entry.put("data_offsets", List.of(at, at + tensor.nbytes()));
            header.put(each.getKey(), entry);
            at += tensor.nbytes();
        }
        return Json.writeLine(header).getBytes(StandardCharsets.UTF_8);
    }

    private static String typeName(String name, Tensor tensor) {
        ScalarType type = tensor.scalar_type().intern();
        for (Map.Entry<String, ScalarType> each : SafetensorsHeader.TYPES.entrySet()) {
            if (each.getValue() == type) {
                return each.getKey();
            }
        }
        throw new IllegalArgumentException("tensor " + name + " is of type " + type + ", which is not written");
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
