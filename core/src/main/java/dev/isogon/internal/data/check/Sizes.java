package dev.isogon.internal.data.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How large images are.
 *
 * @param smallest the image with the fewest pixels
 * @param largest the one with the most
 * @param longest the one whose sides differ most
 * @param medianWidth pixels
 * @param medianHeight pixels
 * @param byShorterSide images by their shorter side: "224 to 447", from small to large
 * @param byShape images that are tall, square (sides within a tenth) or wide
 * @param sameSize images of the most frequent size
 */
public record Sizes(
        Named smallest,
        Named largest,
        Named longest,
        int medianWidth,
        int medianHeight,
        Map<String, Integer> byShorterSide,
        Map<String, Integer> byShape,
        Named sameSize,
        int ofSameSize) {

    /** A size, and an image that has it. */
    public record Named(String image, int width, int height) {

        /** The longer side over the shorter. */
        public double ratio() {
            return (double) Math.max(width, height) / Math.min(width, height);
        }

        @Override
        public String toString() {
            return width + "×" + height;
        }
    }

    /** Where a bucket of shorter sides begins; among them those that backbones take. */
    private static final int[] STEPS = {1, 16, 32, 64, 112, 224, 448, 896, 1792, 3584, 7168};

    /** Of at least one image. */
    static Sizes of(List<Named> images) {
        Named smallest = images.get(0);
        Named largest = images.get(0);
        Named longest = images.get(0);
        Map<Integer, Integer> steps = new TreeMap<>();
        Map<String, Integer> shapes = new LinkedHashMap<>();
        List.of("tall", "square", "wide").forEach(shape -> shapes.put(shape, 0));
        Map<String, Integer> counts = new LinkedHashMap<>();
        Named frequent = images.get(0);
        for (Named each : images) {
            smallest = pixels(each) < pixels(smallest) ? each : smallest;
            largest = pixels(each) > pixels(largest) ? each : largest;
            longest = each.ratio() > longest.ratio() ? each : longest;
            steps.merge(step(Math.min(each.width(), each.height())), 1, Integer::sum);
            shapes.merge(shape(each), 1, Integer::sum);
            int count = counts.merge(each.toString(), 1, Integer::sum);
            frequent = count > counts.getOrDefault(frequent.toString(), 0) ? each : frequent;
        }
        return new Sizes(
                smallest,
                largest,
                longest,
                median(images.stream().mapToInt(Named::width).toArray()),
                median(images.stream().mapToInt(Named::height).toArray()),
                labelled(steps),
                shapes,
                frequent,
                counts.getOrDefault(frequent.toString(), 0));
    }

    private static long pixels(Named image) {
        return (long) image.width() * image.height();
    }

    private static String shape(Named image) {
        return image.ratio() <= 1.1 ? "square" : image.width() > image.height() ? "wide" : "tall";
    }

    private static int step(int side) {
        int found = Arrays.binarySearch(STEPS, side);
        return found >= 0 ? found : -found - 2;
    }

    /** All steps from the first to the last that has images, so that gaps show. */
    private static Map<String, Integer> labelled(Map<Integer, Integer> steps) {
        Map<String, Integer> labelled = new LinkedHashMap<>();
        List<Integer> used = new ArrayList<>(steps.keySet());
        for (int step = used.get(0); step <= used.get(used.size() - 1); step++) {
            String label =
                    step + 1 < STEPS.length ? STEPS[step] + " to " + (STEPS[step + 1] - 1) : STEPS[step] + " and more";
            labelled.put(label, steps.getOrDefault(step, 0));
        }
        return labelled;
    }

    private static int median(int[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
