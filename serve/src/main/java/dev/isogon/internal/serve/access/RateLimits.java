package dev.isogon.internal.serve.access;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may ask: so often a minute, of which a tenth may come at once. Each key and each address has a bucket of its
 * own, and an address has another for keys that open nothing, so that nobody tries many.
 */
public final class RateLimits {

    /** Buckets that are remembered; the one that was not asked for longest is forgotten, and would be full by then. */
    private static final int MOST = 10_000;

    private final int aMinute;
    private final int wrongKeysAMinute;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Rates.
     *
     * @param aMinute requests of a key, and of an address; 0 for any number
     * @param wrongKeysAMinute keys that open nothing, of an address; 0 for any number
     */
    public RateLimits(int aMinute, int wrongKeysAMinute) {
        this.aMinute = aMinute;
        this.wrongKeysAMinute = wrongKeysAMinute;
    }

    /**
     * Counts a request.
     *
     * @return how many seconds it has come too early; 0 where it has not
     */
    public long asks(String keyOrAddress) {
        return take("asks " + keyOrAddress, aMinute);
    }

    /** Counts a key of an address that opened nothing. */
    public long failed(String address) {
        return take("failed " + address, wrongKeysAMinute);
    }

    private long take(String whose, int rate) {
        if (rate == 0) {
            return 0;
        }
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(whose, none -> full(rate));
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Math.max(
                        1,
                        Duration.ofNanos(probe.getNanosToWaitForRefill())
                                .plusMillis(999)
                                .toSeconds());
    }

    private static Bucket full(int rate) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(Math.max(1, rate / 10))
                        .refillGreedy(rate, Duration.ofMinutes(1))
                        .build())
                .build();
    }
}
