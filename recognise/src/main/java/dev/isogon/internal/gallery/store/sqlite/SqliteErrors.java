package dev.isogon.internal.gallery.store.sqlite;

import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** What SQLite's result codes (sqlite.org/rescode.html) mean to who has a gallery. */
public final class SqliteErrors {

    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    private SqliteErrors() {}

    /**
     * The exception for a failed statement; nothing of its transaction is kept.
     *
     * @throws BrokenFileException when the file is damaged or not SQLite's
     */
    static IOException of(Path file, SQLException problem) {
        int code = code(problem);
        if (code == CORRUPT || code == NOTADB) {
            BrokenFileException broken = new BrokenFileException(file, broken(code));
            broken.initCause(problem);
            throw broken;
        }
        FileSystemException said = new FileSystemException(
                file.toString(), null, reason(problem) + ". Nothing was changed; try again when that is mended");
        said.initCause(problem);
        return said;
    }

    private static String broken(int code) {
        return code == NOTADB
                ? "is not a gallery: it is no SQLite file, or its first page is damaged. Take it from a backup"
                : "is damaged: one of its pages is not what it should be. Nothing was changed. Take it from a backup, or"
                        + " export what can still be read and enrol that anew";
    }

    /** Why it failed; continues the file's name. */
    static String reason(SQLException problem) {
        return switch (code(problem)) {
            case BUSY, LOCKED ->
                "is in use: another program has been writing it for more than " + Database.PATIENCE_SECONDS + " s";
            case FULL -> "has no more room: the disk, or that of temporary files, is full";
            case READONLY, CANTOPEN, PERM ->
                "is not there, or this user may not write it and its folder (" + problem.getMessage() + ")";
            default -> "could not be read or written: " + problem.getMessage();
        };
    }

    /** Whether it came of a file or folder that this user may not write. */
    static boolean isOfRights(SQLException problem) {
        int code = code(problem);
        return code == READONLY || code == CANTOPEN || code == PERM;
    }

    /** The primary code; the driver's extended ones have it in their low byte. */
    private static int code(SQLException problem) {
        return problem instanceof SQLiteException known
                ? known.getResultCode().code & 0xFF
                : problem.getErrorCode() & 0xFF;
    }
}
