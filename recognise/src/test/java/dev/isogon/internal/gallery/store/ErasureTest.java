package dev.isogon.internal.gallery.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.gallery.store.StrangerSet.NewStranger;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks for removed bytes in all files of the gallery, while it is open. */
class ErasureTest {

    private static final int REMOVALS = 25;

    @TempDir
    private Path temporary;

    private final Random random = new Random(7);
    private final List<Person> there = new ArrayList<>();

    private record Person(String name, List<NewImage> images) {}

    @ParameterizedTest
    @ValueSource(ints = {128, 512, 2048})
    void whatWasRemovedIsInNoFile(int dimensions) throws IOException {
        Path folder = temporary.resolve("people");
        ModelIdentity model = new ModelIdentity("face", "ab".repeat(32), dimensions, "whole");
        try (GalleryStore store = Galleries.create(folder, model, null)) {
            for (int i = 0; i < 40; i++) {
                enrol(store, dimensions);
            }
            Traces kept = new Traces();
            there.forEach(each -> add(kept, each));
            assertThat(kept.in(folder)).as("what is there is found").isGreaterThan(kept.size() / 2);
            Traces removed = new Traces();
            for (int i = 0; i < REMOVALS; i++) {
                remove(store, removed);
                assertThat(removed.in(folder)).as("after removal %d", i + 1).isZero();
                for (int k = random.nextInt(3); k > 0; k--) {
                    enrol(store, dimensions);
                }
            }
            assertThat(removed.size()).isGreaterThan(500);
            assertThat(store.history().problems()).isEmpty();
        }
    }

    private void enrol(GalleryStore store, int dimensions) throws IOException {
        List<NewImage> images = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            byte[] picture = new byte[random.nextInt(10) == 0 ? random.nextInt(100_000) : random.nextInt(3_000)];
            random.nextBytes(picture);
            images.add(
                    Galleries.image(text(16 + random.nextInt(100)), dimensions, random.nextBoolean() ? picture : null));
        }
        Person person =
                new Person(text(16 + (random.nextInt(5) == 0 ? random.nextInt(900) : random.nextInt(30))), images);
        store.writing().enrol(person.name(), images);
        there.add(person);
    }

    private String text(int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void remove(GalleryStore store, Traces removed) throws IOException {
        int which = random.nextInt(there.size());
        Person person = there.get(which);
        switch (random.nextInt(3)) {
            case 0 -> {
                store.writing().removeSubject(person.name());
                there.remove(which);
                add(removed, person);
            }
            case 1 -> {
                Person renamed = new Person(text(40), person.images());
                store.writing().rename(person.name(), renamed.name());
                there.set(which, renamed);
                removed.add(bytes(person.name()));
            }
            default -> {
                List<NewImage> rest = new ArrayList<>(person.images());
                if (!rest.isEmpty()) {
                    NewImage image = rest.remove(0);
                    long id = store.reading().image(image.name()).orElseThrow().id();
                    store.writing().removeImage(id);
                    there.set(which, new Person(person.name(), rest));
                    add(removed, image);
                }
            }
        }
    }

    private static void add(Traces traces, Person person) {
        traces.add(bytes(person.name()));
        person.images().forEach(each -> add(traces, each));
    }

    private static void add(Traces traces, NewImage image) {
        traces.add(bytes(image.name()));
        traces.add(bytes(image.embedding()));
        if (image.picture() != null) {
            traces.add(image.picture());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(float[] embedding) {
        ByteBuffer bytes = ByteBuffer.allocate(embedding.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(embedding);
        return bytes.array();
    }

    @Test
    void forgottenStrangersAndRejectionsAreInNoFile() throws IOException {
        Path folder = temporary.resolve("people");
        Traces strangers = new Traces();
        Traces rejection = new Traces();
        ModelIdentity model = new ModelIdentity("face", "ab".repeat(32), 128, "whole");
        try (GalleryStore store = Galleries.create(folder, model, null)) {
            List<NewStranger> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                byte[] picture = new byte[random.nextInt(9_000)];
                random.nextBytes(picture);
                NewStranger stranger = new NewStranger(text(30), text(30), Galleries.embedding(text(9), 128), picture);
                all.add(stranger);
                strangers.add(bytes(stranger.identity()));
                strangers.add(bytes(stranger.name()));
                strangers.add(bytes(stranger.embedding()));
                strangers.add(picture);
            }
            store.strangers().add(all);
            NewImage image = Galleries.image(text(40), 128, null);
            add(rejection, image);
            store.writing().enrol("Ann", List.of());
            store.writing().reject("Ann", image);
            assertThat(strangers.in(folder)).isPositive();
            assertThat(rejection.in(folder)).isPositive();
            store.strangers().forget();
            assertThat(strangers.in(folder)).isZero();
            store.writing().removeSubject("Ann");
            assertThat(rejection.in(folder)).isZero();
        }
    }
}
