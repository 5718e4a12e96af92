package dev.isogon.internal.models;

import dev.isogon.metrics.SettingsException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What models may be called: names that are no paths and that every file system has. */
final class ModelNames {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

    private ModelNames() {}

    static boolean isOne(String text) {
        return ALLOWED.matcher(text).matches() && !text.endsWith(".") && !text.endsWith(".part");
    }

    static String checked(String name) {
        if (!isOne(name)) {
            throw new SettingsException(
                    "name",
                    "must be up to 64 letters, digits, -, _ and ., beginning with a letter or digit, but was \"" + name
                            + "\"");
        }
        return name;
    }

    /** A name for what lies in a file: the file's, with _ for what no name has. */
    static String of(Path file) {
        String name = String.valueOf(file.getFileName())
                .replaceFirst("(?i)\\.(onnx|pt|pth|safetensors)$", "")
                .replaceAll("[^A-Za-z0-9_.-]+", "_")
                .replaceFirst("^[.-]+", "");
        String cut = name.length() > 64 ? name.substring(0, 64) : name;
        return isOne(cut) ? cut : "model";
    }
}
