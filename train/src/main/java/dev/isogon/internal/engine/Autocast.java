package dev.isogon.internal.engine;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * While it is open, products and convolutions of its thread compute in bfloat16; weights stay in float32. For forward
 * passes: a backward pass goes as its forward pass went.
 */
public final class Autocast implements AutoCloseable {

    private final boolean on;

    private Autocast(boolean on) {
        this.on = on;
        if (on) {
            torch.set_autocast_enabled(Accelerator.type(), true);
            torch.set_autocast_dtype(Accelerator.type(), ScalarType.BFloat16);
        }
    }

    /** Opens it, if it is {@code on}. */
    public static Autocast bfloat16(boolean on) {
        return new Autocast(on);
    }

    @Override
    public void close() {
        if (on) {
            // Casts of weights are kept for a pass; the next one may meet other weights.
            torch.clear_cache();
            torch.set_autocast_enabled(Accelerator.type(), false);
        }
    }
}
