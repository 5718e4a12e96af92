package dev.isogon.internal.config.types;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * A name, in small letters.
 *
 * @param allowed for people; whoever takes it checks it
 */
public record Word(String allowed) implements SettingType<String> {

    @Override
    public String read(Object given, Consumer<String> problems) {
        return given.toString().toLowerCase(Locale.ROOT);
    }
}
