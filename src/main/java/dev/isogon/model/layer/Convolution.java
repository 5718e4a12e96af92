package dev.isogon.model.layer;

import static org.bytedeco.pytorch.global.torch.constant_pad_nd;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.normal_;
import static org.bytedeco.pytorch.global.torch.zeros_;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * A convolution with a square kernel. Weights start normal with variance 2/(k²·C'/groups), which keeps the size of
 * gradients behind a ReLU (He et al. 2015, "Delving deep into rectifiers", eq. 14); biases at 0.
 */
public final class Convolution extends Conv2dImpl {

    private final int kernel;
    private final int stride;
    private final int groups;
    private final boolean padsByInput;

    private Convolution(int in, int out, int kernel, int stride, int pad, int groups, boolean bias, boolean byInput) {
        super(options(in, out, kernel, stride, pad, groups, bias));
        this.kernel = kernel;
        this.stride = stride;
        this.groups = groups;
        this.padsByInput = byInput;
        normal_(weight(), 0, Math.sqrt(2.0 / ((double) kernel * kernel * out / groups)));
        if (bias) {
            zeros_(bias());
        }
    }

    /** k×k without bias, from C to C' channels. */
    public static Convolution of(int in, int out, int kernel, int stride, Padding padding) {
        return new Convolution(in, out, kernel, stride, kernel / 2, 1, false, byInput(stride, padding));
    }

    /** k×k on each channel alone, without bias. */
    public static Convolution depthwise(int channels, int kernel, int stride, Padding padding) {
        return new Convolution(
                channels, channels, kernel, stride, kernel / 2, channels, false, byInput(stride, padding));
    }

    /** A product at each pixel: 1×1 without bias. */
    public static Convolution pointwise(int in, int out) {
        return of(in, out, 1, 1, Padding.SYMMETRIC);
    }

    /** A product at each pixel, and a bias. */
    public static Convolution pointwiseWithBias(int in, int out) {
        return new Convolution(in, out, 1, 1, 0, 1, true, false);
    }

    private static boolean byInput(int stride, Padding padding) {
        return padding == Padding.TENSORFLOW && stride > 1;
    }

    private static Conv2dOptions options(int in, int out, int kernel, int stride, int pad, int groups, boolean bias) {
        Conv2dOptions options = new Conv2dOptions(in, out, square(kernel));
        options.stride().put(square(stride));
        options.padding().put(square(pad));
        options.groups().put(groups);
        options.bias().put(bias);
        return options;
    }

    private static LongPointer square(int side) {
        return new LongPointer(new long[] {side, side});
    }

    @Override
    public Tensor forward(Tensor x) {
        if (!padsByInput) {
            return super.forward(x);
        }
        long height = missing(x.size(2));
        long width = missing(x.size(3));
        Tensor padded = x;
        long[] inside = {height / 2, width / 2};
        if (height % 2 != 0 || width % 2 != 0) {
            // Only then is a copy needed: the convolution itself pads both sides alike.
            padded = constant_pad_nd(x, width / 2, width - width / 2, height / 2, height - height / 2);
            inside = new long[] {0, 0};
        }
        return conv2d(
                padded, weight(), new TensorOptional(), new long[] {stride, stride}, inside, new long[] {1, 1}, groups);
    }

    /** Rows that the last window needs beyond the image. */
    private long missing(long side) {
        long windows = (side + stride - 1) / stride;
        return Math.max(0, (windows - 1) * stride + kernel - side);
    }
}
