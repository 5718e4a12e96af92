package dev.isogon.internal.experiment.run;

import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The images that work was begun with, a line each, so that a resume that meets others can say which. The checksum in {@code
 * run.json} decides.
 *
 * @param file its path
 */
public record ImageList(Path file) {

    static final String NAME = "images.tsv";

    private static final int NAMED = 3;

    /**
     * Writes it, whole or not at all.
     *
     * @param listed see {@link dev.isogon.internal.data.Dataset#listed}; without any there is no file
     */
    public void write(List<String> listed) throws IOException {
        if (!listed.isEmpty()) {
            AtomicFile.write(file, String.join("\n", listed) + "\n");
        }
    }

    /** What is different now, in sentences with a blank in front; "" where that is not known. */
    String differences(List<String> now) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        Map<String, String> before = byName(Files.readAllLines(file));
        Map<String, String> after = byName(now);
        List<String> gone = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> moved = new ArrayList<>();
        before.forEach((name, was) -> {
            String is = after.get(name);
            if (is == null) {
                gone.add(name);
            } else if (!hash(was).equals(hash(is))) {
                changed.add(name);
            } else if (!was.equals(is)) {
                moved.add(name);
            }
        });
        List<String> added = after.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .toList();
        return said(gone, "not there")
                + said(added, "there that was not")
                + said(changed, "of another content")
                + said(moved, "of another class or part");
    }

    private static String said(List<String> names, String what) {
        return names.isEmpty()
                ? ""
                : " " + (names.size() == 1 ? "1 image is " : names.size() + " images are ") + what + ": "
                        + names.stream().limit(NAMED).map(LeftOut::printable).collect(Collectors.joining(", "))
                        + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "") + ".";
    }

    /** Hash, part and class of each image. */
    private static Map<String, String> byName(List<String> lines) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String line : lines) {
            int last = line.lastIndexOf('\t');
            byName.put(line.substring(last + 1), line.substring(0, Math.max(0, last)));
        }
        return byName;
    }

    private static String hash(String described) {
        int tab = described.indexOf('\t');
        return tab < 0 ? described : described.substring(0, tab);
    }
}
