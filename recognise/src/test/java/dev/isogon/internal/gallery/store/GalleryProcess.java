package dev.isogon.internal.gallery.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Another process that changes a gallery, and prints a line before and after each call, for tests that kill it. */
final class GalleryProcess {

    private GalleryProcess() {}

    /**
     * Starts this class in a process of its own.
     *
     * @param what {@code change} or {@code enrol}
     * @param count how many changes
     */
    static Process start(Path folder, String what, long seed, int count) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GalleryProcess.class.getName(),
                        folder.toString(),
                        what,
                        "" + seed,
                        "" + count)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Random random = new Random(Long.parseLong(arguments[2]));
        try (GalleryStore store = GalleryStore.open(Path.of(arguments[0]), true, null)) {
            out.println("open");
            for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                String step =
                        arguments[1].equals("enrol") ? "enrol " + arguments[2] + "-" + i + " 1" : drawn(store, random);
                out.println("? " + step);
                run(store, step);
                out.println("! " + step);
            }
        }
    }

    /** A change of what is there, in words: {@code enrol NAME COUNT}, {@code remove NAME}, {@code rename NAME NAME}. */
    private static String drawn(GalleryStore store, Random random) throws IOException {
        List<Subject> there = store.reading().subjects();
        String fresh = "p" + Long.toHexString(random.nextLong());
        if (there.size() < 5 || random.nextInt(2) == 0) {
            return "enrol " + fresh + " " + (1 + random.nextInt(5));
        }
        String one = there.get(random.nextInt(there.size())).name();
        return switch (random.nextInt(3)) {
            case 0 -> "remove " + one;
            case 1 -> "rename " + one + " " + fresh;
            default ->
                "rename " + one + " " + there.get(random.nextInt(there.size())).name();
        };
    }

    private static void run(GalleryStore store, String step) throws IOException {
        String[] words = step.split(" ", -1);
        switch (words[0]) {
            case "enrol" -> store.writing().enrol(words[1], Images.of(words[1], Integer.parseInt(words[2])));
            case "remove" -> store.writing().removeSubject(words[1]);
            default -> store.writing().rename(words[1], words[2]);
        }
    }

    /** Images of a subject in these tests. */
    static final class Images {

        private Images() {}

        static List<NewImage> of(String subject, int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> Galleries.image(subject + "/" + i, Galleries.DIMENSIONS, new byte[2_000]))
                    .toList();
        }
    }
}
