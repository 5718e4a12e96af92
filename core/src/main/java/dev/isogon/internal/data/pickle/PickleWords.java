package dev.isogon.internal.data.pickle;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a pickle may name, and what that stands for. Nothing is called: names and what goes with them say how bytes lie. */
interface PickleWords {

    /** What is looked for, for messages: "images and truth values". */
    String needed();

    /** What to do about a file that has anything else. */
    String remedy();

    /** What a name stands for, module and all; null for what is refused. */
    @Nullable
    Object named(String name);

    /** What a name and its arguments stand for. */
    Object made(PickleInput in, long at, @Nullable Object name, @Nullable Object arguments) throws IOException;

    /** Takes in the state that a pickle gives something. */
    void filled(PickleInput in, long at, @Nullable Object target, @Nullable Object state) throws IOException;

    /** Whether dictionaries and fractions may be there, and values that lie elsewhere in the file. */
    default boolean isOfObjects() {
        return false;
    }

    /** What lies elsewhere, by its mark. */
    default Object elsewhere(PickleInput in, long at, @Nullable Object mark) throws IOException {
        throw in.broken(at, "refers to what is not in the pickle");
    }
}
