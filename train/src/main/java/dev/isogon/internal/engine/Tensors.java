package dev.isogon.internal.engine;

import dev.isogon.internal.matrix.FloatMatrix;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Numbers into the engine and out of it. */
public final class Tensors {

    private Tensors() {}

    /** A tensor over a direct, native-order buffer, which is not copied and must stay reachable and unchanged. */
    public static Tensor wrap(FloatBuffer buffer, long... shape) {
        return torch.from_blob(new FloatPointer(buffer), shape);
    }

    /** A tensor of int64 over a direct, native-order buffer, which is not copied and must stay reachable and unchanged. */
    public static Tensor wrap(LongBuffer buffer, long... shape) {
        return torch.from_blob(new LongPointer(buffer), shape, new TensorOptions(ScalarType.Long));
    }

    /** A tensor of its own with these values, in this type. */
    public static Tensor of(double[] values, ScalarType type, long... shape) {
        return Tensor.create(values, shape).to(type);
    }

    /** Rows {@code from} to {@code to} − 1 of a matrix, copied. */
    public static Tensor rows(FloatMatrix matrix, int from, int to) {
        int d = matrix.columns();
        return Tensor.create(Arrays.copyOfRange(matrix.values(), from * d, to * d), to - from, d);
    }

    /** Labels as int64. */
    public static Tensor labels(int... labels) {
        return Tensor.create(Arrays.stream(labels).asLongStream().toArray(), labels.length);
    }

    /** All values as doubles, row-major. */
    public static double[] values(Tensor tensor) {
        double[] values = new double[Math.toIntExact(tensor.numel())];
        tensor.detach()
                .cpu()
                .to(ScalarType.Double)
                .contiguous()
                .data_ptr_double()
                .get(values);
        return values;
    }

    /** All values as floats, row-major. */
    public static float[] floats(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.numel())];
        tensor.detach().cpu().to(ScalarType.Float).contiguous().data_ptr_float().get(values);
        return values;
    }

    /** Copies a float32 N×D tensor into rows {@code fromRow}… of a matrix. */
    public static void copyRows(Tensor tensor, FloatMatrix target, int fromRow) {
        Tensor rows = tensor.detach().cpu().contiguous();
        rows.data_ptr_float().get(target.values(), fromRow * target.columns(), Math.toIntExact(rows.numel()));
    }

    /** The rows of a matrix, copied. */
    public static float[][] rows(Tensor tensor) {
        FloatMatrix matrix =
                new FloatMatrix((int) tensor.size(0), (int) tensor.size(1), new float[Math.toIntExact(tensor.numel())]);
        copyRows(tensor, matrix, 0);
        float[][] rows = new float[matrix.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(matrix.values(), i * matrix.columns(), (i + 1) * matrix.columns());
        }
        return rows;
    }
}
