package dev.isogon.internal.matrix;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** Numbers of float32 outside of the Java heap, multiplied by OpenBLAS; never loaded where that is not there. */
final class BlasFloats implements FloatValues {

    private final FloatPointer values;
    private final IntPointer bits;

    BlasFloats(long count) {
        this.values = new FloatPointer(count);
        this.bits = new IntPointer(values);
    }

    @Override
    public void put(long at, int count, float[] source) {
        values.getPointer(at).put(source, 0, count);
    }

    @Override
    public void get(int count, float[] target) {
        values.get(target, 0, count);
    }

    @Override
    public void bits(int count, int[] target) {
        bits.get(target, 0, count);
    }

    @Override
    public void product(FloatValues a, long fromA, int m, FloatValues b, long fromB, int n, int width) {
        openblas_nolapack.cblas_sgemm(
                openblas_nolapack.CblasRowMajor,
                openblas_nolapack.CblasNoTrans,
                openblas_nolapack.CblasTrans,
                m,
                n,
                width,
                1,
                ((BlasFloats) a).values.getPointer(fromA),
                width,
                ((BlasFloats) b).values.getPointer(fromB),
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
