package dev.isogon.internal.serve.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections over which no request has come some time after they were opened. Jetty's own limit is of idle connections, and
 * one that sends a byte a second never is.
 */
public final class SlowHeads implements Connection.Listener {

    private final Scheduler scheduler;
    private final Duration patience;

    /** @param patience from the opening until the first request's head is there */
    public SlowHeads(Scheduler scheduler, Duration patience) {
        this.scheduler = scheduler;
        this.patience = patience;
    }

    @Override
    public void onOpened(Connection connection) {
        scheduler.schedule(() -> closeIfNothingCame(connection), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void closeIfNothingCame(Connection connection) {
        if (connection.getMessagesIn() == 0) {
            connection.getEndPoint().close();
        }
    }
}
