package dev.isogon.internal.matrix;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** Numbers of float64 outside of the Java heap, multiplied by OpenBLAS; never loaded where that is not there. */
final class BlasDoubles implements DoubleValues {

    private final DoublePointer values;

    BlasDoubles(long count) {
        this.values = new DoublePointer(count);
    }

    @Override
    public void put(long at, int count, double[] source) {
        values.getPointer(at).put(source, 0, count);
    }

    @Override
    public void get(int count, double[] target) {
        values.get(target, 0, count);
    }

    @Override
    public void product(DoubleValues a, long fromA, int m, DoubleValues b, long fromB, int n, int width) {
        openblas_nolapack.cblas_dgemm(
                openblas_nolapack.CblasRowMajor,
                openblas_nolapack.CblasNoTrans,
                openblas_nolapack.CblasTrans,
                m,
                n,
                width,
                1,
                ((BlasDoubles) a).values.getPointer(fromA),
                width,
                ((BlasDoubles) b).values.getPointer(fromB),
                width,
                0,
                values,
                n);
    }

    @Override
    public void close() {
        values.close();
    }
}
