package dev.isogon.internal.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.gallery.search.Match;
import dev.isogon.internal.gallery.search.SearchIndex;
import dev.isogon.internal.gallery.store.GalleryFacts;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.ModelIdentity;
import dev.isogon.internal.gallery.store.NewImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that large galleries are searched in: it follows the gallery, and keeps nothing that was erased. */
class VectorsOnDiskTest {

    private static final int DIMENSIONS = 16;

    /** So few bytes that every gallery is a large one. */
    private static final long NONE = 0;

    @TempDir
    private Path folder;

    private GalleryStore store() throws IOException {
        Path place = folder.resolve("g");
        return GalleryStore.isOne(place)
                ? GalleryStore.open(place, true, null)
                : GalleryStore.create(
                        place,
                        GalleryFacts.ofNew(new ModelIdentity("m", "ab".repeat(32), DIMENSIONS, "whole"), false, false),
                        null);
    }

    private static float[] unit(int seed) {
        double[] drawn = new Random(seed).doubles(DIMENSIONS, -1, 1).toArray();
        double square = 0;
        for (double each : drawn) {
            square += each * each;
        }
        float[] unit = new float[DIMENSIONS];
        for (int k = 0; k < DIMENSIONS; k++) {
            unit[k] = (float) (drawn[k] / Math.sqrt(square));
        }
        return unit;
    }

    private static void enrol(GalleryStore store, String subject, int seed) throws IOException {
        String name = subject + seed;
        String content = new Sha256().add(name.getBytes(StandardCharsets.UTF_8)).hex();
        store.writing().enrol(subject, List.of(new NewImage(name, content, 100, unit(seed), null)));
    }

    private static String best(Membership members, int seed) throws IOException {
        List<Match> found = members.best(FloatMatrix.of(List.of(unit(seed))), 1, Work.silent())
                .get(0);
        return found.isEmpty()
                ? ""
                : members.store().reading().name(found.get(0).subject()).orElse("?");
    }

    private boolean isInAnyFile(float[] unit) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(unit.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(unit);
        String wanted = new String(bytes.array(), StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.list(folder.resolve("g"))) {
            for (Path each : files.toList()) {
                if (new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1).contains(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aSecondOpeningSearchesTheFileAndWhatCameSince() throws IOException {
        try (Membership first = Membership.of(store(), NONE)) {
            for (int seed = 0; seed < 50; seed++) {
                enrol(first.store(), "s" + seed, seed);
            }
        }
        try (Membership second = Membership.of(store(), NONE)) {
            assertThat(folder.resolve("g").resolve(VectorsOnDisk.FILE)).exists();
            enrol(second.store(), "late", 50);
            for (int seed = 0; seed < 50; seed++) {
                assertThat(best(second, seed)).isEqualTo("s" + seed);
            }
            assertThat(best(second, 50)).isEqualTo("late");
        }
    }

    @Test
    void whatIsErasedIsInNoFileAndTheOthersAreStillFound() throws IOException {
        try (Membership members = Membership.of(store(), NONE)) {
            for (int seed = 0; seed < 50; seed++) {
                enrol(members.store(), "s" + seed % 25, seed);
            }
        }
        try (Membership members = Membership.of(store(), NONE)) {
            assertThat(isInAnyFile(unit(3))).isTrue();
            assertThat(members.changes().remove("s3")).isEqualTo(2);
            assertThat(isInAnyFile(unit(3))).isFalse();
            assertThat(isInAnyFile(unit(28))).isFalse();
            assertThat(best(members, 3)).isNotEqualTo("s3");
            assertThat(best(members, 4)).isEqualTo("s4");
            members.changes().rename("s4", "s5");
            assertThat(best(members, 4)).isEqualTo("s5");
        }
        try (Membership members = Membership.of(store(), NONE)) {
            assertThat(best(members, 29)).isEqualTo("s5");
            assertThat(isInAnyFile(unit(3))).isFalse();
        }
    }

    @Test
    void aChangeOfAnotherOneIsSeenAndADamagedFileIsWrittenAnew() throws IOException {
        try (Membership members = Membership.of(store(), NONE)) {
            for (int seed = 0; seed < 50; seed++) {
                enrol(members.store(), "s" + seed, seed);
            }
        }
        Membership.of(store(), NONE).close();
        Path file = folder.resolve("g").resolve(VectorsOnDisk.FILE);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        try (Membership members = Membership.of(store(), NONE)) {
            assertThat(best(members, 7)).isEqualTo("s7");
            Subject seven = members.store().reading().subject("s7").orElseThrow();
            assertThat(seven.images()).isEqualTo(1);
            members.store().writing().removeSubject("s7"); // as another process would, which leaves the file stale
            assertThat(best(members, 7)).isNotEqualTo("s7");
        }
    }

    /** Few bytes: all in the file, or all in memory. Only the last removal of a round would be missed for good. */
    @ParameterizedTest
    @ValueSource(longs = {NONE, Long.MAX_VALUE})
    void whatAnotherRemovesWhileOneIsBroughtUpToDateIsNotFound(long few) throws Exception {
        try (Membership members = Membership.of(store(), few);
                GalleryStore other = store()) {
            for (int seed = 0; seed < 200; seed++) {
                enrol(members.store(), "s" + seed, seed);
            }
            for (int round = 0; round < 20; round++) {
                for (int k = 0; k < 5; k++) {
                    enrol(other, "goes " + k + " ", 1_000 + 5 * round + k);
                }
                members.refresh();
                CompletableFuture<Void> removing = CompletableFuture.runAsync(() -> {
                    for (int k = 0; k < 5; k++) {
                        try {
                            new MemberChanges(other).remove("goes " + k + " ");
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                });
                while (!removing.isDone()) {
                    members.refresh();
                }
                removing.get();
                assertThat(members.<Long>search(SearchIndex::images)).isEqualTo(200);
                assertThat(isInAnyFile(unit(1_000 + 5 * round + 4))).isFalse();
            }
        }
    }

    @Test
    void smallGalleriesHaveNoSuchFile() throws IOException {
        try (Membership members = Membership.of(store(), NONE)) {
            enrol(members.store(), "a", 1);
        }
        Membership.of(store(), NONE).close();
        Path file = folder.resolve("g").resolve(VectorsOnDisk.FILE);
        assertThat(file).exists();
        try (Membership members = Membership.of(store())) {
            assertThat(file).doesNotExist();
            assertThat(best(members, 1)).isEqualTo("a");
        }
    }
}
