package dev.isogon.data.files;

import dev.isogon.data.image.Decoder;
import dev.isogon.data.image.Limits;
import dev.isogon.data.image.Resizing;
import dev.isogon.data.image.UndecodableException;
import dev.isogon.store.BrokenFileException;
import dev.isogon.store.Json;
import dev.isogon.store.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decoded pixels of sets of files, so that an image is decoded once and not once an epoch. A set's pixels are one file,
 * named by the contents of all its images and their size: it never goes stale. Several processes may use one cache.
 */
public final class PixelCache {

    /** Part of each name: raise it when decoding or resizing gives other pixels. */
    private static final String VERSION = "1";

    private static final String CHANNELS_RGB = "rgb";

    private final CacheFolder folder;

    public PixelCache(CacheFolder folder) {
        this.folder = folder;
    }

    /**
     * What a set of files came to.
     *
     * @param pixels RGB of file i at place i
     * @param hashes SHA-256 of each content; null where it could not be read
     * @param problems why a file gives no image, by its index
     */
    public record Decoded(PackedPixels pixels, @Nullable String[] hashes, Map<Integer, String> problems) {}

    /** What lies beside the pixels. */
    private record Index(int height, int width, int count, Map<Integer, String> problems) {}

    /**
     * The pixels of all files at one size, decoded now or before.
     *
     * @throws BrokenFileException when the disk has no room for them
     */
    public Decoded open(Path root, List<ImageFile> files, int height, int width, Watch watch) throws IOException {
        @Nullable String[] unreadable = new String[files.size()];
        @Nullable String[] hashes = ContentHashes.of(files, folder.memoryOf(root), watch, unreadable);
        String key = key(hashes, height, width);
        Path pixels = folder.file(key + ".pixels");
        Path index = folder.file(key + ".json");
        long bytes = (long) files.size() * height * width * 3;
        Index known = read(index, pixels, bytes, files.size());
        if (known == null) {
            known = decode(files, hashes, height, width, pixels, index, watch, unreadable);
        }
        folder.used(pixels);
        Map<Integer, String> problems = new TreeMap<>(known.problems());
        for (int i = 0; i < unreadable.length; i++) {
            String problem = unreadable[i];
            if (problem != null) {
                problems.put(i, problem);
            }
        }
        return new Decoded(PackedPixels.open(pixels, files.size(), height * width * 3), hashes, problems);
    }

    private static String key(@Nullable String[] hashes, int height, int width) {
        Sha256 digest = new Sha256();
        String head = VERSION + " " + CHANNELS_RGB + " " + height + " " + width + "\n";
        digest.add(head.getBytes(StandardCharsets.US_ASCII));
        for (String hash : hashes) {
            digest.add((hash + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return digest.hex();
    }

    /** Null unless both files are there and whole. */
    private static @Nullable Index read(Path index, Path pixels, long bytes, int count) {
        try {
            if (!Files.isRegularFile(index) || Files.size(pixels) != bytes) {
                return null;
            }
            Index read = Json.read(index, Index.class);
            return read.count() == count ? read : null;
        } catch (IOException | BrokenFileException e) {
            return null;
        }
    }

    private Index decode(
            List<ImageFile> files,
            @Nullable String[] hashes,
            int height,
            int width,
            Path pixels,
            Path index,
            Watch watch,
            @Nullable String[] unreadable)
            throws IOException {
        int length = height * width * 3;
        folder.makeRoom((long) files.size() * length);
        Path unfinished = folder.unfinished();
        Map<Integer, String> problems = Collections.synchronizedMap(new TreeMap<>());
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
                channel.write(ByteBuffer.allocate(1), Math.max(0, (long) files.size() * length - 1));
                InParallel.each(files.size(), "decoding", watch, i -> {
                    if (hashes[i] == null) {
                        return;
                    }
                    try {
                        byte[] content = Files.readAllBytes(files.get(i).path());
                        if (ContentHashes.hash(content).equals(hashes[i])) {
                            write(channel, (long) i * length, pixels(content, height, width));
                        } else {
                            unreadable[i] = "changed while it was read";
                        }
                    } catch (UndecodableException e) {
                        problems.put(i, String.valueOf(e.getMessage()));
                    } catch (NoSuchFileException | AccessDeniedException e) {
                        unreadable[i] = FolderListing.whyNot(e);
                    }
                });
                channel.force(true);
            }
            Files.move(unfinished, pixels, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        Index made = new Index(height, width, files.size(), problems);
        // Last: with it the pixels count as there. What was lost by chance is looked for again the next time.
        if (IntStream.range(0, hashes.length).noneMatch(i -> hashes[i] != null && unreadable[i] != null)) {
            Json.write(index, made);
        }
        return made;
    }

    private static byte[] pixels(byte[] content, int height, int width) throws UndecodableException {
        return Resizing.bilinear(Decoder.decode(content, Limits.DEFAULT), width, height)
                .pixels();
    }

    private static void write(FileChannel channel, long at, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, at + buffer.position());
        }
    }
}
