package dev.isogon.internal.experiment.protocol;

import dev.isogon.internal.config.CompareRequest;
import java.util.List;

/** Every protocol. */
public final class Protocols {

    public static final List<Protocol> ALL = List.of(new Seed(), new Fair(), new Open());

    private Protocols() {}

    /** The one that a comparison asks for. */
    public static Protocol of(CompareRequest request) {
        return ALL.stream()
                .filter(each -> each.name().equals(request.protocol()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no protocol " + request.protocol()));
    }
}
