package dev.isogon.internal.data.folders;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.PartName;
import dev.isogon.internal.data.folders.PartFolders.Member;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource.Classes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which folders are the top classes and of which part they are: below the data, below its parts, or above them. */
final class Layout {

    /** Parts that need no words. */
    private static final Set<String> USUAL = Set.of("train", "val", "valid", "validation", "test");

    private static final Set<String> UNLABELLED =
            Set.of("images", "image", "imgs", "img", "data", "dataset", "all", "unknown", "unlabeled", "unlabelled");

    private final Classes classes;
    private final Function<Path, String> name;
    private final LeftOut leftOut;
    private final List<ClassFolder> found = new ArrayList<>();
    private final Set<String> empty = new TreeSet<>();

    private Layout(Classes classes, Function<Path, String> name, LeftOut leftOut) {
        this.classes = classes;
        this.name = name;
        this.leftOut = leftOut;
    }

    /**
     * The class folders, those of the training part first.
     *
     * @param name what users know a file or folder by
     * @param leftOut is told what is in none of them, and what is not evident
     * @throws dev.isogon.metrics.SettingsException when folders can be read in two ways, and nothing was asked for
     */
    static List<ClassFolder> of(FolderTree data, Classes classes, Function<Path, String> name, LeftOut leftOut) {
        Layout layout = new Layout(classes, name, leftOut);
        layout.read(data);
        return layout.found;
    }

    private void read(FolderTree data) {
        FolderTree root = lookedThrough(data, name -> true).orElse(data);
        if (!root.equals(data)) {
            leftOut.note(
                    "the data is what lies in " + name.apply(root.path()) + ", since nothing else here holds classes");
            leave(data, List.of(root), "beside the only folder with classes");
        }
        PartFolders parts = PartFolders.of(root, classes);
        if (!parts.isEmpty()) {
            addParts(parts);
            leave(root, parts.members().stream().map(Member::folder).toList(), "beside the folders of the parts");
        } else if (!addCategories(root)) {
            addClasses(root, Part.TRAIN);
        }
        found.sort(Comparator.comparing(ClassFolder::part)); // stable
        empty.removeAll(found.stream().map(ClassFolder::className).toList());
        if (!empty.isEmpty()) {
            leftOut.note((empty.size() == 1
                            ? "1 folder is no class, since it holds"
                            : empty.size() + " folders are no classes, since they hold")
                    + " no images: " + LeftOut.first(empty));
        }
        Levels.check(root.path(), found, classes, leftOut);
    }

    /** The one folder with several folders of images that all images lie in; none where it is this one, or there is none. */
    private static Optional<FolderTree> lookedThrough(FolderTree data, Predicate<String> mayBe) {
        FolderTree each = data;
        while (each.withImages().size() == 1) {
            each = each.withImages().get(0);
            if (each.hasImages() || !mayBe.test(each.name())) {
                return Optional.empty();
            }
        }
        return each.equals(data) || each.withImages().isEmpty() ? Optional.empty() : Optional.of(each);
    }

    private void addParts(PartFolders parts) {
        for (Member each : parts.members()) {
            FolderTree root = lookedThrough(each.folder(), Layout::isNoClass).orElse(each.folder());
            leave(each.folder(), List.of(root), "beside the class folders");
            Part part = parts.part(each);
            if (part != Part.TRAIN && saysNoClasses(root)) {
                root.filesBelow().forEach(file -> leftOut.add("in a part that says no classes", name.apply(file)));
            } else {
                addClasses(root, part);
            }
        }
        sayParts(parts);
    }

    /** Images whose classes are to be told lie right in their part, or in one folder whose name is no class's. */
    private static boolean saysNoClasses(FolderTree root) {
        List<String> names = root.namesWithImages();
        return names.isEmpty() || (names.size() == 1 && isNoClass(names.get(0)));
    }

    private static boolean isNoClass(String name) {
        return UNLABELLED.contains(name.toLowerCase(Locale.ROOT))
                || PartName.of(name).isPresent();
    }

    private void sayParts(PartFolders parts) {
        for (Part part : Part.values()) {
            List<String> names = parts.members().stream()
                    .filter(each -> parts.part(each) == part)
                    .map(each -> each.folder().name())
                    .toList();
            if (!names.isEmpty() && !USUAL.containsAll(names)) {
                leftOut.note(LeftOut.first(names) + (names.size() == 1 ? " is" : " are") + " taken for the images to "
                        + (part == Part.TRAIN ? "train on" : part == Part.TEST ? "judge by" : "choose the epoch by"));
            }
        }
    }

    /** Classes with parts in each: {@code bottle/train/good}, {@code bottle/test/broken}. */
    private boolean addCategories(FolderTree root) {
        List<FolderTree> all = root.withImages();
        List<PartFolders> parts = all.stream().map(PartFolders::inClass).toList();
        long with = parts.stream().filter(each -> !each.isEmpty()).count();
        if (with == 0 || all.size() < 2 || (classes == Classes.TOP && with < all.size())) {
            return false;
        }
        if (with < all.size()) {
            if (2 * with < all.size()) {
                return false;
            }
            FolderTree without = all.get(parts.indexOf(
                    parts.stream().filter(PartFolders::isEmpty).findFirst().orElseThrow()));
            throw new BrokenFileException(
                    root.path(),
                    "holds folders with parts in them, but " + without.name() + " has none. Take it away, or say "
                            + Setting.to("classes", "top") + " to have all of them for classes without parts");
        }
        for (int i = 0; i < all.size(); i++) {
            FolderTree category = all.get(i);
            category.checkName();
            for (Member each : parts.get(i).members()) {
                found.add(new ClassFolder(category.name(), parts.get(i).part(each), each.folder()));
            }
            leave(
                    category,
                    parts.get(i).members().stream().map(Member::folder).toList(),
                    "beside the folders of the parts");
        }
        leave(root, all, "beside the class folders");
        leftOut.note("the classes are " + LeftOut.first(root.namesWithImages()) + ", and each has its parts in it ("
                + PartFolders.names(parts.get(0).members()) + ")");
        return true;
    }

    private void addClasses(FolderTree root, Part part) {
        for (FolderTree each : root.folders()) {
            each.checkName();
            if (each.holdsImages()) {
                found.add(new ClassFolder(each.name(), part, each));
            } else {
                empty.add(each.name());
            }
        }
        leave(root, new HashSet<>(root.withImages()), "beside the class folders");
    }

    /** Says which files below a folder are in none of the folders that are used. */
    private void leave(FolderTree root, Collection<FolderTree> used, String reason) {
        if (!used.contains(root)) {
            root.files().forEach(file -> leftOut.add(reason, name.apply(file)));
            root.folders().forEach(each -> leave(each, used, reason));
        }
    }
}
