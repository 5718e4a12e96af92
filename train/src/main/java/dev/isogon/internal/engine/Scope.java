package dev.isogon.internal.engine;

import org.bytedeco.javacpp.PointerScope;

/**
 * Frees, when it closes, every native object that its thread made since it opened. Whoever starts a piece of work (a
 * training step, an evaluation batch, a run) opens one; mathematics makes tensors and never frees.
 *
 * <p>Scopes nest and belong to their thread.
 */
public final class Scope implements AutoCloseable {

    private final PointerScope scope = new PointerScope();

    private Scope() {}

    public static Scope open() {
        return new Scope();
    }

    @Override
    public void close() {
        scope.close();
    }
}
