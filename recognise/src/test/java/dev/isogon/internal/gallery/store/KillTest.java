package dev.isogon.internal.gallery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A process that enrols, removes and renames is killed at random moments; {@code -Disogon.kills=50} asks for more of them. */
class KillTest {

    private static final int KILLS = Integer.getInteger("isogon.kills", 8);

    @TempDir
    private Path temporary;

    private final Random random = new Random(11);

    /** Names of subjects to names of their images, as they must be. */
    private Map<String, Set<String>> expected = new TreeMap<>();

    private int acknowledged;
    private int inFlight;
    private int whole;

    @Test
    void whatWasAcknowledgedOutlivesAKillAndNothingIsHalfThere(TestReporter reporter) throws Exception {
        Path folder = temporary.resolve("people");
        Galleries.create(folder).close();
        for (int kill = 0; kill < KILLS; kill++) {
            String last = killed(GalleryProcess.start(folder, "change", kill, Integer.MAX_VALUE));
            try (GalleryStore store = GalleryStore.open(folder, true, null)) {
                assertThat(store.history().problems()).isEmpty();
                check(store, last);
                assertThat(store.history().hasUnerased()).isFalse();
            }
        }
        assertThat(acknowledged).isGreaterThan(KILLS);
        reporter.publishEntry(KILLS + " kills, " + acknowledged + " acknowledged changes, " + inFlight
                + " in flight, of which " + whole + " whole and the others absent");
    }

    /**
     * Lets a process work for some steps and a moment more, and kills it; returns the step that was not acknowledged, if any.
     * Counted in steps, so that a slow machine is killed at the same places as a fast one.
     */
    private @Nullable String killed(Process process) throws Exception {
        List<String> lines = new ArrayList<>();
        int enough = 2 + random.nextInt(20);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (lines.size() == enough) {
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(random.nextBoolean() ? 2_000 : 40_000));
                    // Process.destroyForcibly would close the stream, and with it lose what was acknowledged.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        String open = null;
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("! ")) {
                run(expected, line.substring(2));
                acknowledged++;
            }
            open = line.startsWith("? ") ? line.substring(2) : null;
        }
        return open;
    }

    private void check(GalleryStore store, @Nullable String last) throws IOException {
        Map<String, Set<String>> there = new TreeMap<>();
        Map<Long, String> names = new HashMap<>();
        store.reading().forEachSubject(each -> {
            there.put(each.name(), new TreeSet<>());
            names.put(each.id(), each.name());
        });
        store.reading().forEachWholeImage((image, unit, picture) -> {
            there.computeIfAbsent(names.getOrDefault(image.subject(), "nobody"), name -> new TreeSet<>())
                    .add(image.name());
            assertThat(unit).containsExactly(Galleries.embedding(image.name(), Galleries.DIMENSIONS));
            assertThat(picture).hasSize(2_000);
        });
        long images = there.values().stream().mapToLong(Set::size).sum();
        assertThat(store.state().images()).isEqualTo(images);
        assertThat(store.state().subjects()).isEqualTo(there.size());
        if (last != null) {
            inFlight++;
            Map<String, Set<String>> with = new TreeMap<>();
            expected.forEach((name, of) -> with.put(name, new TreeSet<>(of)));
            run(with, last);
            whole += there.equals(with) ? 1 : 0;
            assertThat(there).isIn(expected, with);
        } else {
            assertThat(there).isEqualTo(expected);
        }
        expected = there;
    }

    /** What a step does to names. */
    private static void run(Map<String, Set<String>> subjects, String step) {
        String[] words = step.split(" ", -1);
        switch (words[0]) {
            case "enrol" -> {
                Set<String> images = subjects.computeIfAbsent(words[1], name -> new TreeSet<>());
                GalleryProcess.Images.of(words[1], Integer.parseInt(words[2])).forEach(each -> images.add(each.name()));
            }
            case "remove" -> subjects.remove(words[1]);
            default -> {
                Set<String> images = subjects.getOrDefault(words[1], Set.of());
                subjects.remove(words[1]);
                subjects.computeIfAbsent(words[2], name -> new TreeSet<>()).addAll(images);
            }
        }
    }
}
