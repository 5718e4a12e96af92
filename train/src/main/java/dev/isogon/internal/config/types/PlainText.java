package dev.isogon.internal.config.types;

import java.util.function.Consumer;

/**
 * A name as it stands; an empty text is none.
 *
 * @param allowed for people
 */
public record PlainText(String allowed) implements SettingType<String> {

    @Override
    public String read(Object given, Consumer<String> problems) {
        return given.toString().strip();
    }
}
