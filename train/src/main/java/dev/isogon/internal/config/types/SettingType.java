package dev.isogon.internal.config.types;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What may be given for a setting. */
public interface SettingType<T> {

    /**
     * Reads a value as it was given.
     *
     * @param given a String, Boolean, Number, path, data, or a List of those
     * @param problems is told what is wrong, as continuing the setting's key
     * @return null where something is wrong, or where an empty text stands for none
     */
    @Nullable
    T read(Object given, Consumer<String> problems);

    /** For people: "a whole number between 1 and 1024". */
    String allowed();
}
