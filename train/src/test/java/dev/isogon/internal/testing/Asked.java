package dev.isogon.internal.testing;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.source.DataFacts;
import dev.isogon.internal.experiment.protocol.Protocols;
import java.util.Collections;

/** Comparisons as settings ask for them, of data that is never opened: grey pixels of 28×28. */
public final class Asked {

    public static final DataFacts PIXELS = new DataFacts(false, Collections.nCopies(10, 100), 28, 28);

    private Asked() {}

    public static CompareRequest compare(Settings settings) {
        return completed(settings).request();
    }

    public static Completed<CompareRequest> completed(Settings settings) {
        return settings.compare(Protocols.ALL, PIXELS);
    }
}
