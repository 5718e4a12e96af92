package dev.isogon.internal.gallery.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, and several threads, in one gallery. */
class ProcessesTest {

    @TempDir
    private Path temporary;

    @Test
    void twoProcessesEnrolAtOnceAndNothingIsLost() throws Exception {
        Path folder = temporary.resolve("people");
        Galleries.create(folder).close();
        Process first = GalleryProcess.start(folder, "enrol", 1, 60);
        Process second = GalleryProcess.start(folder, "enrol", 2, 60);
        for (Process each : List.of(first, second)) {
            assertThat(lines(each)).filteredOn(line -> line.startsWith("!")).hasSize(60);
            assertThat(each.waitFor()).isZero();
        }
        try (GalleryStore store = GalleryStore.open(folder, false, null)) {
            assertThat(store.state()).isEqualTo(new State(120, 0, 120, 120, 120, 0, 0));
            for (int i = 0; i < 60; i++) {
                assertThat(store.reading().subject("1-" + i)).isPresent();
                assertThat(store.reading().subject("2-" + i)).isPresent();
            }
        }
    }

    private static List<String> lines(Process process) throws IOException {
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            return out.lines().toList();
        }
    }

    @Test
    void aReaderSeesWhatAnotherProcessHasJustAcknowledged() throws Exception {
        Path folder = temporary.resolve("people");
        Galleries.create(folder).close();
        try (GalleryStore reader = GalleryStore.open(folder, false, null)) {
            Process process = GalleryProcess.start(folder, "enrol", 1, 20);
            int seen = 0;
            try (var out = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.startsWith("!")) {
                        seen++;
                        assertThat(reader.state().images()).isGreaterThanOrEqualTo(seen);
                    }
                }
            }
            assertThat(seen).isEqualTo(20);
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void manyThreadsReadAndWriteOneStore() throws Exception {
        try (GalleryStore store = Galleries.create(temporary.resolve("people"))) {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String name = "p" + i;
                all.add(() -> {
                    for (int k = 0; k < 10; k++) {
                        store.writing().enrol(name, List.of(Galleries.image(name + "/" + k)));
                        long images = store.state().images();
                        long[] counted = new long[1];
                        State state = store.reading().forEachEmbedding(0, (image, subject, unit) -> counted[0]++);
                        assertThat(counted[0]).isEqualTo(state.images()).isGreaterThanOrEqualTo(images);
                    }
                    return true;
                });
            }
            atOnce(all);
            assertThat(store.state()).isEqualTo(new State(80, 0, 80, 8, 80, 0, 0));
        }
    }

    @Test
    void ofThoseWhoMakeOneGalleryAtOnceOneSucceeds() throws Exception {
        for (int round = 0; round < 10; round++) {
            Path folder = temporary.resolve("people" + round);
            CyclicBarrier start = new CyclicBarrier(4);
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(() -> {
                    start.await();
                    try {
                        Galleries.create(folder).close();
                        return true;
                    } catch (SettingsException e) {
                        assertThat(e).hasMessageContaining("is a gallery; open it");
                        return false;
                    }
                });
            }
            assertThat(atOnce(all)).filteredOn(made -> made).hasSize(1);
            GalleryStore.open(folder, true, null).close();
        }
    }

    private static List<Boolean> atOnce(List<Callable<Boolean>> all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> each : threads.invokeAll(all)) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
