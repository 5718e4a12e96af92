package dev.isogon.internal.data.augment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws what a test says: real numbers in [0, 1) and whole numbers, each in their order. */
final class Scripted implements RandomGenerator {

    private final Deque<Double> reals;
    private final Deque<Integer> wholes;

    Scripted(List<Double> reals, List<Integer> wholes) {
        this.reals = new ArrayDeque<>(reals);
        this.wholes = new ArrayDeque<>(wholes);
    }

    @Override
    public double nextDouble() {
        return reals.remove();
    }

    @Override
    public int nextInt(int bound) {
        int next = wholes.remove();
        if (next >= bound) {
            throw new IllegalStateException("wanted below " + bound + ", scripted is " + next);
        }
        return next;
    }

    @Override
    public boolean nextBoolean() {
        return wholes.remove() == 1;
    }

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException("not scripted");
    }

    boolean finished() {
        return reals.isEmpty() && wholes.isEmpty();
    }
}
