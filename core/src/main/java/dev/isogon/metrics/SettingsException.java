package dev.isogon.metrics;

import java.util.List;

/** What the caller asked for cannot be done; the message lists every problem at once. Exit code 2. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** One problem, said in a sentence. */
    public SettingsException(String message) {
        super(message);
    }

    /** Several problems at once, in a file or in the settings that were given. */
    public SettingsException(String where, List<String> problems) {
        super((problems.size() == 1 ? "1 problem" : problems.size() + " problems") + " in " + where + "\n  "
                + String.join("\n  ", problems));
    }
}
