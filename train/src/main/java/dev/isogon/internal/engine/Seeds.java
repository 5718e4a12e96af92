package dev.isogon.internal.engine;

import java.util.Base64;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The engine's random numbers (initial weights, dropout): their seed, and their state for an exact resume. */
public final class Seeds {

    private Seeds() {}

    public static void set(long seed) {
        torch.manual_seed(seed);
    }

    /** The generator's state, as text for a checkpoint. */
    public static String state() {
        try (Scope scope = Scope.open()) {
            Generator generator = torch.getDefaultCPUGenerator();
            Tensor state = generator.get_state();
            byte[] bytes = new byte[Math.toIntExact(state.numel())];
            new BytePointer(state.data_ptr()).get(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        }
    }

    /** Goes back to a state that {@link #state()} gave. */
    public static void restore(String state) {
        byte[] bytes = Base64.getDecoder().decode(state);
        try (Scope scope = Scope.open()) {
            Tensor tensor = torch.zeros(new long[] {bytes.length}, new TensorOptions(ScalarType.Byte));
            new BytePointer(tensor.data_ptr()).put(bytes);
            torch.getDefaultCPUGenerator().set_state(tensor);
        }
    }
}
