package dev.isogon.internal.data.source;

import dev.isogon.metrics.BrokenFileException;
import java.nio.file.Path;
import java.util.Locale;

/** How much memory images may take; asked before each allocation whose size a file's header decides. */
final class MemoryBudget {

    /** Of Java's memory: the rest is for copies of subsets, gallery embeddings and everything else. */
    private static final int SHARE = 3;

    private static final long MEBI = 1L << 20;
    private static final long GIBI = 1L << 30;

    private final long allowed;
    private long left;

    MemoryBudget(long allowedBytes) {
        this.allowed = allowedBytes;
        this.left = allowedBytes;
    }

    /** A third of what Java may use ({@code -Xmx}), in bytes. */
    static long ofThisProcess() {
        return Runtime.getRuntime().maxMemory() / SHARE;
    }

    /**
     * Takes {@code bytes} from the budget.
     *
     * @throws BrokenFileException when fewer are left, naming the file, both numbers and the option that raises them
     */
    void take(Path file, long bytes) {
        if (bytes > left) {
            // One more than is needed so far, for the files that come after this one.
            long gibibytes = 1 + (SHARE * (allowed - left + bytes) + GIBI - 1) / GIBI;
            throw new BrokenFileException(
                    file,
                    "needs " + say(bytes) + " of memory by its header, but only " + say(left) + " of the "
                            + say(allowed)
                            + " that images may take are left (a third of Java's memory). If the file is right, give Java"
                            + " more: ISOGON_JAVA_OPTS=-Xmx" + gibibytes + "g");
        }
        left -= bytes;
    }

    private static String say(long bytes) {
        if (bytes < MEBI) {
            return bytes + " bytes";
        }
        return bytes < GIBI
                ? String.format(Locale.ROOT, "%.1f MiB", (double) bytes / MEBI)
                : String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIBI);
    }
}
