package dev.isogon.internal.serve.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A server that is sent what no good client sends, drawn from many kinds by a fixed seed: it must refuse each without an error of
 * its own, stay up, and have its gallery as it was. Arguments: COUNT (10000), a folder of photographs.
 */
public final class AttackRun {

    private static final int CLIENTS = 8;

    /** The first numbers of generators with seeds near each other are near each other. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** What HTTP has for a version of it that nobody knows, although that is the client's doing. */
    private static final int UNKNOWN_VERSION = 505;

    private static final int SLOW = 36;
    private static final int SLOW_SECONDS = 45;
    private static final int SUBJECTS = 1000;
    private static final int PHOTOGRAPHS = 200;

    private final URI server;
    private final List<Function<Random, Attack>> kinds = new ArrayList<>();
    private final Map<String, AtomicLong> statuses = new ConcurrentSkipListMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private AttackRun(URI server, String admin, String read, Photographs photographs) throws IOException {
        this.server = server;
        kinds.addAll(new BodyAttacks(admin, new BadImages(photographs), photographs.get(0)).kinds());
        kinds.addAll(new HeadAttacks(read).kinds());
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.out.println("Arguments: COUNT PHOTOGRAPHS");
            return;
        }
        Promises promises = new Promises();
        run(Integer.parseInt(arguments[0]), Path.of(arguments[1]), promises);
        promises.end();
    }

    static void run(int count, Path photos, Promises promises) throws IOException, InterruptedException {
        Photographs photographs = new Photographs(photos, PHOTOGRAPHS);
        Path folder = Isogon.folder();
        Path gallery = photographs.gallery(folder, SUBJECTS);
        String keys = String.valueOf(folder.resolve("keys.json"));
        String admin = Isogon.run("keys", "create", keys, "--role", "admin");
        String read = Isogon.run("keys", "create", keys, "--role", "read");
        try (ServerProcess process = ServerProcess.start(List.of(String.valueOf(gallery), "--keys", keys))) {
            Asking asking = new Asking(process.uri(), "people", admin);
            AttackRun run = new AttackRun(process.uri(), admin, read, photographs);
            asking.identify(photographs.get(0));
            JsonNode before = asking.get("").json();
            double small = process.residentMegabytes();
            Thread slow = new Thread(() -> run.slow(admin), "slow");
            slow.start();
            AtomicInteger next = new AtomicInteger();
            Together.run(CLIENTS, client -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    run.attack(new Random(i * SPREAD));
                }
            });
            slow.join();
            System.out.printf("statuses (0: closed without one, -1: neither answered nor closed): %s%n", run.statuses);
            promises.none(List.copyOf(run.wrong), "no 5xx, and no connection that stays open");
            promises.check(
                    process.isAlive()
                            && asking.at("v1/health").status() == 200
                            && asking.at("v1/ready").status() == 200
                            && asking.identify(photographs.get(0)).status() == 200,
                    "the server is up, ready, and identifies",
                    "it is alive: " + process.isAlive());
            JsonNode after = asking.get("").json();
            promises.check(after.equals(before), "the gallery is as it was", "it was " + before + " and is " + after);
            promises.none(process.badLines(), "no failure in the log of " + process.lines() + " requests");
            System.out.printf("resident memory: %.0f MB before, %.0f MB after%n", small, process.residentMegabytes());
        }
    }

    private void attack(Random random) throws IOException {
        Attack attack = kinds.get(random.nextInt(kinds.size())).apply(random);
        count(attack.kind(), RawSocket.send(server, attack.bytes(), attack.ends()));
    }

    /** Bodies and heads that come a byte a second. */
    private void slow(String key) {
        byte[] bytes =
                RawRequest.of("POST", "/v1/galleries/people/identify", key).body("image/jpeg", new byte[100_000]);
        int head = bytes.length - 100_000;
        try {
            Together.run(
                    SLOW,
                    number -> count(
                            number % 3 == 0 ? "slow head" : "slow body",
                            RawSocket.trickle(server, bytes, number % 3 == 0 ? 10 : head, SLOW_SECONDS)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(String kind, int status) {
        statuses.computeIfAbsent(kind + " " + status, none -> new AtomicLong()).incrementAndGet();
        boolean failed = status >= 500 && status != UNKNOWN_VERSION;
        if (failed || (status == RawSocket.OPEN && !kind.equals("slow head"))) {
            wrong.add(kind + ": " + status);
        }
    }
}
