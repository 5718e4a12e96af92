package dev.isogon.internal.gallery.store.sqlite;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * A file in a folder that this user may not write, while nobody writes it: SQLite has no place for its locks there, so it reads
 * without them ({@code immutable}, sqlite.org/uri.html), and it is looked afterwards whether the file was still all the while.
 *
 * @param modified when
 * @param size in bytes
 */
record StillFile(FileTime modified, long size) {

    /** Nothing where somebody is writing: what is in the log then is not in the file. */
    static Optional<StillFile> of(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        boolean written = Files.exists(log) && Files.size(log) > 0;
        return written
                ? Optional.empty()
                : Optional.of(new StillFile(Files.getLastModifiedTime(file), Files.size(file)));
    }

    /** Whether it is still as it was. */
    void check(Path file) throws IOException {
        if (!of(file).equals(Optional.of(this))) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "was changed by another program, which this user, who may not write its folder, can read only when that is"
                            + " done. Open it again then");
        }
    }
}
