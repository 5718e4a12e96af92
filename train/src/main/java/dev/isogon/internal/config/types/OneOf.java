package dev.isogon.internal.config.types;

import dev.isogon.internal.base.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of an enumeration's constants, in small or capital letters. */
public record OneOf<E extends Enum<E>>(Class<E> type) implements SettingType<E> {

    @Override
    public @Nullable E read(Object given, Consumer<String> problems) {
        String word = given.toString().toLowerCase(Locale.ROOT);
        List<String> words = words();
        if (words.contains(word)) {
            return type.getEnumConstants()[words.indexOf(word)];
        }
        problems.accept(
                "must be one of " + String.join(", ", words) + ", but was " + given + Nearest.hint(word, words));
        return null;
    }

    private List<String> words() {
        return Stream.of(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public String allowed() {
        return String.join(", ", words());
    }
}
