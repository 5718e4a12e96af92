package dev.isogon.internal.serve.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** How many requests there were in the last minute, and which were refused last; in memory. */
public final class RecentRequests {

    private static final int MOST = 500;
    private static final long MINUTE = 60_000_000_000L;

    private final Deque<Refused> refused = new ArrayDeque<>();
    private final Deque<Seen> seen = new ArrayDeque<>();

    private record Seen(long at, double milliseconds, boolean refused) {}

    /**
     * A request that did not get what it asked for.
     *
     * @param time in UTC (ISO 8601)
     * @param gallery that its path names; empty for none
     * @param code why, a word
     */
    public record Refused(
            String time, String caller, String method, String route, String gallery, int status, String code) {}

    /**
     * The last minute.
     *
     * @param requests that were answered or refused
     * @param refused of these
     * @param milliseconds that a request took, the mean; 0 without any
     */
    public record Minute(int requests, int refused, double milliseconds) {}

    /** Notes a request. */
    public synchronized void note(Done done) {
        long now = System.nanoTime();
        boolean no = done.status() >= 400;
        seen.add(new Seen(now, done.milliseconds(), no));
        forget(now);
        if (no) {
            refused.addFirst(new Refused(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    done.caller(),
                    done.method(),
                    done.route(),
                    done.gallery(),
                    done.status(),
                    done.code()));
            while (refused.size() > MOST) {
                refused.removeLast();
            }
        }
    }

    private void forget(long now) {
        while (!seen.isEmpty() && now - seen.getFirst().at() > MINUTE) {
            seen.removeFirst();
        }
    }

    /** The last minute. */
    public synchronized Minute minute() {
        forget(System.nanoTime());
        double sum = seen.stream().mapToDouble(Seen::milliseconds).sum();
        int no = (int) seen.stream().filter(Seen::refused).count();
        return new Minute(seen.size(), no, seen.isEmpty() ? 0 : sum / seen.size());
    }

    /** Refused requests about a gallery, the latest first. */
    public synchronized List<Refused> refused(String gallery) {
        List<Refused> of = new ArrayList<>(refused);
        of.removeIf(each -> !each.gallery().equals(gallery));
        return of;
    }
}
