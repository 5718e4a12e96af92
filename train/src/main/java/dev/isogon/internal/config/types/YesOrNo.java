package dev.isogon.internal.config.types;

import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** True or false. */
public record YesOrNo() implements SettingType<Boolean> {

    @Override
    public @Nullable Boolean read(Object given, Consumer<String> problems) {
        String word = given.toString().toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            problems.accept("must be true or false, but was " + given);
            return null;
        }
        return word.equals("true");
    }

    @Override
    public String allowed() {
        return "true or false";
    }
}
