package dev.isogon.internal.model.graph;

import dev.isogon.internal.engine.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * Weights of a convolution or a linear layer as a graph holds them: a row and a bias for each output.
 *
 * @param shape of the weights, whose first dimension are the outputs
 */
public record LinearWeights(float[] values, double[] bias, long[] shape) {

    /**
     * Of a layer.
     *
     * @param bias may be undefined, which is none
     */
    public static LinearWeights of(Tensor weight, Tensor bias) {
        long[] shape = weight.sizes().vec().get();
        double[] shifts = bias.defined() ? Tensors.values(bias) : new double[Math.toIntExact(shape[0])];
        return new LinearWeights(Tensors.floats(weight), shifts, shape);
    }

    /**
     * What these and the BatchNorm after them are together: row·f and (bias − mean)·f + the norm's bias, with f =
     * weight/√(variance + ε).
     */
    public LinearWeights then(Norm norm) {
        double[] mean = Tensors.values(norm.mean());
        double[] variance = Tensors.values(norm.variance());
        double[] factor = Tensors.values(norm.weight());
        double[] shift = Tensors.values(norm.bias());
        float[] scaled = new float[values.length];
        int length = values.length / bias.length;
        for (int i = 0; i < bias.length; i++) {
            double f = factor[i] / Math.sqrt(variance[i] + norm.epsilon());
            shift[i] += (bias[i] - mean[i]) * f;
            for (int k = i * length; k < (i + 1) * length; k++) {
                scaled[k] = (float) (values[k] * f);
            }
        }
        return new LinearWeights(scaled, shift, shape);
    }

    /** How many. */
    int count() {
        return bias.length;
    }

    /** The biases as float32. */
    float[] biases() {
        float[] rounded = new float[bias.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) bias[i];
        }
        return rounded;
    }
}
