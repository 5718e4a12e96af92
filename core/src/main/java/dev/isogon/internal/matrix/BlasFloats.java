package dev.isogon.internal.matrix;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** Numbers of float32 outside of the Java heap, multiplied by OpenBLAS; never loaded where that is not there. */
final class BlasFloats implements FloatValues {

    private final FloatPointer values;
    private final IntPointer bits;

    BlasFloats(long count) {
        this(new FloatPointer(count));
    }

    /** Where a direct buffer's numbers are: the pointer keeps the buffer, and frees nothing. */
    BlasFloats(FloatBuffer memory) {
        this(new FloatPointer(memory));
    }

    private BlasFloats(FloatPointer values) {
        this.values = values;
        this.bits = new IntPointer(values);
    }

    @Override
    public void put(long at, int count, float[] source) {
        values.getPointer(at).put(source, 0, count);
    }

    @Override
    public void get(long from, int count, float[] target, int at) {
        values.getPointer(from).get(target, at, count);
    }

    @Override
    public void bits(int count, int[] target) {
        bits.get(target, 0, count);
    }

    @Override
    public void product(FloatValues a, long fromA, int m, FloatValues b, long fromB, int n, int width) {
        if (n == 1) {
            // Read once and packed nowhere: as fast as the memory, where the general product takes several times as
            // long.
            openblas_nolapack.cblas_sgemv(
                    openblas_nolapack.CblasRowMajor,
                    openblas_nolapack.CblasNoTrans,
                    m,
                    width,
                    1,
                    ((BlasFloats) a).values.getPointer(fromA),
                    width,
                    ((BlasFloats) b).values.getPointer(fromB),
                    1,
                    0,
                    values,
                    1);
            return;
        }
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
    public FloatBuffer memory(long from, int count) {
        return values.getPointer(from).limit(count).asBuffer();
    }

    @Override
    public void close() {
        values.close();
    }
}
