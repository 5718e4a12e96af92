package dev.isogon.internal.config.settings;

import dev.isogon.internal.config.types.SettingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One setting: a row of {@link SettingsTable}. Two rows are never equal. */
public final class SettingRow<T> {

    private final String key;
    private final String sentence;
    private final SettingType<T> type;
    private final List<Narrowed<T>> narrowed;
    private final Rule<T> rule;
    private final List<Check<T>> checks;
    private final @Nullable Predicate<ProtocolSettings> protocols;

    private record Narrowed<T>(Condition when, SettingType<T> type) {}

    /** What speaks against a value beside its type. */
    interface Check<T> {

        /** Continues the key; nothing where all is well. */
        Optional<String> problem(T value, Circumstances known);
    }

    private SettingRow(
            String key,
            String sentence,
            SettingType<T> type,
            List<Narrowed<T>> narrowed,
            Rule<T> rule,
            List<Check<T>> checks,
            @Nullable Predicate<ProtocolSettings> protocols) {
        this.key = key;
        this.sentence = sentence;
        this.type = type;
        this.narrowed = narrowed;
        this.rule = rule;
        this.checks = checks;
        this.protocols = protocols;
    }

    /**
     * A setting.
     *
     * @param key as run.json has it, sections with dots
     * @param sentence what it is, without a capital and a full stop
     */
    static <T> SettingRow<T> of(String key, String sentence, SettingType<T> type, Rule<T> rule) {
        return new SettingRow<>(key, sentence, type, List.of(), rule, List.of(), null);
    }

    /** Another type under a condition. */
    SettingRow<T> narrowed(Condition when, SettingType<T> other) {
        List<Narrowed<T>> more = new ArrayList<>(narrowed);
        more.add(new Narrowed<>(when, other));
        return new SettingRow<>(key, sentence, type, more, rule, checks, protocols);
    }

    SettingRow<T> checked(Check<T> check) {
        List<Check<T>> more = new ArrayList<>(checks);
        more.add(check);
        return new SettingRow<>(key, sentence, type, narrowed, rule, more, protocols);
    }

    /** Only some protocols know it. */
    SettingRow<T> in(Predicate<ProtocolSettings> some) {
        return new SettingRow<>(key, sentence, type, narrowed, rule, checks, some);
    }

    /** The protocols that know it; none where all do. */
    public List<String> protocols(List<? extends ProtocolSettings> all) {
        return protocols == null
                ? List.of()
                : all.stream().filter(protocols).map(ProtocolSettings::name).toList();
    }

    /** A problem where there is one, for a check. */
    static Optional<String> problem(boolean is, String text) {
        return is ? Optional.of(text) : Optional.empty();
    }

    /** As run.json has it, sections with dots. */
    public String key() {
        return key;
    }

    /** What it is, without a capital and a full stop. */
    public String sentence() {
        return sentence;
    }

    /** What may be given, for people. */
    public String allowed() {
        return type.allowed()
                + narrowed.stream()
                        .map(each ->
                                "; " + each.type().allowed() + " " + each.when().words())
                        .collect(Collectors.joining());
    }

    /** The same for a model that is trained by itself. */
    public String otherwiseAlone() {
        return rule.wordsWithout(Condition.QUICK_LOOK);
    }

    /** What it is where nothing is said, for people: "10; 30 for images in files; 10 in protocol seed". */
    public String otherwise(List<? extends ProtocolSettings> protocols) {
        return rule.words()
                + protocols.stream()
                        .map(protocol -> protocol.defaults()
                                .of(this)
                                .map(own -> "; in protocol " + protocol.name() + " " + own.words())
                                .orElse(""))
                        .collect(Collectors.joining());
    }

    SettingType<T> type(Circumstances known) {
        return narrowed.stream()
                .filter(each -> each.when().holds().test(known))
                .findFirst()
                .map(Narrowed::type)
                .orElse(type);
    }

    /** The protocol's own default where that has one, else the table's. */
    Chosen<T> otherwise(Circumstances known) {
        Optional<Chosen<T>> ofProtocol = known.ofProtocol(this)
                .flatMap(own -> own.in(known))
                .map(chosen -> new Chosen<>(
                        chosen.value(), new Origin.ForReason("in protocol " + known.value(RunSettings.PROTOCOL))));
        return ofProtocol
                .or(() -> rule.in(known))
                .orElseThrow(() -> new IllegalStateException(key + " has no default here"));
    }

    List<String> problems(T value, Circumstances known) {
        return checks.stream()
                .flatMap(check -> check.problem(value, known).stream())
                .toList();
    }

    @Override
    public String toString() {
        return key;
    }
}
