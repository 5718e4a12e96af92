package dev.isogon.internal.report.evaluation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Why figures have no interval: each reason once. */
final class Refusals {

    private final Set<String> reasons = new LinkedHashSet<>();

    void add(String reason) {
        reasons.add(sentence(reason));
    }

    List<String> all() {
        return List.copyOf(reasons);
    }

    /** A reason as a sentence of its own. */
    static String sentence(String reason) {
        return capital(reason) + ".";
    }

    /** The same beginning with a capital. */
    static String capital(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Its part before a colon or semicolon, which follows "there is". */
    static String shortened(String reason) {
        int end = reason.indexOf(';');
        return end < 0 ? reason : reason.substring(0, end);
    }
}
