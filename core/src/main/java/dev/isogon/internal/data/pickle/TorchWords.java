package dev.isogon.internal.data.pickle;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of PyTorch's that say how tensors lie in a file. A tensor is {@code _rebuild_tensor_v2} of (storage, offset, sizes,
 * strides, gradient, hooks), a parameter {@code _rebuild_parameter} of (tensor, gradient, hooks), and a storage a mark for what lies
 * elsewhere: ("storage", class, key, device, how many numbers).
 *
 * @see <a href="https://github.com/pytorch/pytorch/blob/v2.6.0/torch/serialization.py">PyTorch, {@code _save} and {@code
 *     persistent_load}</a>
 */
final class TorchWords implements PickleWords {

    private enum Word {
        DICTIONARY,
        TENSOR,
        PARAMETER,
        SIZE
    }

    /** Of one tensor; more are none that a network has. */
    private static final int MOST_DIMENSIONS = 16;

    private static final int LONGEST_KEY = 64;

    private static final Map<String, Object> KNOWN = Map.ofEntries(
            Map.entry("collections.OrderedDict", Word.DICTIONARY),
            Map.entry("torch._utils._rebuild_tensor_v2", Word.TENSOR),
            Map.entry("torch._utils._rebuild_parameter", Word.PARAMETER),
            Map.entry("torch.Size", Word.SIZE),
            Map.entry("torch.DoubleStorage", StoredTensor.Type.F64),
            Map.entry("torch.FloatStorage", StoredTensor.Type.F32),
            Map.entry("torch.HalfStorage", StoredTensor.Type.F16),
            Map.entry("torch.BFloat16Storage", StoredTensor.Type.BF16),
            Map.entry("torch.LongStorage", StoredTensor.Type.I64),
            Map.entry("torch.IntStorage", StoredTensor.Type.I32),
            Map.entry("torch.ShortStorage", StoredTensor.Type.I16),
            Map.entry("torch.CharStorage", StoredTensor.Type.I8),
            Map.entry("torch.ByteStorage", StoredTensor.Type.U8),
            Map.entry("torch.BoolStorage", StoredTensor.Type.BOOL));

    @Override
    public String needed() {
        return "tensors by name";
    }

    @Override
    public String remedy() {
        return "Save the tensors alone, with PyTorch: torch.save(model.state_dict(), file)";
    }

    @Override
    public boolean isOfObjects() {
        return true;
    }

    @Override
    public @Nullable Object named(String name) {
        return KNOWN.get(name);
    }

    @Override
    public Object made(PickleInput in, long at, @Nullable Object name, @Nullable Object arguments) throws IOException {
        List<?> given = arguments instanceof List<?> list ? list : List.of();
        if (name == Word.DICTIONARY && given.isEmpty()) {
            return new PickledDictionary();
        }
        if (name == Word.SIZE && given.size() == 1 && given.get(0) instanceof List<?> sizes) {
            return sizes;
        }
        if (name == Word.PARAMETER && !given.isEmpty() && given.get(0) instanceof StoredTensor tensor) {
            return tensor;
        }
        if (name == Word.TENSOR && given.size() >= 6 && given.get(0) instanceof StoredTensor.Storage storage) {
            return tensor(in, at, storage, given);
        }
        throw in.broken(at, "makes something that is neither a tensor nor a dictionary");
    }

    private static StoredTensor tensor(PickleInput in, long at, StoredTensor.Storage storage, List<?> given) {
        long[] sizes = numbers(given.get(2));
        long[] strides = numbers(given.get(3));
        if (!(given.get(1) instanceof Long offset)
                || offset < 0
                || sizes == null
                || strides == null
                || sizes.length != strides.length) {
            throw in.broken(
                    at,
                    "makes a tensor whose offset, sizes and strides are not whole numbers of at least 0, as many sizes as strides"
                            + " and at most " + MOST_DIMENSIONS);
        }
        StoredTensor tensor = new StoredTensor(storage, offset, sizes, strides);
        if (!tensor.isWithinItsStorage()) {
            throw in.broken(
                    at,
                    "makes a tensor that is not within its storage of " + storage.numbers() + " numbers: " + tensor);
        }
        return tensor;
    }

    /** Null where it is no list of whole numbers of at least 0, or too long. */
    private static long @Nullable [] numbers(@Nullable Object value) {
        if (!(value instanceof List<?> list) || list.size() > MOST_DIMENSIONS) {
            return null;
        }
        long[] numbers = new long[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof Long number) || number < 0) {
                return null;
            }
            numbers[i] = number;
        }
        return numbers;
    }

    /** OrderedDict keeps versions of modules there, which say nothing of tensors. */
    @Override
    public void filled(PickleInput in, long at, @Nullable Object target, @Nullable Object state) {
        if (!(target instanceof PickledDictionary)) {
            throw in.broken(at, "fills something that is no dictionary");
        }
    }

    @Override
    public Object elsewhere(PickleInput in, long at, @Nullable Object mark) throws IOException {
        if (mark instanceof List<?> given
                && given.size() == 5
                && in.text(given.get(0), LONGEST_KEY, at).equals("storage")
                && given.get(1) instanceof StoredTensor.Type type
                && given.get(4) instanceof Long numbers
                && numbers >= 0) {
            return new StoredTensor.Storage(type, in.text(given.get(2), LONGEST_KEY, at), numbers);
        }
        throw in.broken(at, "refers to what is no storage of numbers of a known type");
    }
}
