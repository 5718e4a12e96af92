package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.internal.serve.work.Workers;
import dev.isogon.metrics.StoppedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What waits together is computed together, in order, and no more waits than may. */
class WorkersTest {

    private final CountDownLatch free = new CountDownLatch(1);

    /** One thread, which computes something until {@link #free}. */
    private Workers busy(int room, Duration patience) throws InterruptedException {
        Workers workers = new Workers(1, room, patience);
        CountDownLatch begun = new CountDownLatch(1);
        workers.submit(1, () -> {
            begun.countDown();
            free.await();
            return "";
        });
        begun.await();
        return workers;
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    void whatWaitsForTheSameIsComputedTogetherAndEachGetsItsOwn() throws InterruptedException {
        List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
        Workers.Batch<Integer, Integer> squares = items -> {
            batches.add(items.size());
            return items.stream().map(each -> each * each).toList();
        };
        try (Workers workers = busy(100, Duration.ofMinutes(1))) {
            CompletionStage<List<Integer>> one = workers.submit("a", List.of(1, 2), squares);
            CompletionStage<List<Integer>> other = workers.submit("b", List.of(3), squares);
            CompletionStage<List<Integer>> same = workers.submit("a", List.of(4, 5), squares);
            CompletionStage<List<Integer>> tooMany = workers.submit("a", List.of(7, 8), squares);
            assertThat(workers.waiting()).isEqualTo(7);
            free.countDown();
            assertThat(now(one)).containsExactly(1, 4);
            assertThat(now(same)).containsExactly(16, 25);
            assertThat(now(other)).containsExactly(9);
            assertThat(now(tooMany)).containsExactly(49, 64);
        }
        assertThat(batches).as("at most four together").containsExactly(4, 1, 2);
    }

    @Test
    void noMoreWaitsThanMayButARequestLargerThanTheRoomIsTakenAlone() throws InterruptedException {
        try (Workers workers = busy(3, Duration.ofMinutes(1))) {
            CompletionStage<List<Integer>> large = workers.submit("a", List.of(1, 2, 3, 4, 5), items -> items);
            assertThatThrownBy(() -> workers.submit("a", List.of(6), items -> items))
                    .isInstanceOf(RejectedExecutionException.class);
            free.countDown();
            assertThat(now(large)).hasSize(5);
            assertThat(now(workers.submit("a", List.of(6), items -> items))).containsExactly(6);
        }
    }

    @Test
    void whileManyAreRefusedFewerWaitAndAfterwardsAsManyAsBefore() throws InterruptedException {
        try (Workers workers = busy(3, Duration.ofMinutes(1))) {
            List<CompletableFuture<?>> taken = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                taken.add(workers.submit(i, List.of(i), items -> items).toCompletableFuture());
            }
            int refused = 0;
            while (taken.stream().noneMatch(CompletableFuture::isDone)) {
                assertThatThrownBy(() -> workers.submit("a", List.of(1), items -> items))
                        .isInstanceOf(RejectedExecutionException.class);
                assertThat(++refused).isLessThan(20);
            }
            assertThat(taken.subList(1, 3))
                    .as("what came last")
                    .allSatisfy(each ->
                            assertThatThrownBy(each::join).hasCauseInstanceOf(RejectedExecutionException.class));
            assertThat(workers.waiting()).as("one for the one thread").isEqualTo(1);
            assertThatThrownBy(() -> workers.submit("a", List.of(2), items -> items))
                    .isInstanceOf(RejectedExecutionException.class);
            free.countDown();
            taken.get(0).join();
            for (int i = 0; i < 200; i++) {
                now(workers.submit("a", List.of(1), items -> items));
            }
            assertThat(full(workers)).isEqualTo(3);
        }
    }

    /** How many may wait. */
    private static int full(Workers workers) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        workers.submit(1, () -> {
            begun.countDown();
            end.await();
            return "";
        });
        begun.await();
        int waiting = 0;
        try {
            while (waiting < 100) {
                workers.submit("a", List.of(1), items -> items);
                waiting++;
            }
        } catch (RejectedExecutionException e) {
            // so many
        }
        end.countDown();
        return waiting;
    }

    @Test
    void aBatchThatFailsFailsThoseInItAndNobodyElse() throws InterruptedException {
        try (Workers workers = busy(10, Duration.ofMinutes(1))) {
            CompletionStage<List<Integer>> bad = workers.submit("a", List.of(1), items -> {
                throw new IllegalStateException("broken");
            });
            CompletionStage<List<Integer>> good = workers.submit("b", List.of(1), items -> items);
            free.countDown();
            assertThatThrownBy(() -> now(bad))
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("broken");
            assertThat(now(good)).containsExactly(1);
        }
    }

    @Test
    void whatHasWaitedTooLongIsNotComputedAndWhatWaitsAtTheEndIsGivenUp() throws InterruptedException {
        CompletableFuture<?> late;
        // So long that what keeps the thread busy is begun in time beside other programs too.
        try (Workers workers = busy(10, Duration.ofSeconds(1))) {
            late = workers.submit("a", List.of(1), items -> items).toCompletableFuture();
            Thread.sleep(1_100);
            free.countDown();
            assertThatThrownBy(late::join).hasCauseInstanceOf(TimeoutException.class);
        }
        Workers ending = busyAgain();
        CompletableFuture<?> left =
                ending.submit("a", List.of(1), items -> items).toCompletableFuture();
        ending.close();
        assertThatThrownBy(left::join).hasCauseInstanceOf(StoppedException.class);
        assertThatThrownBy(() -> ending.submit("a", List.of(1), items -> items))
                .isInstanceOf(RejectedExecutionException.class);
    }

    private static Workers busyAgain() throws InterruptedException {
        Workers workers = new Workers(1, 10, Duration.ofMinutes(1));
        CountDownLatch begun = new CountDownLatch(1);
        workers.submit(1, () -> {
            begun.countDown();
            Thread.sleep(500);
            return "";
        });
        begun.await();
        return workers;
    }
}
