package dev.isogon.internal.model.graph;

/**
 * What a convolution or a pool sees of a map, and where it goes next.
 *
 * @param height pixels that it sees at once
 * @param width pixels that it sees at once
 * @param stride pixels from one place to the next
 * @param top pixels added before the first row
 * @param left pixels added before the first column
 * @param bottom pixels added after the last row
 * @param right pixels added after the last column
 */
public record Window(int height, int width, int stride, int top, int left, int bottom, int right) {

    /** A square one, with as many pixels added on each side. */
    public static Window square(int side, int stride, int padding) {
        return new Window(side, side, stride, padding, padding, padding, padding);
    }

    /** Maps of so many channels that come of such ones. */
    Features over(Features x, String name, int channels) {
        return new Features(
                name,
                channels,
                (x.height() + top + bottom - height) / stride + 1,
                (x.width() + left + right - width) / stride + 1);
    }
}
