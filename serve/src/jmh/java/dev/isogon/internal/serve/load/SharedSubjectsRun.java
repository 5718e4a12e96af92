package dev.isogon.internal.serve.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * Many who change the same subjects at once: 32 clients enrol, rename, merge, move, remove and identify 20 of them. What the gallery
 * says was done to it, done again, must end where it ended. Arguments: SECONDS (60), a folder of photographs.
 */
public final class SharedSubjectsRun {

    private static final int CLIENTS = 32;
    private static final int SUBJECTS = 20;
    private static final int PHOTOGRAPHS = 60;
    private static final int DRAWN = 10;

    private final Asking asking;
    private final Photographs photographs;
    private final long end;
    private final Map<String, AtomicLong> statuses = new ConcurrentSkipListMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private SharedSubjectsRun(Asking asking, Photographs photographs, long end) {
        this.asking = asking;
        this.photographs = photographs;
        this.end = end;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.out.println("Arguments: SECONDS PHOTOGRAPHS");
            return;
        }
        Promises promises = new Promises();
        run(Double.parseDouble(arguments[0]), Path.of(arguments[1]), promises);
        promises.end();
    }

    static void run(double seconds, Path photos, Promises promises) throws IOException, InterruptedException {
        Photographs photographs = new Photographs(photos, PHOTOGRAPHS);
        Path gallery = photographs.gallery(Isogon.folder(), DRAWN);
        try (ServerProcess server = ServerProcess.start(List.of(String.valueOf(gallery)))) {
            Asking asking = new Asking(server.uri(), "people", "");
            SharedSubjectsRun run =
                    new SharedSubjectsRun(asking, photographs, System.nanoTime() + (long) (seconds * 1e9));
            Together.run(CLIENTS, run::client);
            System.out.println("answers by what was asked: " + new TreeMap<>(run.statuses));
            promises.none(List.copyOf(run.wrong), "no 5xx, and nothing merged that was not to be");
            promises.none(ChangeReplay.differences(asking), "changes, done again, end as the gallery does");
            JsonNode whole = asking.get("").json();
            List<Asking.Listed> listed = asking.subjects();
            long images = listed.stream().mapToLong(Asking.Listed::images).sum();
            promises.check(
                    whole.path("subjects").asLong() == listed.size()
                            && whole.path("images").asLong() == images,
                    "the gallery's counts are those of its subjects",
                    listed.size() + " subjects with " + images + " images, and it says " + whole.path("subjects")
                            + " and " + whole.path("images"));
            promises.none(server.badLines(), "no failure in the log of " + server.lines() + " requests");
        }
    }

    private void client(int number) throws IOException, InterruptedException {
        Random random = new Random(number);
        while (System.nanoTime() < end) {
            int kind = random.nextInt(100);
            if (kind < 35) {
                int images = 1 + random.nextInt(2);
                List<byte[]> sent = List.of(photo(random), photo(random)).subList(0, images);
                count("enrol", asking.enrol(name(random), sent));
            } else if (kind < 50) {
                count("identify", asking.identify(photo(random)));
            } else {
                change(kind, random);
            }
        }
    }

    private byte[] photo(Random random) {
        return photographs.get(random.nextInt(PHOTOGRAPHS));
    }

    private static String name(Random random) {
        return "shared-" + random.nextInt(SUBJECTS);
    }

    /** Of whoever has one of the names now; another client may be quicker, which is answered by 404. */
    private void change(int kind, Random random) throws IOException, InterruptedException {
        JsonNode found = asking.get("/subjects?name=" + name(random))
                .json()
                .path("subjects")
                .path(0);
        if (found.isMissingNode()) {
            return;
        }
        String subject = "/subjects/" + found.path("id").asLong();
        if (kind < 65) {
            rename(subject, name(random), random.nextBoolean());
        } else if (kind < 75) {
            count("remove", asking.delete(subject));
        } else {
            JsonNode images = asking.get(subject + "/images").json().path("images");
            if (!images.isEmpty()) {
                String image = subject + "/images/"
                        + images.path(random.nextInt(images.size())).path("id").asLong();
                if (kind < 85) {
                    count("remove image", asking.delete(image));
                } else {
                    count("move", asking.json("POST", image + "/move", Map.of("to", name(random))));
                }
            }
        }
    }

    private void rename(String subject, String to, boolean merge) throws IOException, InterruptedException {
        Asking.Got got = asking.json("PATCH", subject, Map.of("name", to, "merge", merge));
        count(merge ? "merge" : "rename", got);
        if (!merge && got.json().path("merged").asBoolean(false)) {
            wrong.add("a rename that was to merge with nobody did: " + got.json());
        }
    }

    private void count(String what, Asking.Got got) {
        statuses.computeIfAbsent(what + " " + got.status(), none -> new AtomicLong())
                .incrementAndGet();
        if (got.status() >= 500) {
            wrong.add(what + ": " + got.status() + " " + got.json());
        }
    }
}
