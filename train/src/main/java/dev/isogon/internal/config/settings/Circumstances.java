package dev.isogon.internal.config.settings;

import dev.isogon.internal.data.source.DataFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known when a setting is completed: facts of the data, the protocols there are, and the settings before it. */
public final class Circumstances {

    private final List<? extends ProtocolSettings> protocols;
    private final boolean alone;
    private final Map<SettingRow<?>, Chosen<?>> before = new LinkedHashMap<>();
    private @Nullable DataFacts facts;

    /** @param alone whether one model is trained by itself, in no comparison */
    Circumstances(List<? extends ProtocolSettings> protocols, boolean alone) {
        this.protocols = protocols;
        this.alone = alone;
    }

    void found(DataFacts found) {
        facts = found;
    }

    boolean hasFacts() {
        return facts != null;
    }

    /** What is known of the data; to be asked after the setting {@code data}. */
    public DataFacts facts() {
        return Objects.requireNonNull(facts, "data come before all other settings");
    }

    /** Whether one model is trained by itself, in no comparison. */
    public boolean alone() {
        return alone;
    }

    List<String> protocolNames(Predicate<ProtocolSettings> which) {
        return protocols.stream().filter(which).map(ProtocolSettings::name).toList();
    }

    /** How runs are made and judged; to be asked after the setting {@code protocol}. */
    Optional<ProtocolSettings> protocol() {
        return Optional.ofNullable(before.get(RunSettings.PROTOCOL))
                .flatMap(name -> protocols.stream()
                        .filter(each -> each.name().equals(name.value()))
                        .map(each -> (ProtocolSettings) each)
                        .findFirst());
    }

    /** Whether the protocol is one that lets something be, or is none at all, which is a problem of its own. */
    boolean protocolIs(Predicate<ProtocolSettings> which) {
        return protocol().map(which::test).orElse(true);
    }

    /** What a setting's default is by the protocol, where that has an own one. */
    <T> Optional<Rule<T>> ofProtocol(SettingRow<T> row) {
        return alone
                ? Optional.empty()
                : protocol().flatMap(each -> each.defaults().of(row));
    }

    <T> void put(SettingRow<T> row, Chosen<T> chosen) {
        before.put(row, chosen);
    }

    /** A setting that stands before the one at hand in the table. */
    @SuppressWarnings("unchecked") // a row is put with a value of its own type only
    public <T> T value(SettingRow<T> row) {
        Chosen<?> chosen = before.get(row);
        if (chosen == null) {
            throw new IllegalStateException(row.key() + " is completed later");
        }
        return (T) chosen.value();
    }

    Map<String, Origin> origins() {
        Map<String, Origin> origins = new LinkedHashMap<>();
        before.forEach((row, chosen) -> origins.put(row.key(), chosen.origin()));
        return origins;
    }
}
