package dev.isogon.internal.cli;

import dev.isogon.internal.matrix.OpenBlas;
import java.io.PrintWriter;

/** The program brings OpenBLAS along: where it is not used all the same, a user should know why it takes longer. */
final class Products {

    private Products() {}

    static void warn(PrintWriter err) {
        if (!OpenBlas.isThere()) {
            err.println(
                    "warning: embeddings are compared in plain Java, about three times slower, since OpenBLAS could not be"
                            + " loaded: " + OpenBlas.whyNot());
        }
    }
}
