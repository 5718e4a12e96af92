package dev.isogon.internal.arch;

import java.util.List;

/** How the jars are called that core requires, and those that they require. */
public final class RequiredJars {

    private static final List<String> BEGINNINGS = List.of("jackson-", "commons-", "jspecify-");

    private RequiredJars() {}

    /** Whether a jar is one of them. */
    public static boolean has(String jar) {
        return BEGINNINGS.stream().anyMatch(jar::startsWith);
    }
}
