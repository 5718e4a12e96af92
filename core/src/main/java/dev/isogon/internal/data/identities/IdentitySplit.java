package dev.isogon.internal.data.identities;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.duplicates.Groups;
import dev.isogon.internal.data.split.Splits;
import dev.isogon.metrics.SettingsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Classes divided into identities that are trained on, identities of the gallery, and strangers: no class is in two.
 * Classes that share a group of images (the same picture under two names, a photograph of both) stay on one side together,
 * so that no picture is on two sides either.
 *
 * @param training classes trained on, ascending
 * @param gallery classes that are enrolled and looked for, each with images of at least two groups, ascending
 * @param strangers classes that are looked for and not enrolled, ascending; none where strangers come from elsewhere
 */
public record IdentitySplit(List<Integer> training, List<Integer> gallery, List<Integer> strangers) {

    /** Classes with two images or more below which there is nothing to divide: three to train on, two and one to judge. */
    public static final int FEWEST = 6;

    private static final int LEAST_TRAINED = 3;
    private static final int LEAST_JUDGED = 3;

    public IdentitySplit {
        training = List.copyOf(training);
        gallery = List.copyOf(gallery);
        strangers = List.copyOf(strangers);
    }

    /**
     * Divides by chance.
     *
     * @param name of the data, for errors
     * @param classes number of classes
     * @param pool images that may be trained on
     * @param judged images that may be judged on, the same as {@code pool} where the data is not split already
     * @param share of the classes that training does not see; half of these are enrolled
     * @param withStrangers whether the other half are strangers; otherwise all are enrolled
     * @throws SettingsException when there are too few classes, or they share too many pictures to be kept apart
     */
    public static IdentitySplit of(
            String name, int classes, Members pool, Members judged, double share, boolean withStrangers, long seed) {
        int[] groupsOf = judged.groupsOfEach(classes);
        long enrollable = enrollable(groupsOf);
        if (enrollable < FEWEST) {
            throw new SettingsException(
                    "protocol",
                    "open trains on some identities and judges on others, so it needs at least "
                            + FEWEST + " classes with two different images or more, but " + name + " has " + enrollable
                            + "; " + Setting.to("protocol", "fair")
                            + " judges on images of the classes that were trained on");
        }
        int unseen = (int) Math.max(LEAST_JUDGED, Math.min(classes - LEAST_TRAINED, Math.round(share * classes)));
        Sides sides = new Sides(withStrangers ? (unseen + 1) / 2 : unseen, withStrangers ? unseen / 2 : 0);
        List<List<Integer>> blocks = blocks(classes, pool, judged);
        for (int i : Splits.shuffled(blocks.size(), seed, 0)) {
            sides.add(blocks.get(i), groupsOf);
        }
        return sides.split(name, withStrangers);
    }

    /**
     * Takes the sides as the data has them: what has training images is trained on, and of the other identities half are
     * enrolled, by chance, and the rest are strangers.
     *
     * @param trained K; classes 0 to K−1 are trained on
     * @param judged images of the other classes
     * @param withStrangers whether there are strangers among them; otherwise all are enrolled that can be
     * @throws SettingsException when there are too few to judge by, as {@link #isGiven} says
     */
    public static IdentitySplit given(
            String name, int trained, int classes, Members judged, boolean withStrangers, long seed) {
        int[] groupsOf = judged.groupsOfEach(classes);
        int unseen = (int) IntStream.of(groupsOf).filter(groups -> groups > 0).count();
        if (!isGiven(classes, judged, withStrangers)) {
            throw new SettingsException(
                    "protocol",
                    "open judges on identities that training does not have: it needs at least "
                            + (withStrangers ? LEAST_JUDGED + " of them, and " : "")
                            + "2 with two different images or more, but the test part of " + name + " has " + unseen
                            + ", of which " + enrollable(groupsOf) + " with two different images");
        }
        Sides sides = new Sides(withStrangers ? (unseen + 1) / 2 : unseen, withStrangers ? unseen : 0);
        List<List<Integer>> blocks = blocks(classes, judged).stream()
                .filter(block -> block.get(0) >= trained)
                .toList();
        for (int i : Splits.shuffled(blocks.size(), seed, 0)) {
            sides.add(blocks.get(i), groupsOf);
        }
        sides.training().clear();
        IntStream.range(0, trained).forEach(sides.training()::add);
        return sides.split(name, withStrangers);
    }

    /** Whether images of identities that training does not have are enough to judge by. */
    public static boolean isGiven(int classes, Members judged, boolean withStrangers) {
        int[] groupsOf = judged.groupsOfEach(classes);
        return enrollable(groupsOf) >= 2
                && (!withStrangers
                        || IntStream.of(groupsOf).filter(groups -> groups > 0).count() >= LEAST_JUDGED);
    }

    private static long enrollable(int[] groupsOf) {
        return IntStream.of(groupsOf).filter(groups -> groups > 1).count();
    }

    /** Classes that must stay together, each block ascending. */
    public static List<List<Integer>> blocks(int classes, Members... all) {
        Groups joined = new Groups(classes);
        for (Members members : all) {
            Map<Integer, Integer> classOfGroup = new HashMap<>();
            for (int i = 0; i < members.labels().length; i++) {
                Integer first = classOfGroup.putIfAbsent(members.groups()[i], members.labels()[i]);
                if (first != null) {
                    joined.join(first, members.labels()[i]);
                }
            }
        }
        Map<Integer, List<Integer>> blocks = new LinkedHashMap<>();
        int[] numbers = joined.numbers();
        for (int c = 0; c < classes; c++) {
            blocks.computeIfAbsent(numbers[c], none -> new ArrayList<>()).add(c);
        }
        return List.copyOf(blocks.values());
    }

    /** The sides as they fill: the gallery first, then strangers, and the rest is trained on. */
    private record Sides(
            int galleryWanted,
            int strangersWanted,
            List<Integer> training,
            List<Integer> gallery,
            List<Integer> strangers) {

        Sides(int galleryWanted, int strangersWanted) {
            this(galleryWanted, strangersWanted, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(List<Integer> block, int[] groupsOf) {
            if (gallery.size() + block.size() <= galleryWanted && block.stream().allMatch(c -> groupsOf[c] > 1)) {
                gallery.addAll(block);
            } else if (strangers.size() + block.size() <= strangersWanted
                    && block.stream().allMatch(c -> groupsOf[c] > 0)) {
                strangers.addAll(block);
            } else {
                training.addAll(block);
            }
        }

        IdentitySplit split(String name, boolean withStrangers) {
            if (gallery.size() < 2 || training.size() < 2 || (withStrangers && strangers.isEmpty())) {
                throw new SettingsException(
                        "the classes of " + name + " share so many pictures that they cannot be kept apart: "
                                + training.size() + " would be trained on, " + gallery.size() + " enrolled, and "
                                + strangers.size() + " strangers. See them by isogon data check, and take them out of"
                                + " one class");
            }
            training.sort(null);
            gallery.sort(null);
            strangers.sort(null);
            return new IdentitySplit(training, gallery, strangers);
        }
    }
}
