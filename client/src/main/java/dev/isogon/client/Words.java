package dev.isogon.client;

import java.util.Locale;

/** Words of the server, some of which a newer one may have and this client not. */
final class Words {

    private Words() {}

    static <E extends Enum<E>> E of(Class<E> words, String word, E other) {
        for (E each : words.getEnumConstants()) {
            if (each != other && each.name().toLowerCase(Locale.ROOT).equals(word)) {
                return each;
            }
        }
        return other;
    }
}
