package dev.isogon.internal.data.files;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Somebody who waits for files to be read.
 *
 * @param threads that may work, at least 1
 * @param progress is told how many of how many files are done, from any thread
 * @param stop asked often; once true, work ends with a {@link CancellationException}
 */
public record Watch(int threads, Progress progress, BooleanSupplier stop) {

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {
        void at(String work, int done, int all);
    }

    /** Nobody: as many threads as there are cores. */
    public static Watch silent() {
        return new Watch(Runtime.getRuntime().availableProcessors(), (work, done, all) -> {}, () -> false);
    }
}
