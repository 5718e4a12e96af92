package dev.isogon.internal.model.tensors;

import dev.isogon.internal.data.pickle.StoredTensor;
import dev.isogon.internal.data.pickle.TorchFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Tensors in a file of PyTorch's. What it shows as a view of a storage is read as a tensor of its own. */
final class TorchTensors implements TensorFile {

    private final TorchFile file;

    TorchTensors(TorchFile file) {
        this.file = file;
    }

    @Override
    public Map<String, TensorEntry> entries() {
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        file.tensors()
                .forEach((name, tensor) -> entries.put(
                        name,
                        new TensorEntry(
                                tensor.storage().type().name(),
                                Arrays.stream(tensor.sizes()).boxed().toList())));
        return entries;
    }

    @Override
    public Tensor read(String name) throws IOException {
        StoredTensor stored = file.tensors().get(name);
        if (stored == null) {
            throw new IllegalArgumentException("there is no tensor " + name);
        }
        Tensor flat = torch.zeros(
                new long[] {stored.extent()},
                new TensorOptions(type(stored.storage().type())));
        file.read(
                stored,
                (from, bytes) ->
                        Safetensors.piece(flat, from, bytes.remaining()).put(bytes));
        return stored.count() == 0
                ? flat.reshape(stored.sizes())
                : flat.as_strided(stored.sizes(), stored.strides()).contiguous();
    }

    private static ScalarType type(StoredTensor.Type type) {
        return switch (type) {
            case F64 -> ScalarType.Double;
            case F32 -> ScalarType.Float;
            case F16 -> ScalarType.Half;
            case BF16 -> ScalarType.BFloat16;
            case I64 -> ScalarType.Long;
            case I32 -> ScalarType.Int;
            case I16 -> ScalarType.Short;
            case I8 -> ScalarType.Char;
            case U8 -> ScalarType.Byte;
            case BOOL -> ScalarType.Bool;
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
