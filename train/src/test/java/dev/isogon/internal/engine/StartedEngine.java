package dev.isogon.internal.engine;

import dev.isogon.train.MissingNativesException;

/** Starts the engine where the test's own libraries are not, and says how it went. */
public final class StartedEngine {

    private StartedEngine() {}

    /** What the engine said against it; nothing where it started. */
    public static String refusal() {
        try {
            Engine.start(1);
            return "";
        } catch (MissingNativesException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The same of the question that comes before the start. */
    public static String refusalOfTheQuestion() {
        try {
            return String.valueOf(Accelerator.isThere());
        } catch (MissingNativesException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
