package dev.isogon.internal.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ParallelTest {

    private final Work three = Work.silent().withThreads(3);

    @Test
    void eachItemIsDoneOnceAndProgressEndsAtAll() throws IOException {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        AtomicLong most = new AtomicLong();
        Parallel.each(
                100,
                "counting",
                three.withProgress((what, n, all) -> most.accumulateAndGet(n, Math::max)),
                i -> assertThat(done.add(i)).isTrue());
        assertThat(done).hasSize(100);
        assertThat(most).hasValue(100);
    }

    @Test
    void afterAFailureNothingIsBegunAndItsExceptionComesOut() {
        AtomicInteger begun = new AtomicInteger();
        IOException failure = new IOException("disk");
        assertThatThrownBy(() -> Parallel.each(1_000_000, "reading", three, i -> {
                    begun.incrementAndGet();
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(begun.get()).isLessThanOrEqualTo(3);
        IllegalStateException unchecked = new IllegalStateException("no");
        assertThatThrownBy(() -> Parallel.onEach(3, "working", () -> {
                    throw unchecked;
                }))
                .isSameAs(unchecked);
    }

    @Test
    void whoIsAskedToStopStops() {
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() -> Parallel.each(
                        1_000_000, "reading", three.withStop(() -> done.get() > 10), i -> done.incrementAndGet()))
                .isInstanceOf(StoppedException.class);
        assertThat(done.get()).isBetween(11, 20);
    }

    @Test
    void anInterruptedCallerStopsTooAndStaysInterrupted() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        boolean[] interrupted = {false};
        Throwable[] thrown = {null};
        Thread caller = new Thread(() -> {
            try {
                Parallel.each(1_000_000, "waiting", three, i -> {
                    running.countDown();
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        ended.incrementAndGet();
                    }
                });
            } catch (IOException | RuntimeException e) {
                thrown[0] = e;
                interrupted[0] = Thread.currentThread().isInterrupted();
            }
        });
        caller.start();
        running.await();
        caller.interrupt();
        caller.join(10_000);
        assertThat(thrown[0]).isInstanceOf(StoppedException.class);
        assertThat(interrupted[0]).isTrue();
        assertThat(ended.get()).as("workers have ended when the call returns").isBetween(1, 3);
    }

    @Test
    void workThatIsInterruptedBeforeItBeginsEndsAtItsFirstCheck() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(Work.silent()::check).isInstanceOf(StoppedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void workNeedsAThread() {
        assertThatThrownBy(() -> Work.silent().withThreads(0)).hasMessage("threads must be at least 1, but was 0");
    }
}
