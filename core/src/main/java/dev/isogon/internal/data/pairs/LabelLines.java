package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.text.NamesFile;
import dev.isogon.internal.data.text.Printable;
import dev.isogon.internal.data.text.TextLines;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Labels as lines of text: an identity each; or a path each, whose folder is the identity; or a path, then a tab or a blank,
 * then the identity. Of the last a blank parts the two where the path ends as an image's name does.
 */
final class LabelLines {

    private static final String IMAGE = "\\.(?i:jpe?g|png|webp|gif|tiff?|bmp|p[bgpn]m)";

    private static final Pattern PATH_AND_LABEL =
            Pattern.compile("([^\t]+)\t\\s*([^\t]+)|(.*" + IMAGE + ")\\s+([^\t/\\\\]+)");

    private static final Pattern ENDS_AS_IMAGE = Pattern.compile(".*" + IMAGE);

    private LabelLines() {}

    /**
     * Reads them.
     *
     * @throws BrokenFileException when a line has no label, or another form than the others
     */
    static IdentityLabels read(Path file) throws IOException {
        List<String> lines = new ArrayList<>(TextLines.of(file));
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        if (lines.stream().noneMatch(line -> line.indexOf('\t') >= 0 || pathAndLabel(line) != null)) {
            return IdentityLabels.ofNames(file, names(lines));
        }
        List<String> paths = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher both = pathAndLabel(lines.get(i));
            if (both == null) {
                throw new BrokenFileException(
                        file,
                        "has no path and label in line " + (i + 1) + " (\"" + Printable.shortened(lines.get(i))
                                + "\"), as other lines have: a path, a tab and the identity");
            }
            paths.add(both.group(1) == null ? both.group(3) : both.group(1));
            labels.add((both.group(2) == null ? both.group(4) : both.group(2)).strip());
        }
        return IdentityLabels.of(file, NamesFile.unescaped(paths), NamesFile.unescaped(labels));
    }

    /** Null where a line is no path with a label. */
    private static @Nullable Matcher pathAndLabel(String line) {
        Matcher both = PATH_AND_LABEL.matcher(line);
        return both.matches()
                        && (both.group(4) == null
                                || !ENDS_AS_IMAGE.matcher(both.group(4)).matches())
                ? both
                : null;
    }

    /** Where no path has a slash, an escape for a line break or a tab is a folder of Windows: {@code faces\\tom\\1.jpg}. */
    private static List<String> names(List<String> lines) {
        List<String> names = NamesFile.unescaped(lines);
        boolean windows = lines.stream().noneMatch(line -> line.indexOf('/') >= 0)
                && names.stream().anyMatch(name -> name.chars().anyMatch(Character::isISOControl));
        return windows ? lines : names;
    }
}
