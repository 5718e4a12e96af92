package dev.isogon.internal.serve.load;

import java.util.ArrayList;
import java.util.List;

/** What is promised, and whether it was kept; each is printed when it is known. */
final class Promises {

    private final List<String> broken = new ArrayList<>();

    /** Prints a promise, whether it is kept, and what was found. */
    void check(boolean kept, String promise, String found) {
        System.out.println((kept ? "kept:   " : "BROKEN: ") + promise + "; " + found);
        if (!kept) {
            broken.add(promise + "; " + found);
        }
    }

    /** Prints what is found where there may be nothing. */
    void none(List<String> found, String promise) {
        found.stream().limit(20).forEach(each -> System.out.println("  " + each));
        check(found.isEmpty(), promise, found.size() + " found");
    }

    /**
     * Ends a run.
     *
     * @throws IllegalStateException where one was not kept, which ends the program with 1
     */
    void end() {
        if (!broken.isEmpty()) {
            throw new IllegalStateException("promises that were not kept: " + String.join(" | ", broken));
        }
    }
}
