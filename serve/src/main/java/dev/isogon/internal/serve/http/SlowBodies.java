package dev.isogon.internal.serve.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Ends requests whose bodies come too slowly. Jetty's own handler for that counts the bytes of all requests together, so that a
 * server that has read some megabytes would wait for hours for a body of bytes that drip.
 */
public final class SlowBodies extends Handler.Wrapper {

    /** A rate over less time than this says nothing. */
    private static final long SETTLING = TimeUnit.SECONDS.toNanos(2);

    private final long leastBytesPerSecond;

    /** Around a handler that reads bodies. */
    public SlowBodies(Handler handler, long leastBytesPerSecond) {
        super(handler);
        this.leastBytesPerSecond = leastBytesPerSecond;
    }

    /** A request whose bytes are counted; Jetty reads and demands in turn, never at once. */
    private final class Counted extends Request.Wrapper {
        private final long begun = System.nanoTime();
        private long bytes;
        private Content.@Nullable Chunk late;

        Counted(Request request) {
            super(request);
        }

        @Override
        public void demand(Runnable whenThere) {
            long nanos = System.nanoTime() - begun;
            if (nanos > SETTLING && bytes < nanos / 1e9 * leastBytesPerSecond) {
                late = Content.Chunk.from(new TimeoutException("the body comes too slowly"));
                whenThere.run();
            } else {
                super.demand(whenThere);
            }
        }

        @Override
        public Content.@Nullable Chunk read() {
            if (late != null) {
                return late;
            }
            Content.Chunk chunk = super.read();
            bytes += chunk == null ? 0 : chunk.remaining();
            return chunk;
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Counted(request), response, callback);
    }
}
