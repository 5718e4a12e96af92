package dev.isogon.internal.data.files;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which images something was made from, by their content: the first 16 bytes of the SHA-256 of each, ascending, each once,
 * and nothing else in the file. A million images are 16 MB. The same image is found again under any name; one that was
 * saved anew is not.
 */
public final class ContentList {

    /** Its name in the folder of a model: the images that it was trained from. */
    public static final String FILE = "training-images.sha256";

    private static final int BYTES = 16;

    private final Set<String> hashes;

    private ContentList(Set<String> hashes) {
        this.hashes = hashes;
    }

    /**
     * Writes one, whole or not at all.
     *
     * @param hashes SHA-256 in hex, or the beginnings that are kept, in any order
     */
    public static void write(Path file, Collection<String> hashes) throws IOException {
        Set<String> sorted = new TreeSet<>();
        hashes.forEach(hash -> sorted.add(hash.substring(0, 2 * BYTES)));
        AtomicFile.write(file, HexFormat.of().parseHex(String.join("", sorted)));
    }

    /**
     * Reads one; empty where there is no such file.
     *
     * @throws BrokenFileException when its size is not that of whole entries
     */
    public static ContentList read(Path file) throws IOException {
        Set<String> hashes = new HashSet<>();
        if (!Files.exists(file)) {
            return new ContentList(hashes);
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length % BYTES != 0) {
            throw new BrokenFileException(
                    file,
                    "has " + bytes.length + " bytes, but entries of " + BYTES
                            + " bytes are expected. Take an intact copy");
        }
        for (int at = 0; at < bytes.length; at += BYTES) {
            hashes.add(HexFormat.of().formatHex(Arrays.copyOfRange(bytes, at, at + BYTES)));
        }
        return new ContentList(hashes);
    }

    /** Of nothing. */
    public static ContentList none() {
        return new ContentList(Set.of());
    }

    /** Of all of them, the beginning of the SHA-256 in hex that is kept; sorted. */
    public SortedSet<String> all() {
        return new TreeSet<>(hashes);
    }

    public boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** Whether an image of this content is among them. */
    public boolean holds(String hash) {
        return hashes.contains(hash.substring(0, 2 * BYTES));
    }

    /**
     * SHA-256 in hex of each file's content, in their order.
     *
     * @throws IOException when one cannot be read
     */
    public static List<String> hashes(List<ImageFile> files, Work work) throws IOException {
        String[] hashes = new String[files.size()];
        Parallel.each(
                files.size(),
                "reading",
                work,
                i -> hashes[i] = ContentHashes.hash(files.get(i).content()));
        return List.of(hashes);
    }
}
