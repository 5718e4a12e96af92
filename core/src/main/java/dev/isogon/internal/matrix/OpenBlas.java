package dev.isogon.internal.matrix;

import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Whether products are OpenBLAS's. It is there where its classes and its natives of this platform are on the class path
 * and can be loaded; elsewhere the same products come from plain Java, slower, and equal but for rounding. Looked for once,
 * since numbers of the two kinds cannot be multiplied with each other.
 */
public final class OpenBlas {

    /** For tests and measurements: with this system property set to {@code plain} it is not looked for. */
    private static final String PROPERTY = "isogon.products";

    private static final String WHY_NOT = load();

    private OpenBlas() {}

    /** Whether it is there. */
    public static boolean isThere() {
        return WHY_NOT.isEmpty();
    }

    /** What kept it from being loaded, in the words of whoever noticed; empty where it is there. */
    public static String whyNot() {
        return WHY_NOT;
    }

    private static String load() {
        if ("plain".equals(System.getProperty(PROPERTY))) {
            return PROPERTY + " is plain";
        }
        try {
            // Its own threads would spin against the engine's and against our callers'.
            openblas_nolapack.blas_set_num_threads(1);
            return "";
        } catch (LinkageError e) {
            return e.toString();
        }
    }
}
