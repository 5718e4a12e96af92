package dev.isogon.internal.data.identities;

import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.metrics.SettingsException;
import java.util.ArrayList;
import java.util.List;

/** Whether strangers are strangers: of no class of the data, and in none of its pictures. */
public final class Strangers {

    private static final int NAMED = 3;

    private Strangers() {}

    /**
     * Compares names of classes.
     *
     * @throws SettingsException when a class is in both
     */
    public static void checkClasses(String name, List<String> known, Dataset others) {
        List<String> shared =
                others.train().classNames().stream().filter(known::contains).toList();
        if (!shared.isEmpty()) {
            throw new SettingsException(
                    "strangers",
                    "must be of classes that " + name + " does not have, but "
                            + String.join(", ", shared.subList(0, Math.min(NAMED, shared.size())))
                            + (shared.size() == 1 ? " is" : " are") + " in both; take them out of one");
        }
    }

    /** What a user should know of pictures that are among the strangers and not only there; a sentence each. */
    public static List<String> notes(String name, ImageSet known, ImageSet strangers) {
        List<String> notes = new ArrayList<>();
        Overlap overlap = overlap(known, strangers);
        if (!overlap.same().isEmpty()) {
            notes.add(Overlap.sentence(
                    overlap.same(),
                    "in " + name
                            + " and among the strangers, who are no strangers then, so that their figures are wrong"));
        }
        if (!overlap.near().isEmpty()) {
            notes.add(Overlap.sentence(overlap.near(), "nearly the same in " + name + " and among the strangers"));
        }
        return notes;
    }

    /**
     * The same where identities must be apart.
     *
     * @param sides what the two are, as in "trained on and judged"
     * @throws SettingsException when the same picture is in both
     */
    public static List<String> apart(ImageSet one, ImageSet other, String sides) {
        Overlap overlap = overlap(one, other);
        if (!overlap.same().isEmpty()) {
            throw new SettingsException(
                    "protocol",
                    "open keeps identities apart, but " + Overlap.sentence(overlap.same(), "both " + sides)
                            + ". Take them out of one side");
        }
        return overlap.near().isEmpty()
                ? List.of()
                : List.of(Overlap.sentence(overlap.near(), "nearly the same and both " + sides));
    }

    /** Pictures of other sizes cannot be equal here. */
    private static Overlap overlap(ImageSet one, ImageSet other) {
        boolean alike = one.height() == other.height()
                && one.width() == other.width()
                && one.channels() == other.channels()
                && one.size() > 0
                && other.size() > 0;
        return alike ? Overlap.of(one, other) : new Overlap(List.of(), List.of());
    }
}
