package dev.isogon.internal.engine;

import dev.isogon.metrics.StoppedException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A turn of training. libtorch has one stream of random numbers and one number of threads for the whole process, so one
 * training has them at a time, whoever is next waits, and afterwards they are as they were before.
 */
public final class EngineTurn implements AutoCloseable {

    private static final ReentrantLock TURNS = new ReentrantLock(true);

    private final int threadsBefore;
    private final String randomBefore;

    private EngineTurn(int threadsBefore, String randomBefore) {
        this.threadsBefore = threadsBefore;
        this.randomBefore = randomBefore;
    }

    /**
     * Waits for its turn, on the thread that trains and closes it.
     *
     * @param threads of the engine, at least 1, best the number of physical cores
     * @throws dev.isogon.train.MissingNativesException when the engine's natives are not on the class path
     * @throws StoppedException when this thread is interrupted while it waits
     */
    public static EngineTurn take(int threads) {
        try {
            TURNS.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
        try {
            EngineTurn turn = new EngineTurn(Engine.threads(), Seeds.state());
            Engine.start(threads);
            return turn;
        } catch (RuntimeException | Error e) {
            TURNS.unlock();
            throw e;
        }
    }

    @Override
    public void close() {
        Seeds.restore(randomBefore);
        Engine.start(threadsBefore);
        TURNS.unlock();
    }
}
