package dev.isogon.internal.gallery;

import dev.isogon.Decision;
import dev.isogon.internal.store.Json;
import org.jspecify.annotations.Nullable;

/**
 * How a gallery's threshold is to be found, as it is kept with it; where there is none, from its size.
 *
 * @param kind from strangers, from held-out images, or by hand; never from a table
 * @param rate the error rate asked for; null by hand
 * @param confidence null where the rate holds on average, and by hand
 * @param threshold set by hand; null otherwise
 */
public record ThresholdSetting(
        Decision.Kind kind,
        @Nullable Double rate,
        @Nullable Double confidence,
        @Nullable Double threshold) {

    /** Under this name it is kept. */
    static final String KEY = "threshold";

    public ThresholdSetting {
        boolean byHand = kind == Decision.Kind.BY_HAND;
        if (kind == Decision.Kind.TABLE || byHand == (threshold == null) || byHand != (rate == null)) {
            throw new IllegalArgumentException("a threshold is set by hand, or found for a rate");
        }
        if (threshold != null && !(threshold >= -1 && threshold <= 2)) {
            throw new IllegalArgumentException("a threshold must be between -1 and 2, but is " + threshold);
        }
    }

    /** As it is kept. */
    String text() {
        return Json.writeLine(this);
    }

    /** By hand. */
    public static ThresholdSetting at(double threshold) {
        return new ThresholdSetting(Decision.Kind.BY_HAND, null, null, threshold);
    }
}
