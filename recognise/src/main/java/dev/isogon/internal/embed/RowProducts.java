package dev.isogon.internal.embed;

import dev.isogon.internal.matrix.FloatRows;
import dev.isogon.internal.onnx.OnnxAttribute;
import dev.isogon.internal.onnx.OnnxGraph;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * A·Bᵀ of many rows and few, as {@link FloatRows#product} gives, by ONNX Runtime, which reads the many where they lie: OpenBLAS
 * copies them into another order first, which took a quarter to a half of its time (8 to 64 rows of 512 numbers by 2,048). One row alone OpenBLAS reads at the memory's
 * speed. Each product runs on its caller's thread.
 */
public final class RowProducts {

    /** With fewer products a call of the runtime costs more than it saves. */
    private static final int MANY = 1 << 12;

    private RowProducts() {}

    /** One graph for all sizes, opened when it is first needed. */
    private static final class Opened {
        private static final OnnxSession PRODUCT = open();

        private static OnnxSession open() {
            OnnxGraph graph = new OnnxGraph("product");
            graph.input("a", OnnxGraph.OPEN, OnnxGraph.OPEN);
            graph.input("b", OnnxGraph.OPEN, OnnxGraph.OPEN);
            graph.node("Gemm", "c", List.of("a", "b"), OnnxAttribute.of("transB", 1));
            graph.output("c", OnnxGraph.OPEN, OnnxGraph.OPEN);
            return OnnxSession.open(Path.of("product"), graph.bytes(), 1);
        }
    }

    /**
     * Makes the product of rows of two matrices of the same width: m×n numbers into the first m·n places of {@code into}, which has
     * at least as many rows and columns.
     *
     * @param fromA first row of A
     * @param m rows of A
     * @param fromB first row of B
     * @param n rows of B
     */
    public static void multiply(FloatRows a, int fromA, int m, FloatRows b, int fromB, int n, FloatRows into) {
        FloatBuffer many = n == 1 || m * n < MANY ? null : a.memory(fromA, m);
        FloatBuffer few = many == null ? null : b.memory(fromB, n);
        FloatBuffer products = few == null ? null : into.memory(0, m);
        if (many == null || few == null || products == null) {
            into.product(a, fromA, m, b, fromB, n);
            return;
        }
        Opened.PRODUCT.run(
                new OnnxSession.Numbers(many, m, a.columns()),
                new OnnxSession.Numbers(few, n, b.columns()),
                new OnnxSession.Numbers(products.limit(m * n).slice(), m, n));
    }
}
