package dev.isogon.internal.data.duplicates;

import java.util.List;

/** Which of N things belong together, from pairs that do (union-find). */
public final class Groups {

    private final int[] parent;

    /** Each of {@code size} things in a group of its own. */
    public Groups(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    /**
     * Groups of what is linked by pairs, in one step or over others.
     *
     * @param size N; indices in {@code pairs} are below it
     * @return N group numbers, the smallest index in each one's group
     */
    public static int[] of(int size, List<Pair> pairs) {
        Groups groups = new Groups(size);
        for (Pair pair : pairs) {
            groups.join(pair.first(), pair.second());
        }
        return groups.numbers();
    }

    /** Makes one group of the two that these are in. */
    public void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        parent[Math.max(a, b)] = Math.min(a, b);
    }

    /** N group numbers, the smallest index in each one's group. */
    public int[] numbers() {
        int[] numbers = new int[parent.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = root(i);
        }
        return numbers;
    }

    private int root(int index) {
        int at = index;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]]; // halves the way for the next time
            at = parent[at];
        }
        return at;
    }
}
