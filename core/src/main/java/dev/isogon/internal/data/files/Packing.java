package dev.isogon.internal.data.files;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.data.duplicates.Fingerprint;
import dev.isogon.internal.data.duplicates.PerceptualHash;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decodes a set of files, each once, into one file of pixels. */
final class Packing {

    private static final String CHANGED = "changed while it was read";

    private final CacheFolder folder;
    private final List<ImageFile> files;
    private final @Nullable String[] hashes;
    private final Frame frame;
    private final @Nullable String[] unreadable;

    private final Map<Integer, String> problems = Collections.synchronizedMap(new TreeMap<>());
    private final String[] fingerprints;
    private final Reading reading = new Reading();
    private volatile boolean lostSome;

    /** What of each picture is kept, and in which size. */
    record Frame(int height, int width, Framing framing) {

        int bytes() {
            return height * width * 3;
        }

        byte[] of(Picture picture) throws UndecodableException {
            return framing.frames(picture, width, height).get(0).pixels();
        }
    }

    /**
     * @param hashes SHA-256 of each file's content, null for files to pass over
     * @param unreadable takes up why a file that was there is not now, by its index
     */
    Packing(
            CacheFolder folder,
            List<ImageFile> files,
            @Nullable String[] hashes,
            Frame frame,
            @Nullable String[] unreadable) {
        this.folder = folder;
        this.files = files;
        this.hashes = hashes;
        this.frame = frame;
        this.unreadable = unreadable;
        this.fingerprints = new String[files.size()];
        Arrays.fill(fingerprints, "");
    }

    /** Whether a file could not be decoded for a reason that may be gone the next time. */
    boolean lostSome() {
        return lostSome;
    }

    /** Writes the pixels, whole or not at all. */
    PixelCache.Index write(Path pixels, Work work) throws IOException {
        long bytes = (long) files.size() * frame.bytes();
        folder.makeRoom(bytes);
        Path unfinished = folder.unfinished();
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
                channel.write(ByteBuffer.allocate(1), Math.max(0, bytes - 1));
                Parallel.each(files.size(), "decoding", work, i -> {
                    byte[] decoded = hashes[i] == null ? null : decoded(i);
                    if (decoded != null) {
                        write(channel, (long) i * frame.bytes(), decoded);
                    }
                });
                channel.force(true);
            }
            Files.move(unfinished, pixels, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return new PixelCache.Index(frame.height(), frame.width(), files.size(), problems, List.of(fingerprints));
    }

    private byte @Nullable [] decoded(int i) {
        try {
            byte[] content = Reading.content(files.get(i).content());
            if (!ContentHashes.hash(content).equals(hashes[i])) {
                lose(i, CHANGED);
                return null;
            }
            return reading.picture(content, picture -> taken(i, picture));
        } catch (UndecodableException e) {
            if (e.mayPass()) {
                lose(i, String.valueOf(e.getMessage()));
            } else if (hasChanged(i)) {
                lose(i, CHANGED);
            } else {
                problems.put(i, String.valueOf(e.getMessage()));
            }
        } catch (IOException e) {
            lose(i, FilesBelow.whyNot(e));
        }
        return null;
    }

    /** What is no image now may have been one when its content was named. */
    private boolean hasChanged(int i) {
        try {
            return !ContentHashes.hash(files.get(i).content()).equals(hashes[i]);
        } catch (IOException e) {
            return true;
        }
    }

    private byte[] taken(int i, Picture picture) throws UndecodableException {
        byte[] pixels = frame.of(picture);
        // Of the whole picture: two photographs with the same face in them are no duplicates.
        Fingerprint fingerprint = PerceptualHash.of(picture);
        fingerprints[i] = fingerprint.text();
        return pixels;
    }

    private void lose(int i, String why) {
        unreadable[i] = why;
        lostSome = true;
    }

    private static void write(FileChannel channel, long at, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, at + buffer.position());
        }
    }
}
