package dev.isogon.internal.model.layer;

import static org.bytedeco.pytorch.global.torch.constant_pad_nd;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.normal_;
import static org.bytedeco.pytorch.global.torch.zeros_;

import dev.isogon.internal.model.graph.Features;
import dev.isogon.internal.model.graph.LinearWeights;
import dev.isogon.internal.model.graph.NetworkGraph;
import dev.isogon.internal.model.graph.Window;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * A convolution. Weights start normal with variance 2/(k²·C'/groups), which keeps the size of
 * gradients behind a ReLU (He et al. 2015, "Delving deep into rectifiers", eq. 14); biases at 0.
 */
public final class Convolution extends Conv2dImpl {

    private final int kernel;
    private final int stride;
    private final int groups;
    private final int padding;
    private final boolean padsByInput;

    private Convolution(Conv2dOptions options, int kernel, int stride, int padding, int groups, boolean padsByInput) {
        super(options);
        this.padding = padding;
        this.kernel = kernel;
        this.stride = stride;
        this.groups = groups;
        this.padsByInput = padsByInput;
        startNormal(Math.sqrt(2.0 * groups / fanOut()));
    }

    private static Convolution of(int in, int out, int kernel, int stride, Padding padding, int groups, boolean bias) {
        Conv2dOptions options = new Conv2dOptions(in, out, pair(kernel, kernel));
        options.stride().put(pair(stride, stride));
        options.padding().put(pair(kernel / 2, kernel / 2));
        options.groups().put(groups);
        options.bias().put(bias);
        return new Convolution(
                options, kernel, stride, kernel / 2, groups, padding == Padding.TENSORFLOW && stride > 1);
    }

    /** k×k without bias, from C to C' channels. */
    public static Convolution of(int in, int out, int kernel, int stride, Padding padding) {
        return of(in, out, kernel, stride, padding, 1, false);
    }

    /** k×k on each channel alone, without bias. */
    public static Convolution depthwise(int channels, int kernel, int stride, Padding padding) {
        return of(channels, channels, kernel, stride, padding, channels, false);
    }

    /** 3×3 within each of some groups of channels, without bias. */
    public static Convolution grouped(int channels, int groups) {
        return of(channels, channels, 3, 1, Padding.SYMMETRIC, groups, false);
    }

    /** A product at each pixel: 1×1 without bias. */
    public static Convolution pointwise(int in, int out) {
        return of(in, out, 1, 1, Padding.SYMMETRIC);
    }

    /** A product at each pixel, and a bias. */
    public static Convolution pointwiseWithBias(int in, int out) {
        return of(in, out, 1, 1, Padding.SYMMETRIC, 1, true);
    }

    /** One number a channel, from a map of just that size: an average with learned weights. */
    public static Convolution wholeMap(int channels, int height, int width) {
        Conv2dOptions options = new Conv2dOptions(channels, channels, pair(height, width));
        options.groups().put(channels);
        options.bias().put(false);
        return new Convolution(options, height, 1, 0, channels, false);
    }

    private static LongPointer pair(int vertical, int horizontal) {
        return new LongPointer(new long[] {vertical, horizontal});
    }

    /** Output channels times pixels of the kernel, whatever the groups. */
    double fanOut() {
        Tensor weight = weight();
        return (double) (weight.size(0) * weight.size(2) * weight.size(3));
    }

    /** Starts otherwise: weights normal with that deviation, biases 0. */
    public void startNormal(double deviation) {
        normal_(weight(), 0, deviation);
        if (bias().defined()) {
            zeros_(bias());
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        return padsByInput ? convolved(x, weight(), new TensorOptional()) : super.forward(x);
    }

    /** As if each output channel's weights had been multiplied by its factor, and its shift were its bias. */
    Tensor scaled(Tensor x, Tensor factor, Tensor shift) {
        return convolved(x, weight().mul(factor.reshape(-1, 1, 1, 1)), new TensorOptional(shift));
    }

    private Tensor convolved(Tensor x, Tensor weights, TensorOptional bias) {
        Tensor padded = x;
        long[] inside = {padding, padding};
        if (padsByInput) {
            long height = missing(x.size(2));
            long width = missing(x.size(3));
            inside = new long[] {height / 2, width / 2};
            if (height % 2 != 0 || width % 2 != 0) {
                // Only then is a copy needed: the convolution itself pads both sides alike.
                padded = constant_pad_nd(x, width / 2, width - width / 2, height / 2, height - height / 2);
                inside = new long[] {0, 0};
            }
        }
        return conv2d(padded, weights, bias, new long[] {stride, stride}, inside, new long[] {1, 1}, groups);
    }

    /** As a part of a graph. */
    Features describe(NetworkGraph graph, Features x) {
        return describe(graph, weights(), x);
    }

    /** With other weights, as a part of a graph. */
    Features describe(NetworkGraph graph, LinearWeights weights, Features x) {
        int high = padsByInput ? (int) missing(x.height()) : 2 * padding;
        int wide = padsByInput ? (int) missing(x.width()) : 2 * padding;
        Window window = new Window(
                (int) weights.shape()[2],
                (int) weights.shape()[3],
                stride,
                high / 2,
                wide / 2,
                high - high / 2,
                wide - wide / 2);
        return graph.convolution(x, weights, window, groups);
    }

    /** Its weights as a graph holds them. */
    LinearWeights weights() {
        return LinearWeights.of(weight(), bias());
    }

    /** Rows that the last window needs beyond the image. */
    private long missing(long side) {
        long windows = (side + stride - 1) / stride;
        return Math.max(0, (windows - 1) * stride + kernel - side);
    }
}
