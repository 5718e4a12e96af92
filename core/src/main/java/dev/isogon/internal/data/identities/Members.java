package dev.isogon.internal.data.identities;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which class and which group each of N images is of.
 *
 * @param labels N classes, from 0
 * @param groups N numbers; images of one number belong together
 */
public record Members(int[] labels, int[] groups) {

    public Members {
        if (labels.length != groups.length) {
            throw new IllegalArgumentException(labels.length + " labels for " + groups.length + " groups");
        }
    }

    /** Images that belong to nobody else. */
    public static Members apart(int[] labels) {
        return new Members(labels, IntStream.range(0, labels.length).toArray());
    }

    /** The images at these indices. */
    public Members subset(int[] indices) {
        return new Members(
                IntStream.of(indices).map(i -> labels[i]).toArray(),
                IntStream.of(indices).map(i -> groups[i]).toArray());
    }

    /** For each class, the groups that its images are of. */
    int[] groupsOfEach(int classes) {
        int[] counts = new int[classes];
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < labels.length; i++) {
            if (seen.add(((long) labels[i] << Integer.SIZE) | groups[i])) {
                counts[labels[i]]++;
            }
        }
        return counts;
    }
}
