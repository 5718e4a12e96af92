package dev.isogon.internal.engine;

import dev.isogon.train.MissingNativesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch;

/** Starts libtorch and says what it runs on. */
public final class Engine {

    /** How long the engine's threads wait for each other before they sleep, and what may say so instead. */
    private static final String WAITING = "GOMP_SPINCOUNT";

    private static final String WAITING_OTHERWISE = "OMP_WAIT_POLICY";

    /** Environment that makes training about twice as fast, and why; the start script sets all of it. */
    private static final Map<String, String> FAST_SETTINGS = Map.of(
            "MALLOC_MMAP_THRESHOLD_",
            "large buffers go back to the kernel after each step and are faulted in again",
            "MALLOC_TRIM_THRESHOLD_",
            "freed memory goes back to the kernel after each step",
            "OPENBLAS_NUM_THREADS",
            "OpenBLAS's threads spin against the engine's",
            WAITING,
            "beside another busy program the engine's threads wait for each other several times as long");

    /** The most that oneDNN uses of the processor. */
    private static final String INSTRUCTIONS = "ONEDNN_MAX_CPU_ISA";

    private Engine() {}

    /**
     * Loads the natives and sets the number of threads of all later work. Call it on the one thread that trains: each
     * thread that calls the engine gets a team of threads of its own.
     *
     * @param threads at least 1, best the number of physical cores
     * @throws MissingNativesException when its natives of this platform are not on the class path
     * @throws dev.isogon.metrics.BrokenFileException when there is no room to unpack them
     */
    public static void start(int threads) {
        NativeRoom.check();
        try {
            torch.set_num_threads(threads);
        } catch (LinkageError e) {
            throw Natives.orMissing(e);
        }
    }

    /** Threads of all work on this thread. */
    static int threads() {
        try {
            return torch.get_num_threads();
        } catch (LinkageError e) {
            throw Natives.orMissing(e);
        }
    }

    /** Version of libtorch's binding. */
    public static String version() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** One line for each setting of the environment that is missing and makes this process slow, or wrong. */
    public static List<String> missingSettings() {
        List<String> missing = new ArrayList<>();
        if (System.getProperty("os.name", "").equals("Linux")) {
            FAST_SETTINGS.forEach((name, why) -> {
                boolean waits = name.equals(WAITING) && System.getenv(WAITING_OTHERWISE) != null;
                if (System.getenv(name) == null && !waits) {
                    missing.add(name + " is not set, so " + why + "; the start script ./isogon sets it");
                }
            });
            if (hidesCaches() && System.getenv(INSTRUCTIONS) == null) {
                missing.add(
                        INSTRUCTIONS + " is not set, and this machine hides its caches, with which oneDNN may compute"
                                + " wrongly or crash; the start script ./isogon sets it to AVX");
            }
        }
        return missing;
    }

    /** As some virtual machines do: oneDNN then fails in convolutions whose blocks it sizes by them. */
    private static boolean hidesCaches() {
        return !Files.isDirectory(Path.of("/sys/devices/system/cpu/cpu0/cache/index0"));
    }

    /** Whether this processor is known to have no instructions for bfloat16, with which it is then slower than without. */
    public static boolean lacksBfloat16() {
        Path file = Path.of("/proc/cpuinfo");
        if (Accelerator.isThere() || !Files.isReadable(file)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .map(flags -> !flags.contains("avx512_bf16") && !flags.contains("amx_bf16"))
                    .orElse(false);
        } catch (IOException e) {
            return false;
        }
    }

    /** Native objects that are alive; flat over a loop that frees what it makes. */
    public static long liveObjects() {
        return Pointer.totalCount();
    }

    /** The largest resident size that this process has had, in bytes; empty where the system does not say it. */
    public static OptionalLong peakBytes() {
        Path file = Path.of("/proc/self/status");
        if (!Files.isReadable(file)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Resident size of this process in bytes. */
    public static long residentBytes() {
        return Pointer.physicalBytes();
    }
}
