package dev.isogon.internal.gallery.store;

import dev.isogon.internal.gallery.store.sqlite.Database;
import dev.isogon.internal.gallery.store.values.Columns;
import dev.isogon.internal.gallery.store.values.PlainSealing;
import dev.isogon.internal.gallery.store.values.Sealing;
import dev.isogon.internal.gallery.store.values.TinkSealing;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.SettingsException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gallery's folder that is open. May be asked by many threads at once, and by many processes, of which one writes at a time while
 * others wait for it up to 30 s. Nothing else in this process may open {@link #FILE} meanwhile; see {@link Database}.
 */
public final class GalleryStore implements Closeable {

    /** The one file that a gallery is; while it is open, SQLite has a log and an index of that beside it. */
    public static final String FILE = "gallery.sqlite";

    private static final byte[] WORD = "a gallery of Isogon".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final Database database;
    private final Columns columns;

    private GalleryStore(Path folder, Database database, Columns columns) {
        this.folder = folder;
        this.database = database;
        this.columns = columns;
    }

    /** Whether this folder has a gallery, though perhaps a newer or a damaged one. */
    public static boolean isOne(Path folder) {
        try {
            // By its size: to open it would drop the locks of a store that this process has open.
            return Files.isRegularFile(folder.resolve(FILE)) && Files.size(folder.resolve(FILE)) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Makes a gallery, whole or not at all; where two processes do so at once, one of them gets the error.
     *
     * @param folder absent or empty
     * @param key of an encrypted one; null otherwise
     * @throws SettingsException when something is in the folder, such as a gallery, or a key is missing or superfluous
     */
    public static GalleryStore create(Path folder, GalleryFacts facts, @Nullable GalleryKey key) throws IOException {
        Path file = folder.resolve(FILE);
        Sealing sealing = sealing(file, facts, key);
        checkFree(folder);
        Files.createDirectories(folder);
        byte[] word = sealing.seal("facts.word", 0, WORD);
        // SQLite's lock decides who is first, and its journal that there is all of it or nothing, also where the folder
        // is the
        // root of a volume, so that a folder beside it could not take its place.
        boolean made = Database.make(file, Schema.PAGE_SIZE, connection -> Schema.create(connection, facts, word));
        if (!made) {
            throw taken(folder);
        }
        return open(folder, true, key);
    }

    private static void checkFree(Path folder) throws IOException {
        if (isOne(folder)) {
            throw taken(folder);
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new SettingsException(
                    "gallery", "must be a folder that is new or empty, but " + folder + " is a file; name another one");
        }
        try (Stream<Path> inside = Files.list(folder)) {
            // What an interrupted making has left is an empty file, perhaps with its journal.
            List<String> others = inside.map(each -> each.getFileName().toString())
                    .filter(each -> !each.startsWith(FILE))
                    .sorted()
                    .toList();
            if (!others.isEmpty()) {
                throw new SettingsException(
                        "gallery",
                        "must be a folder that is new or empty, but " + folder + " has " + others.get(0)
                                + (others.size() == 1 ? "" : " and " + (others.size() - 1) + " more")
                                + "; name another one");
            }
        }
    }

    private static SettingsException taken(Path folder) {
        return new SettingsException(
                "gallery",
                "must be a folder that is new or empty, but " + folder + " is a gallery; open it, or name another one");
    }

    /**
     * Opens a gallery.
     *
     * @param write whether it may be changed
     * @param key of an encrypted one; null otherwise
     * @throws BrokenFileException when there is none, or a newer or damaged one
     * @throws SettingsException when the key is missing, wrong or superfluous
     */
    public static GalleryStore open(Path folder, boolean write, @Nullable GalleryKey key) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new BrokenFileException(
                    folder,
                    Files.exists(folder)
                            ? "is not a gallery: it has no " + FILE
                                    + ". Name a gallery's folder, or take that file from a backup"
                            : "is not there, but a gallery is expected. Name a gallery's folder, or enrol somebody to make one");
        }
        Database database = Database.open(file, write);
        try {
            Schema.check(database);
            GalleryFacts facts = database.read(Schema::facts);
            Sealing sealing = sealing(file, facts, key);
            checkKey(database, sealing, facts);
            if (write) {
                database.writeToLog();
                Schema.complete(database);
                OpenChange.eraseIfPossible(database);
            }
            GalleryStore store = new GalleryStore(folder, database, new Columns(file, sealing));
            database = null;
            return store;
        } finally {
            if (database != null) {
                database.close();
            }
        }
    }

    private static Sealing sealing(Path file, GalleryFacts facts, @Nullable GalleryKey key) {
        if (facts.encrypted() && key == null) {
            throw new SettingsException(
                    "key",
                    "is missing: " + file.getParent()
                            + " is encrypted. Name the file with its key in the environment variable "
                            + GalleryKey.FILE_VARIABLE + ", or set " + GalleryKey.VARIABLE);
        }
        if (!facts.encrypted() && key != null) {
            throw new SettingsException(
                    "key",
                    "must not be given: " + file.getParent() + " is not encrypted. Leave the key out (unset "
                            + GalleryKey.VARIABLE + " and " + GalleryKey.FILE_VARIABLE
                            + "), or make a new gallery with it");
        }
        return key == null ? new PlainSealing(file) : new TinkSealing(file, facts.id(), key.bytes());
    }

    private static void checkKey(Database database, Sealing sealing, GalleryFacts facts) throws IOException {
        byte[] word = database.read(Schema::word);
        try {
            sealing.open("facts.word", 0, word);
        } catch (BrokenFileException e) {
            if (!facts.encrypted()) {
                throw e;
            }
            throw new SettingsException(
                    "key",
                    "is not the one that " + database.file().getParent()
                            + " was made with; nothing was read. Give that one");
        }
    }

    /** Where it lies. */
    public Path folder() {
        return folder;
    }

    /** What it is, now: an upgrade, by another process too, changes the model. */
    public GalleryFacts facts() throws IOException {
        return database.read(Schema::facts);
    }

    /** How far it is, now; takes microseconds, and sees at once what another process has done. */
    public State state() throws IOException {
        return database.read(Schema::state);
    }

    /** Subjects and their images. */
    public GalleryReading reading() {
        return new GalleryReading(database, columns);
    }

    /** Changes of subjects and their images. */
    public GalleryWriting writing() {
        return new GalleryWriting(database, columns);
    }

    /** Those who are not enrolled. */
    public StrangerSet strangers() {
        return new StrangerSet(database, columns);
    }

    /** Those who were not known, where they are kept. */
    public UnknownSet unknowns() {
        return new UnknownSet(database, columns);
    }

    /** What is kept by key. */
    public GallerySettings settings() {
        return new GallerySettings(database, columns);
    }

    /** What was done, and what is wrong. */
    public GalleryHistory history() {
        return new GalleryHistory(database);
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
