package dev.isogon.internal.data.identities;

import dev.isogon.internal.base.SeedMixing;
import dev.isogon.internal.data.split.Splits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Images of the gallery's identities, divided into those that are enrolled and those that look for them. About half of an
 * identity's images are enrolled, at least one; images of one group stay on one side.
 *
 * @param enrolled indices, ascending
 * @param probes indices, ascending, of identities that have an enrolled image
 */
public record Enrolling(int[] enrolled, int[] probes) {

    /**
     * Divides by chance.
     *
     * @param members images of gallery identities
     */
    public static Enrolling of(Members members, long seed) {
        Map<Integer, List<Integer>> byClass = new LinkedHashMap<>();
        for (int i = 0; i < members.labels().length; i++) {
            byClass.computeIfAbsent(members.labels()[i], none -> new ArrayList<>())
                    .add(i);
        }
        // By group, since one may be of several classes.
        Map<Integer, Boolean> decided = new HashMap<>();
        byClass.forEach((label, images) -> decide(images, members, SeedMixing.mix(seed) + label, decided));
        Set<Integer> enrolledClasses = new HashSet<>();
        int[] enrolled = indices(members, i -> decided.getOrDefault(members.groups()[i], false));
        for (int i : enrolled) {
            enrolledClasses.add(members.labels()[i]);
        }
        return new Enrolling(
                enrolled,
                indices(
                        members,
                        i -> !decided.getOrDefault(members.groups()[i], false)
                                && enrolledClasses.contains(members.labels()[i])));
    }

    private static int[] indices(Members members, java.util.function.IntPredicate of) {
        return IntStream.range(0, members.labels().length).filter(of).toArray();
    }

    private static void decide(List<Integer> images, Members members, long seed, Map<Integer, Boolean> decided) {
        Map<Integer, Integer> sizes = new LinkedHashMap<>();
        images.forEach(i -> sizes.merge(members.groups()[i], 1, Integer::sum));
        List<Integer> groups = List.copyOf(sizes.keySet());
        int taken = 0;
        int left = groups.size();
        for (int place : Splits.shuffled(groups.size(), seed, 0)) {
            int group = groups.get(place);
            left--;
            // The last group looks for the others, if it is the only one left to do so.
            boolean enrol = decided.computeIfAbsent(group, none -> false);
            int size = sizes.getOrDefault(group, 0);
            if (!enrol && (taken == 0 || 2 * (taken + size) <= images.size()) && (left > 0 || groups.size() == 1)) {
                decided.put(group, true);
                enrol = true;
            }
            taken += enrol ? size : 0;
        }
    }
}
