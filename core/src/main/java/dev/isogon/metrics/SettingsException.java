package dev.isogon.metrics;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the caller asked for cannot be done; the message lists every problem at once. It names settings by their keys,
 * never by options: who runs a command line has those, who calls a library has not. Exit code 2.
 */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 2;

    private final Problem[] problems;

    /**
     * One thing that is wrong.
     *
     * @param setting the key of the setting that is to be changed, such as {@code train.batch}; null where it is none,
     *     or more than one
     * @param text what is wrong, what is allowed and what to do; it continues the setting where there is one, and may
     *     mention others by their keys in backquotes
     */
    public record Problem(@Nullable String setting, String text) implements Serializable {

        /** In one sentence. */
        String sentence() {
            return setting == null ? text : setting + " " + text;
        }
    }

    /** One problem that is no single setting's, said in a sentence. */
    public SettingsException(String message) {
        this(new Problem(null, message));
    }

    /**
     * One problem with one setting.
     *
     * @param text continues its key: "must be at least 1, but was 0"
     */
    public SettingsException(String setting, String text) {
        this(new Problem(setting, text));
    }

    private SettingsException(Problem problem) {
        super(problem.sentence());
        problems = new Problem[] {problem};
    }

    /** Several problems at once, in a file or in the settings that were given. */
    public SettingsException(String where, List<Problem> problems) {
        super((problems.size() == 1 ? "1 problem" : problems.size() + " problems") + " in " + where + lines(problems));
        this.problems = problems.toArray(Problem[]::new);
    }

    /** A line each, the settings in a column. */
    private static String lines(List<Problem> problems) {
        int width = problems.stream()
                .mapToInt(each -> each.setting() == null ? 0 : each.setting().length())
                .max()
                .orElse(0);
        StringBuilder lines = new StringBuilder();
        for (Problem each : problems) {
            String setting = each.setting() == null ? "" : each.setting();
            lines.append("\n  ")
                    .append(setting)
                    .append(setting.isEmpty() ? "" : " ".repeat(width - setting.length() + 2))
                    .append(each.text());
        }
        return lines.toString();
    }

    /** What is wrong, one by one. */
    public List<Problem> problems() {
        return List.of(problems);
    }
}
