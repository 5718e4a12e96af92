package dev.isogon.internal.serve.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that ask at once, each in a thread of its own. */
final class Together {

    private Together() {}

    /** What a client does. */
    @FunctionalInterface
    interface Client {
        void run(int number) throws Exception;
    }

    /** Runs so many, from number 0, until all are done; throws what the first of them threw. */
    static void run(int clients, Client client) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    client.run(number);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
