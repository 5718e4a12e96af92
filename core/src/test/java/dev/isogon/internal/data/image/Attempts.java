package dev.isogon.internal.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.isogon.internal.data.image.format.Decoder;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Attempts to decode files that may be anything, one by one on a thread of its own, each within a time. */
final class Attempts implements AutoCloseable {

    private static final int SECONDS_EACH = 10;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    /** Whether it is a picture; if it is not, that must have been said in the one way that there is. */
    boolean decodes(String what, byte[] file, Limits limits) throws Exception {
        Throwable thrown = thread.submit(() -> failure(file, limits)).get(SECONDS_EACH, TimeUnit.SECONDS);
        if (thrown == null) {
            return true;
        }
        assertThat(thrown).as(what).isInstanceOf(UndecodableException.class);
        assertThat(thrown.getCause() instanceof Error).as(what).isFalse();
        return false;
    }

    private static @Nullable Throwable failure(byte[] file, Limits limits) {
        try {
            Size size = Decoder.size(file);
            Picture picture = Decoder.decode(file, limits);
            return size.equals(new Size(picture.width(), picture.height())) ? null : new AssertionError(size);
        } catch (Throwable e) {
            return e;
        }
    }

    /** Bytes that the decoding thread has allocated so far. */
    long allocated() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return thread.submit(() ->
                        threads.getThreadAllocatedBytes(Thread.currentThread().getId()))
                .get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
