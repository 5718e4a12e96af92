package dev.isogon.internal.model.graph;

import java.util.List;

/**
 * What flows from one operation of a graph to the next.
 *
 * @param name in the graph
 * @param shape of what there is for each image: C, H, W of maps, or how many numbers a vector has
 */
public record Features(String name, List<Integer> shape) {

    public Features {
        shape = List.copyOf(shape);
    }

    /** Maps. */
    Features(String name, int channels, int height, int width) {
        this(name, List.of(channels, height, width));
    }

    /** C of maps, or how many numbers a vector has. */
    public int channels() {
        return shape.get(0);
    }

    /** H. */
    public int height() {
        return shape.get(1);
    }

    /** W. */
    public int width() {
        return shape.get(2);
    }

    /** Numbers there are for each image. */
    int numbers() {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }
}
