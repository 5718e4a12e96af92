package dev.isogon.internal.data.folders;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.PartName;
import dev.isogon.internal.data.files.PartName.Meaning;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource.Classes;
import dev.isogon.metrics.SettingsException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The folders in a folder that are parts of the data: two or more whose names say so ({@link PartName}) and that hold folders
 * of images. A class may be called train or test, so a name alone makes no part.
 *
 * @param members the parts; none where the folder has no parts
 * @param others the other folders with images
 */
record PartFolders(List<Member> members, List<FolderTree> others) {

    /** One of the parts. */
    record Member(FolderTree folder, PartName name) {

        boolean hasClasses() {
            return !folder.withImages().isEmpty();
        }
    }

    /**
     * The parts in a folder.
     *
     * @param classes what was asked for; where it is anything, what can be meant in two ways is no error
     * @throws SettingsException when names and contents say different things
     * @throws BrokenFileException when two parts mean the same, or no part has classes
     */
    static PartFolders of(FolderTree root, Classes classes) {
        List<FolderTree> all = root.withImages();
        Map<String, List<Member>> byRest = new TreeMap<>();
        for (FolderTree each : all) {
            PartName.of(each.name())
                    .ifPresent(name -> byRest.computeIfAbsent(name.rest(), none -> new ArrayList<>())
                            .add(new Member(each, name)));
        }
        List<Member> alone = byRest.getOrDefault("", List.of());
        byRest.values().removeIf(members -> members.size() < 2);
        if (byRest.isEmpty()) {
            if (classes == Classes.AUTO && alone.size() == 1 && all.size() > 1) {
                checkNoPart(root, alone.get(0), all);
            }
            return new PartFolders(List.of(), all);
        }
        if (byRest.size() > 1 && !byRest.containsKey("")) {
            throw new BrokenFileException(
                    root.path(),
                    "holds the parts of several data sets, "
                            + byRest.values().stream().map(PartFolders::names).collect(Collectors.joining(" and "))
                            + ". Keep those of one");
        }
        List<Member> members =
                byRest.getOrDefault("", byRest.values().iterator().next());
        List<FolderTree> others = new ArrayList<>(all);
        others.removeAll(members.stream().map(Member::folder).toList());
        PartFolders parts = new PartFolders(members, others);
        return parts.areParts(root, classes) ? parts : new PartFolders(List.of(), all);
    }

    /** The parts in the folder of one class, whose images may lie right in them; none where there is nothing to train on. */
    static PartFolders inClass(FolderTree root) {
        List<Member> members = root.withImages().stream()
                .flatMap(
                        each -> PartName.of(each.name())
                                .filter(name -> name.rest().isEmpty())
                                .map(name -> new Member(each, name))
                                .stream())
                .toList();
        boolean trains = members.stream().anyMatch(each -> each.name().meaning() == Meaning.TRAIN);
        return new PartFolders(trains && members.size() > 1 ? members : List.of(), List.of());
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** What a part's images are set aside for. */
    Part part(Member member) {
        Set<Meaning> meanings =
                members.stream().map(each -> each.name().meaning()).collect(Collectors.toSet());
        return member.name().meaning().part(meanings);
    }

    static String names(List<Member> members) {
        return LeftOut.first(members.stream().map(each -> each.folder().name()).toList());
    }

    private boolean areParts(FolderTree root, Classes classes) {
        List<Member> withClasses = members.stream().filter(Member::hasClasses).toList();
        if (withClasses.isEmpty()) {
            if (others.isEmpty() && classes == Classes.AUTO) {
                throw new BrokenFileException(
                        root.path(),
                        "has images right in " + names(members)
                                + ", and nothing says of which class they are: put those"
                                + " of a class into a folder of its own there, or name a table with the columns path and"
                                + " label. " + Setting.to("classes", "top") + " takes these folders for the classes");
            }
            return false;
        }
        if (classes != Classes.TOP) {
            checkTwins(root);
        }
        boolean doubtful = withClasses.size() > 1
                && !shareNames(withClasses)
                && others.stream().anyMatch(each -> each.withImages().size() > 1);
        if (doubtful && classes == Classes.AUTO) {
            throw new SettingsException(
                    "classes",
                    "must be given, since " + root.path() + " can be read in two ways: " + names(members)
                            + " are called like parts, but no class is in two of them, and beside them is "
                            + others.get(0).name() + ". " + Setting.to("classes", "top")
                            + " takes all of these folders for classes; where they are parts, move the others away");
        }
        return !(doubtful && classes == Classes.TOP);
    }

    private void checkTwins(FolderTree root) {
        EnumSet<Meaning> seen = EnumSet.noneOf(Meaning.class);
        for (Member each : members) {
            if (!seen.add(each.name().meaning())) {
                Member twin = members.stream()
                        .filter(other -> other.name().meaning() == each.name().meaning())
                        .findFirst()
                        .orElseThrow();
                throw new BrokenFileException(
                        root.path(),
                        "holds " + twin.folder().name() + " and "
                                + each.folder().name() + ", which mean the same. Keep one");
            }
        }
    }

    private static boolean shareNames(List<Member> members) {
        Set<String> seen = new HashSet<>();
        return !members.stream()
                .flatMap(each -> each.folder().namesWithImages().stream())
                .allMatch(seen::add);
    }

    /** A folder of classes that is called like a part, beside folders that are not. */
    private static void checkNoPart(FolderTree root, Member alone, List<FolderTree> all) {
        if (alone.folder().withImages().size() > 1) {
            String name = alone.folder().name();
            FolderTree other = all.stream()
                    .filter(each -> !Objects.equals(each, alone.folder()))
                    .findFirst()
                    .orElseThrow();
            throw new SettingsException(
                    "classes",
                    "must be given, since " + root.path() + " can be read in two ways: " + name
                            + " is called like a part and holds "
                            + LeftOut.first(alone.folder().namesWithImages())
                            + ", but " + other.name() + " beside it is no part. " + Setting.to("classes", "top")
                            + " takes both for classes; where only " + name
                            + " is meant, name that folder as the data");
        }
    }
}
