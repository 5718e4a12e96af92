package dev.isogon.internal.config.settings;

import dev.isogon.internal.loss.LossRecipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A protocol's own defaults, by row of the table; it never changes. */
public final class ProtocolDefaults {

    /** What the table says. */
    public static final ProtocolDefaults NONE = new ProtocolDefaults(Map.of());

    private final Map<SettingRow<?>, Rule<?>> rules;

    private ProtocolDefaults(Map<SettingRow<?>, Rule<?>> rules) {
        this.rules = rules;
    }

    /** With another default. */
    public <T> ProtocolDefaults with(SettingRow<T> row, T value) {
        return with(row, Rule.always(value));
    }

    /** With another default that has words of its own in help and documents. */
    public <T> ProtocolDefaults with(SettingRow<T> row, T value, String shown) {
        return with(row, Rule.always(value, shown));
    }

    /** With another default for images in files. */
    public <T> ProtocolDefaults withForFiles(SettingRow<T> row, T value) {
        return with(row, of(row).orElseGet(Rule::none).but(Condition.FILES, value));
    }

    /** With another default over a model. */
    public <T> ProtocolDefaults withOverModel(SettingRow<T> row, T value) {
        return with(row, of(row).orElseGet(Rule::none).but(Condition.OVER_MODEL, value));
    }

    /** With these losses, which are parsed when they are needed. */
    public ProtocolDefaults withLosses(List<String> losses) {
        return with(RunSettings.LOSSES, Rule.lazily(() -> RunSettings.parsed(losses), String.join(", ", losses)));
    }

    /** With other losses for images in files. */
    public ProtocolDefaults withLossesForFiles(List<String> losses) {
        Rule<List<LossRecipe>> others = of(RunSettings.LOSSES).orElseGet(Rule::none);
        return with(
                RunSettings.LOSSES,
                others.butLazily(Condition.FILES, () -> RunSettings.parsed(losses), String.join(", ", losses)));
    }

    private <T> ProtocolDefaults with(SettingRow<T> row, Rule<T> rule) {
        Map<SettingRow<?>, Rule<?>> more = new LinkedHashMap<>(rules);
        more.put(row, rule);
        return new ProtocolDefaults(more);
    }

    /** Its rule for a setting, if it has one. */
    @SuppressWarnings("unchecked") // with() pairs a row with a rule of its type
    <T> Optional<Rule<T>> of(SettingRow<T> row) {
        return Optional.ofNullable((Rule<T>) rules.get(row));
    }
}
