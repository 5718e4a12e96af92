package dev.isogon.metrics;

import java.util.function.BooleanSupplier;

/**
 * How a long piece of work is done: by how many threads, who hears how far it is, and who may stop it. Every long call takes
 * one; {@link #silent} does where nobody waits.
 *
 * <p>Work ends soon after it is stopped, or after the thread that asked for it is interrupted (which stays interrupted), with
 * a {@link StoppedException}. What was finished before, such as an epoch of a training, is kept where the call says so.
 *
 * @param threads that may work, at least 1
 * @param progress is told how far it is, from any thread
 * @param stop asked often, from any thread; once true, the work ends
 */
public record Work(int threads, Progress progress, BooleanSupplier stop) {

    /** Hears how far a piece of work is. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Some of it is done.
         *
         * @param what is done, such as "decoding"; one call may do several things after another
         * @param done of them, from 0
         * @param all of them
         */
        void at(String what, long done, long all);
    }

    /** @throws IllegalArgumentException when there is no thread */
    public Work {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
        }
    }

    /** As many threads as there are cores; nobody is told, and nobody stops it. */
    public static Work silent() {
        return new Work(Runtime.getRuntime().availableProcessors(), (what, done, all) -> {}, () -> false);
    }

    /** The same by so many threads, at least 1. */
    public Work withThreads(int number) {
        return new Work(number, progress, stop);
    }

    /** The same, of which somebody else hears. */
    public Work withProgress(Progress listener) {
        return new Work(threads, listener, stop);
    }

    /** The same, stopped by somebody else. */
    public Work withStop(BooleanSupplier asked) {
        return new Work(threads, progress, asked);
    }

    /** Says that some of it is done. */
    public void at(String what, long done, long all) {
        progress.at(what, done, all);
    }

    /**
     * To be called between pieces that take well under a second.
     *
     * @throws StoppedException when it is to stop, or this thread is interrupted
     */
    public void check() {
        if (stop.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new StoppedException();
        }
    }
}
