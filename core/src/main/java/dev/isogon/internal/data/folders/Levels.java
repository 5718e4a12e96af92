package dev.isogon.internal.data.folders;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.metrics.DataSource.Classes;
import dev.isogon.metrics.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether it is evident at which level of the folders classes are, where folders of images lie in those of the classes. */
final class Levels {

    /**
     * From this share on, folders hold the same folders: two parts of which each lacks a class in ten have more, the alphabets
     * of Omniglot, whose characters are numbered in each, have fewer (0.58 and 0.70).
     */
    private static final double SAME = 0.8;

    private Levels() {}

    /**
     * Says that other folders could be classes too.
     *
     * @throws SettingsException when the folders below the classes are the same in each, and nothing was asked for
     */
    static void check(Path root, List<ClassFolder> found, Classes classes, LeftOut leftOut) {
        if (classes != Classes.AUTO) {
            return;
        }
        boolean trains = found.stream().anyMatch(each -> each.part() == Part.TRAIN);
        Map<String, Set<String>> below = new TreeMap<>();
        found.stream()
                .filter(each -> !trains || each.part() == Part.TRAIN)
                .forEach(each -> below.computeIfAbsent(each.className(), none -> new TreeSet<>())
                        .addAll(each.folder().namesWithImages()));
        Set<String> names = new TreeSet<>();
        below.values().forEach(names::addAll);
        long filled = below.values().stream().mapToLong(Set::size).sum();
        if (below.size() > 1 && names.size() > 1 && filled >= SAME * below.size() * names.size()) {
            throw new SettingsException(
                    "classes",
                    "must be given, since " + root + " can be read in "
                            + "several ways: " + LeftOut.first(below.keySet()) + " hold folders of the same names ("
                            + LeftOut.first(names) + "). " + Setting.to("classes", "top") + " takes "
                            + first(below.keySet())
                            + " and its like for classes, " + Setting.to("classes", "joined") + " takes " + first(names)
                            + " and its like, from all of them together, and " + Setting.to("classes", "leaf")
                            + " each "
                            + first(below.keySet()) + "/" + first(names)
                            + " by itself. Where they are parts of the data, call them train, val and test; where only one of"
                            + " them is meant, name that one as the data");
        }
        List<String> nested = found.stream()
                .filter(each ->
                        each.folder().withImages().size() > 1 && !each.folder().hasImages())
                .map(ClassFolder::className)
                .distinct()
                .toList();
        if (!nested.isEmpty() && 2 * nested.size() >= below.size()) {
            leftOut.note("the classes are the folders " + LeftOut.first(nested)
                    + ", and images in folders below one are of one class; "
                    + Setting.to("classes", "leaf") + " has a class for each folder with images, such as "
                    + LeftOut.first(examples(found).limit(2).toList()));
        }
    }

    private static Stream<String> examples(List<ClassFolder> found) {
        return found.stream()
                .flatMap(each -> each.folder().namesWithImages().stream().map(name -> each.className() + "/" + name));
    }

    private static String first(Set<String> names) {
        return LeftOut.printable(names.iterator().next());
    }
}
