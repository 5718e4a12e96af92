package dev.isogon.internal.data.source;

import dev.isogon.internal.data.source.IdxHeader.Kind;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Four IDX files that belong together by their names: those of MNIST ({@code train-images-idx3-ubyte}, {@code t10k-…}), or
 * with a set's name in front and {@code test} ({@code emnist-letters-test-labels-idx1-ubyte}, {@code
 * qmnist-train-labels-idx2-int}), a dot before {@code idx} or a hyphen, and {@code .gz} behind or nothing.
 *
 * @param prefix what the names begin with, "" or for example "emnist-letters-"
 * @param files one a role
 */
record IdxSet(String prefix, Map<Role, Path> files) {

    /** What a file holds, with what its name says of it. */
    enum Role {
        TRAIN_IMAGES("train-images"),
        TRAIN_LABELS("train-labels"),
        TEST_IMAGES("test-images"),
        TEST_LABELS("test-labels");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        /** As MNIST calls it. */
        @Override
        public String toString() {
            return words.replace("test", "t10k") + (words.endsWith("images") ? "-idx3-ubyte" : "-idx1-ubyte");
        }

        private String in(String prefix) {
            return prefix + (prefix.isEmpty() ? this : toString().replace("t10k", "test"));
        }
    }

    private static final Pattern NAME = Pattern.compile(
            "(?<prefix>|.+[-._])(?<part>train|t10k|test)[-.](?:(?<images>images)[-.]idx3-ubyte|labels[-.](?:idx1-ubyte|idx2-int))(?:\\.gz)?");

    IdxSet {
        files = Map.copyOf(files);
    }

    /** Whether a file's name says that it is one of a set. */
    static boolean fits(Path file) {
        return NAME.matcher(name(file)).matches();
    }

    /** Whether a folder holds any such file. */
    static boolean in(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.anyMatch(file -> fits(file) && Files.isRegularFile(file));
        } catch (IOException e) {
            return false;
        }
    }

    /** What people call the set that a file belongs to, by its name; "" for names as MNIST's. */
    static String called(Path file) {
        return matched(file).group("prefix").replaceFirst("[-._]$", "");
    }

    /**
     * The one set of a folder, or the set that a file is of.
     *
     * @throws BrokenFileException when a file is missing, two have one role, or a folder holds several sets
     */
    static IdxSet of(Path place) throws IOException {
        boolean named = !Files.isDirectory(place);
        Path folder = named ? place.toAbsolutePath().getParent() : place;
        Map<String, Map<Role, List<Path>>> sets = found(Objects.requireNonNull(folder, "a file lies in a folder"));
        if (named) {
            String prefix = matched(place).group("prefix");
            return whole(folder, prefix, sets.getOrDefault(prefix, Map.of()));
        }
        if (sets.size() > 1) {
            Path one =
                    sets.values().iterator().next().values().iterator().next().get(0);
            throw new BrokenFileException(
                    folder,
                    "holds several sets of IDX files: "
                            + sets.keySet().stream()
                                    .map(prefix -> prefix.isEmpty() ? "one named as MNIST's" : prefix + "…")
                                    .collect(Collectors.joining(", "))
                            + ". Name a file of the one that you mean, for example " + one);
        }
        String prefix = sets.isEmpty() ? "" : sets.keySet().iterator().next();
        return whole(folder, prefix, sets.getOrDefault(prefix, Map.of()));
    }

    private static Map<String, Map<Role, List<Path>>> found(Path folder) throws IOException {
        Map<String, Map<Role, List<Path>>> sets = new TreeMap<>();
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path file : inside.filter(each -> fits(each) && Files.isRegularFile(each))
                    .sorted()
                    .toList()) {
                Matcher name = matched(file);
                boolean train = name.group("part").equals("train");
                boolean images = name.group("images") != null;
                Role role = train
                        ? (images ? Role.TRAIN_IMAGES : Role.TRAIN_LABELS)
                        : (images ? Role.TEST_IMAGES : Role.TEST_LABELS);
                sets.computeIfAbsent(name.group("prefix"), none -> new EnumMap<>(Role.class))
                        .computeIfAbsent(role, none -> new ArrayList<>())
                        .add(file);
            }
        }
        return sets;
    }

    private static IdxSet whole(Path folder, String prefix, Map<Role, List<Path>> found) {
        Map<Role, Path> files = new EnumMap<>(Role.class);
        List<String> missing = new ArrayList<>();
        for (Role role : Role.values()) {
            List<Path> here = found.getOrDefault(role, List.of());
            if (here.size() > 1) {
                throw new BrokenFileException(
                        folder,
                        "holds " + names(here) + ", which have the same role (" + role.in(prefix)
                                + "). Keep one of them");
            }
            if (here.isEmpty()) {
                missing.add(role.in(prefix));
            } else {
                files.put(role, here.get(0));
            }
        }
        if (!missing.isEmpty()) {
            throw new BrokenFileException(
                    folder,
                    "lacks " + String.join(", ", missing)
                            + (files.isEmpty() ? "" : "; found " + names(files.values()))
                            + ". All four are needed, each plain or with .gz");
        }
        return new IdxSet(prefix, files);
    }

    /** Opens a file of the set and reads its header. */
    IdxFile open(Role role, MemoryBudget budget) throws IOException {
        Path file = Objects.requireNonNull(files.get(role), "a set is whole");
        Kind kind = role == Role.TRAIN_IMAGES || role == Role.TEST_IMAGES
                ? Kind.IMAGES
                : name(file).contains("idx2-int") ? Kind.FACTS : Kind.LABELS;
        return IdxFile.open(file, kind, budget);
    }

    /**
     * Whether rows are columns: EMNIST's images lie mirrored and turned by a quarter, which together is transposed.
     *
     * <p>G. Cohen, S. Afshar, J. Tapson, A. van Schaik, <i>EMNIST: an extension of MNIST to handwritten letters</i>, 2017;
     * TensorFlow Datasets and torchvision say so of its files.
     */
    boolean isTransposed() {
        return prefix.startsWith("emnist-");
    }

    /** Where the set says which letter a label is, if it does: EMNIST's mapping. */
    Path mapping() {
        return Objects.requireNonNull(files.get(Role.TRAIN_LABELS)).resolveSibling(prefix + "mapping.txt");
    }

    private static Matcher matched(Path file) {
        Matcher matcher = NAME.matcher(name(file));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(file + " is not named as an IDX file of a set");
        }
        return matcher;
    }

    private static String names(Collection<Path> files) {
        return files.stream().map(IdxSet::name).collect(Collectors.joining(", "));
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName(), "a file has a name").toString();
    }
}
