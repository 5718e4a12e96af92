package dev.isogon.internal.cli.terminal;

import dev.isogon.internal.matrix.OpenBlas;
import java.io.PrintWriter;

/** The program brings OpenBLAS along: where it is not used all the same, a user should know why it takes longer. */
public final class Products {

    private Products() {}

    public static void warn(PrintWriter err) {
        if (!OpenBlas.isThere()) {
            err.println(
                    "warning: embeddings are compared in plain Java, about three times slower, since OpenBLAS could not be"
                            + " loaded: " + OpenBlas.whyNot());
        }
    }
}
