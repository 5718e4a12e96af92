package dev.isogon.internal.model;

import dev.isogon.internal.model.tensors.TensorEntry;
import dev.isogon.metrics.BrokenFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file's tensors by a backbone's own names. Training programs wrap the network, and its tensors are then called {@code
 * module.backbone.conv1.weight}; beside them lie a projection, another head, or whatever else was trained along.
 *
 * @param prefix what all names of the backbone's tensors begin with in the file; mostly nothing
 * @param entries by the backbone's names: its tensors, and others of its stages that it does not have
 * @param others of the file's names: tensors of something else
 */
record NamedTensors(String prefix, Map<String, TensorEntry> entries, Map<String, TensorEntry> others) {

    /** What DataParallel, torch.compile and the classes around a network call it. */
    private static final Pattern WRAPPERS =
            Pattern.compile("((?:(?:module|_orig_mod|model|backbone|encoder)\\.)*)(.*)", Pattern.DOTALL);

    /**
     * Looks below which prefix most of the wanted tensors stand.
     *
     * @param file for messages
     * @throws BrokenFileException when that are two, as where a second network is trained along
     */
    static NamedTensors of(Path file, Map<String, TensorEntry> found, Set<String> wanted) {
        Map<String, Map<String, TensorEntry>> byPrefix = new TreeMap<>();
        found.forEach((name, entry) -> {
            Matcher parts = WRAPPERS.matcher(name);
            if (parts.matches()) {
                byPrefix.computeIfAbsent(parts.group(1), none -> new LinkedHashMap<>())
                        .put(parts.group(2), entry);
            }
        });
        Map<String, Long> known = byPrefix.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> each.getValue().keySet().stream()
                                .filter(wanted::contains)
                                .count()));
        long most = known.values().stream().mapToLong(Long::longValue).max().orElse(0);
        if (most == 0) {
            return new NamedTensors("", found, Map.of());
        }
        List<String> prefixes = byPrefix.keySet().stream()
                .filter(each -> known.getOrDefault(each, 0L) == most)
                .toList();
        if (prefixes.size() > 1) {
            throw new BrokenFileException(
                    file,
                    "has tensors of this backbone " + prefixes.size() + " times: their names begin with "
                            + String.join(
                                    ", ",
                                    prefixes.stream().map(NamedTensors::shown).toList())
                            + ". Keep one of them");
        }
        return below(prefixes.get(0), found, wanted);
    }

    private static String shown(String prefix) {
        return prefix.isEmpty() ? "nothing" : "\"" + prefix + "\"";
    }

    private static NamedTensors below(String prefix, Map<String, TensorEntry> found, Set<String> wanted) {
        Set<String> stages = wanted.stream().map(NamedTensors::first).collect(Collectors.toSet());
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        Map<String, TensorEntry> others = new LinkedHashMap<>();
        found.forEach((name, entry) -> {
            String own = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
            // A block more in a stage is another network, of which this one would be a part.
            if (stages.contains(first(own))) {
                entries.put(own, entry);
            } else {
                others.put(name, entry);
            }
        });
        return new NamedTensors(prefix, entries, others);
    }

    private static String first(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** What a user should know of it. */
    List<String> notes(Path file) {
        List<String> notes = new ArrayList<>();
        if (!prefix.isEmpty()) {
            notes.add(file + " calls the backbone's tensors \"" + prefix
                    + entries.keySet().iterator().next() + "\" and so on; \"" + prefix + "\" was taken off");
        }
        if (!others.isEmpty()) {
            notes.add(file + " has " + (others.size() == 1 ? "a tensor" : others.size() + " tensors")
                    + " that the backbone does not need: " + Mismatch.listed(Mismatch.described(others)));
        }
        return notes;
    }
}
