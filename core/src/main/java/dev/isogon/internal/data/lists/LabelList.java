package dev.isogon.internal.data.lists;

import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.text.Printable;
import dev.isogon.internal.data.text.TextLines;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list of images without a header, one a line: a path and, behind a tab, a comma, a semicolon or blanks, its label, as
 * ImageNet's and Caffe's lists have them; or MXNet's {@code .lst}, where tabs part a number, the label and the path. Paths may
 * have blanks: the last field is the label. All lines are written as the first one is.
 */
final class LabelList {

    private static final String EXPECTED =
            " is no image with its label: \"path label\" is expected, or MXNet's number, label and path with tabs";

    /** How a line may be written; the first that fits the first line holds for all. */
    private enum Form {
        MXNET("(?<number>\\d+)\t(?<label>[^\t]+)\t(?<path>[^\t]+)"),
        TABS("(?<path>[^\t]+)\t(?<label>[^\t]+)"),
        COMMAS("(?<path>.+),(?<label>[^,]+)"),
        SEMICOLONS("(?<path>.+);(?<label>[^;]+)"),
        BLANKS("(?<path>.+?)\\s+(?<label>\\S+)");

        private final Pattern line;

        Form(String line) {
            this.line = Pattern.compile(line);
        }
    }

    private LabelList() {}

    /** Whether a file's name says that it may be such a list. */
    static boolean fits(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".txt") || name.endsWith(".lst");
    }

    /**
     * All images.
     *
     * @throws BrokenFileException when a line is no image with a label, naming it
     */
    static Listing of(Path file) throws IOException {
        List<String> lines = TextLines.of(file);
        NamedImages images = new NamedImages(file);
        List<Form> forms = List.of(Form.values());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                forms = forms.stream()
                        .filter(each -> match(each, file, line) != null)
                        .limit(1)
                        .toList();
                Matcher found = forms.isEmpty() ? null : match(forms.get(0), file, line);
                if (found == null) {
                    throw new BrokenFileException(
                            file,
                            "is no list of images: line " + (i + 1) + " (\"" + Printable.shortened(line) + "\")"
                                    + EXPECTED);
                }
                String label = label(forms.get(0), file, plain(found.group("label")), i + 1);
                images.add(plain(found.group("path")), label, i + 1);
            }
        }
        return images.listing();
    }

    /** A label that is called as an image is makes no image with its label but a pair. */
    private static @Nullable Matcher match(Form form, Path file, String line) {
        Matcher found = form.line.matcher(line);
        boolean image = found.matches()
                && NamedPath.looksLikeOne(file, plain(found.group("path")))
                && !NamedPath.isCalledAsImage(plain(found.group("label")));
        return image ? found : null;
    }

    /** MXNet writes numbers with decimals. */
    private static String label(Form form, Path file, String label, int line) {
        if (form != Form.MXNET) {
            return label;
        }
        String whole = label.replaceFirst("\\.0*$", "");
        if (whole.isEmpty() || !whole.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BrokenFileException(
                    file,
                    "has the label \"" + Printable.shortened(label) + "\" in line " + line
                            + ", but where a number stands before it, as MXNet writes lists, a whole number from 0 is expected");
        }
        return whole;
    }

    /** Without blanks around, and without the quotation marks that a table's writer may put. */
    private static String plain(String field) {
        String text = field.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
