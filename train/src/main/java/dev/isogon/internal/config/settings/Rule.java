package dev.isogon.internal.config.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a setting is where nothing is said: a value, others under conditions, of which the one named last goes first. */
public final class Rule<T> {

    private final List<Case<T>> cases;

    /** One value, with the words for it; it holds always where it has no condition. */
    private record Case<T>(Optional<Condition> when, Function<Circumstances, T> value, String shown, boolean chosen) {

        boolean holds(Circumstances known) {
            return when.isEmpty() || when.get().holds().test(known);
        }

        Origin origin() {
            return when.<Origin>map(condition -> new Origin.ForReason(condition.words()))
                    .orElseGet(() -> chosen ? new Origin.ForReason(shown) : new Origin.ByDefault());
        }

        String words() {
            return when.map(condition -> shown + " " + condition.words()).orElse(shown);
        }
    }

    private Rule(List<Case<T>> cases) {
        this.cases = cases;
    }

    /** Always this value. */
    static <T> Rule<T> always(T value) {
        return always(value, shown(value));
    }

    static <T> Rule<T> always(T value, String shown) {
        return lazily(() -> value, shown);
    }

    /** Always this value, which is made when it is needed: help needs none. */
    static <T> Rule<T> lazily(Supplier<T> value, String shown) {
        return Rule.<T>none().with(new Case<>(Optional.empty(), known -> value.get(), shown, false));
    }

    /** Always what follows from the circumstances. */
    static <T> Rule<T> by(String reason, Function<Circumstances, T> value) {
        return Rule.<T>none().with(new Case<>(Optional.empty(), value, reason, true));
    }

    /** Always none, with the words for it. */
    static <T> Rule<T> nothing(String shown) {
        return Rule.<T>none().with(new Case<>(Optional.empty(), known -> null, shown, false));
    }

    /** Says nothing yet. */
    static <T> Rule<T> none() {
        return new Rule<>(List.of());
    }

    /** Under this condition another value. */
    Rule<T> but(Condition when, T value) {
        return but(when, value, shown(value));
    }

    Rule<T> but(Condition when, T value, String shown) {
        return butLazily(when, () -> value, shown);
    }

    Rule<T> butLazily(Condition when, Supplier<T> value, String shown) {
        return with(new Case<>(Optional.of(when), known -> value.get(), shown, true));
    }

    /** Under this condition what follows from the circumstances. */
    Rule<T> butBy(Condition when, String reason, Function<Circumstances, T> value) {
        return with(new Case<>(Optional.of(when), value, reason, true));
    }

    private Rule<T> with(Case<T> first) {
        List<Case<T>> more = new ArrayList<>(List.of(first));
        more.addAll(cases);
        return new Rule<>(more);
    }

    /** What it says here; nothing where none of its conditions holds. */
    Optional<Chosen<T>> in(Circumstances known) {
        return cases.stream()
                .filter(each -> each.holds(known))
                .findFirst()
                .map(each -> new Chosen<>(each.value().apply(known), each.origin()));
    }

    /** For people: "10; 30 for images in files". */
    String words() {
        return words(cases);
    }

    /** The same without what it is under one condition. */
    String wordsWithout(Condition condition) {
        return words(cases.stream()
                .filter(each -> !each.when().equals(Optional.of(condition)))
                .toList());
    }

    private static <T> String words(List<Case<T>> cases) {
        List<Case<T>> fromLast = new ArrayList<>(cases);
        Collections.reverse(fromLast);
        return fromLast.stream().map(Case::words).collect(Collectors.joining("; "));
    }

    private static String shown(Object value) {
        return value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : String.valueOf(value);
    }
}
