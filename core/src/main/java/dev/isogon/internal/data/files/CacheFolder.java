package dev.isogon.internal.data.files;

import dev.isogon.internal.base.Setting;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder in which decoded pixels and embeddings are kept, and how much may lie there: the longest unused goes first. */
public final class CacheFolder implements AutoCloseable {

    /** Another place for the folder. */
    public static final String PLACE = "ISOGON_CACHE";

    private static final long MEBI = 1L << 20;
    private static final long GIBI = 1L << 30;
    private static final long MOST = 40 * GIBI;
    private static final String PIXELS = ".pixels";

    /** How a file of embeddings ends. */
    static final String EMBEDDINGS = ".embeddings";

    private static final String UNFINISHED = ".part";

    private final Path path;
    private final long most;
    private final boolean temporary;

    /** @param most bytes of pixels that may lie there */
    public CacheFolder(Path path, long most) {
        this(path, most, false);
    }

    private CacheFolder(Path path, long most, boolean temporary) {
        this.path = path;
        this.most = most;
        this.temporary = temporary;
    }

    /** A folder that somebody else chose; at most 40 GiB. */
    public static CacheFolder at(Path path) {
        return new CacheFolder(path, MOST);
    }

    /** A new folder where the system keeps temporary files, which goes when this is closed. */
    public static CacheFolder temporary() throws IOException {
        return new CacheFolder(Files.createTempDirectory("isogon-pixels-"), MOST, true);
    }

    /** {@code $ISOGON_CACHE}, else {@code isogon} in the user's folder for caches; at most 40 GiB. */
    public static CacheFolder ofUser() {
        String named = System.getenv(PLACE);
        String caches = System.getenv("XDG_CACHE_HOME");
        Path path = named != null && !named.isBlank()
                ? Path.of(named)
                : (caches != null && !caches.isBlank()
                                ? Path.of(caches)
                                : Path.of(System.getProperty("user.home", "."), ".cache"))
                        .resolve("isogon");
        return new CacheFolder(path, MOST);
    }

    /** Removes a temporary folder, or where pixels of it are still mapped, has it removed when the JVM ends. */
    @Override
    public void close() throws IOException {
        if (!temporary) {
            return;
        }
        List<Path> all;
        try (Stream<Path> inside = Files.walk(path)) {
            all = inside.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException e) {
                path.toFile().deleteOnExit();
                each.toFile().deleteOnExit();
            }
        }
    }

    Path file(String name) throws IOException {
        return Files.createDirectories(path).resolve(name);
    }

    /** Where the hashes of a folder's files are remembered. */
    Path memoryOf(Path root) throws IOException {
        String place = root.toAbsolutePath().normalize().toString();
        return file("hashes-"
                + ContentHashes.hash(place.getBytes(StandardCharsets.UTF_8)).substring(0, 16) + ".tsv");
    }

    /** A name that no other process uses. */
    Path unfinished() throws IOException {
        return file("." + UUID.randomUUID() + UNFINISHED);
    }

    /** Writes a small file, whole or not at all, also where another process writes the same one. */
    void write(Path target, String text) throws IOException {
        Path beside = unfinished();
        try {
            Files.writeString(beside, text);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Notes that a file is in use, so that it is not the next to go. */
    void used(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            return; // it may go sooner, and is made again then
        }
    }

    /**
     * Removes the longest unused until so many bytes more may lie here, and what a process left that ended midway.
     *
     * @throws BrokenFileException when they would not fit even alone, or not on the disk
     */
    void makeRoom(long bytes) throws IOException {
        List<Path> oldest;
        Files.createDirectories(path);
        try (Stream<Path> inside = Files.list(path)) {
            oldest = inside.sorted(Comparator.comparing(CacheFolder::changed)).toList();
        }
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        long kept = 0;
        for (Path each : oldest) {
            if (each.toString().endsWith(UNFINISHED) && changed(each).isBefore(yesterday)) {
                Files.deleteIfExists(each);
            } else if (isKept(each)) {
                kept += size(each);
            }
        }
        long usable = Files.getFileStore(path).getUsableSpace();
        checkPossible(bytes, usable + kept);
        for (Path each : oldest) {
            if (isKept(each) && (kept + bytes > most || usable < bytes)) {
                long freed = size(each);
                remove(each);
                kept -= freed;
                usable += freed;
            }
        }
    }

    private static boolean isKept(Path file) {
        return file.toString().endsWith(PIXELS) || file.toString().endsWith(EMBEDDINGS);
    }

    /** Before anything goes: what cannot fit must not cost what is there. */
    private void checkPossible(long bytes, long free) {
        if (bytes > most || free < bytes) {
            throw new BrokenFileException(
                    path,
                    String.format(
                            Locale.ROOT,
                            "has no room for the decoded images, %s: %s are free or could be freed, and at most %s may be"
                                    + " used. Take a smaller %s, or name a folder with room by %s",
                            readable(bytes),
                            readable(free),
                            readable(most),
                            Setting.named("model.resolution"),
                            PLACE));
        }
    }

    private static String readable(long bytes) {
        return bytes >= GIBI
                ? String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIBI)
                : String.format(Locale.ROOT, "%.1f MiB", (double) bytes / MEBI);
    }

    private static void remove(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(PIXELS)) {
            Files.deleteIfExists(file.resolveSibling(name.replace(PIXELS, ".json")));
        }
        Files.deleteIfExists(file);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // another process removed it
        }
    }

    private static Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
