package dev.isogon.internal.serve.load;

import dev.isogon.internal.gallery.store.GalleryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server that is killed again and again while four clients enrol: what it has acknowledged must be there after the next start,
 * and nothing by halves. Arguments: TIMES (50), a folder of photographs.
 */
public final class KillRun {

    private static final int CLIENTS = 4;
    private static final int PHOTOGRAPHS = 500;
    private static final int DRAWN = 10;
    private static final int IDENTIFIED = 3;

    private KillRun() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.out.println("Arguments: TIMES PHOTOGRAPHS");
            return;
        }
        Promises promises = new Promises();
        run(Integer.parseInt(arguments[0]), Path.of(arguments[1]), promises);
        promises.end();
    }

    static void run(int times, Path photos, Promises promises) throws IOException, InterruptedException {
        Photographs photographs = new Photographs(photos, PHOTOGRAPHS);
        Path gallery = photographs.gallery(Isogon.folder(), DRAWN);
        EnrolmentLedger ledger = new EnrolmentLedger();
        List<String> wrong = new ArrayList<>();
        Random random = new Random(1);
        int unanswered = 0;
        ServerProcess server = ServerProcess.start(List.of(String.valueOf(gallery)));
        for (int i = 0; i < times; i++) {
            unanswered += killed(server, photographs, ledger, i, random);
            wrong.addAll(server.badLines());
            server = ServerProcess.start(List.of(String.valueOf(gallery)));
            Asking asking = new Asking(server.uri(), "people", "");
            ledger.compare(asking);
            ledger.identify(asking, IDENTIFIED);
            wrong.addAll(ChangeReplay.differences(asking));
            try (GalleryStore store = GalleryStore.open(gallery, false, null)) {
                wrong.addAll(store.history().problems());
            }
        }
        wrong.addAll(server.badLines());
        server.close();
        System.out.println(
                times + " kills; " + ledger.acknowledged() + " enrolments acknowledged, then or when asked again; "
                        + unanswered + " under way when the server was killed");
        promises.none(ledger.wrong(), "what was acknowledged is there, and nothing by halves");
        promises.none(wrong, "changes, done again, end as the gallery does; its file is whole; no failure in the log");
    }

    /** Has clients enrol until the server is killed; returns how many waited for an answer then. */
    private static int killed(
            ServerProcess server, Photographs photographs, EnrolmentLedger ledger, int round, Random random)
            throws InterruptedException {
        Asking asking = new Asking(server.uri(), "people", "");
        AtomicInteger waiting = new AtomicInteger();
        AtomicLong killed = new AtomicLong();
        Thread killer = new Thread(() -> {
            try {
                Thread.sleep(300 + random.nextInt(1200));
                killed.set(1);
                server.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        killer.start();
        Together.run(CLIENTS, client -> {
            Random own = new Random(31L * round + client);
            for (int i = 0; ; i++) {
                int first = own.nextInt(photographs.size());
                List<byte[]> images = new ArrayList<>();
                for (int k = own.nextInt(3); k >= 0; k--) {
                    images.add(photographs.get(first + k));
                }
                try {
                    ledger.enrol(asking, "k" + round + "-" + client + "-" + i, images);
                } catch (IOException e) {
                    if (killed.get() == 0) {
                        throw e; // a server that is there answers
                    }
                    waiting.incrementAndGet();
                    return;
                }
            }
        });
        killer.join();
        return waiting.get();
    }
}
