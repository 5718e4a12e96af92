package dev.isogon.internal.config.types;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A list as it may be given: a list, or a single value for a list of one. */
final class Texts {

    private Texts() {}

    /** Its entries without what is there twice. */
    static List<String> of(Object given, Consumer<String> problems) {
        List<String> texts = new ArrayList<>();
        for (Object each : given instanceof List<?> list ? list : List.of(given)) {
            texts.add(String.valueOf(each).strip());
        }
        if (texts.isEmpty() || texts.contains("")) {
            problems.accept("must have at least one entry and no empty one");
        }
        Set<String> seen = new LinkedHashSet<>();
        texts.stream().filter(each -> !seen.add(each)).forEach(each -> problems.accept("has " + each + " twice"));
        return List.copyOf(seen);
    }
}
