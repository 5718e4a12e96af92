package dev.isogon.internal.engine;

import dev.isogon.train.MissingNativesException;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;

/**
 * Where the engine computes: on the first GPU, where its GPU build is on the class path (Maven profile {@code gpu}) and
 * finds one; otherwise on the processor, and then nothing here does anything.
 */
public final class Accelerator {

    private Accelerator() {}

    /** Whether the engine's build for GPUs is on the class path; loads nothing. */
    public static boolean isBroughtAlong() {
        String folder = "/org/bytedeco/pytorch/" + Loader.getPlatform() + "-gpu/";
        return Stream.of("libjnitorch.so", "jnitorch.dll")
                .anyMatch(each -> Accelerator.class.getResource(folder + each) != null);
    }

    /**
     * Whether there is one. Asked before the engine starts, too, by whoever describes the machine.
     *
     * @throws MissingNativesException when the engine's natives of this platform are not on the class path
     */
    public static boolean isThere() {
        try {
            return torch.cuda_is_available();
        } catch (LinkageError e) {
            throw Natives.orMissing(e);
        }
    }

    /** The tensor where computing happens: itself, if it is there. */
    public static Tensor here(Tensor tensor) {
        return isThere() ? tensor.cuda() : tensor;
    }

    /** Moves a module's parameters and buffers to where computing happens. */
    public static void move(Module module) {
        if (isThere()) {
            module.to(new Device(DeviceType.CUDA), false);
        }
    }

    static DeviceType type() {
        return isThere() ? DeviceType.CUDA : DeviceType.CPU;
    }
}
