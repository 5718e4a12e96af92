package dev.isogon.internal.data.files;

import dev.isogon.internal.data.duplicates.Fingerprint;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decoded pixels of sets of files, so that an image is decoded once and not once an epoch, and the fingerprints of their
 * pictures. A set's pixels are one file, named by the contents of all its images, their size and what of each is kept: it never
 * goes stale.
 * Several processes may use one cache.
 */
public final class PixelCache {

    /** Part of each name: raise it when decoding, resizing or fingerprints change, or what is kept. */
    private static final String VERSION = "3";

    private static final String CHANNELS_RGB = "rgb";

    private final CacheFolder folder;

    private final Framing framing;

    /** Of whole pictures. */
    public PixelCache(CacheFolder folder) {
        this(folder, Framing.WHOLE);
    }

    /** @param framing what of each picture is kept, of several frames the first */
    public PixelCache(CacheFolder folder, Framing framing) {
        this.folder = folder;
        this.framing = framing;
    }

    /**
     * What a set of files came to.
     *
     * @param pixels RGB of file i at place i
     * @param hashes SHA-256 of each content; null where it could not be read
     * @param fingerprints of each whole picture in its own size; null where a file gives no image
     * @param problems why a file gives no image, by its index
     */
    public record Decoded(
            PackedPixels pixels,
            @Nullable String[] hashes,
            @Nullable Fingerprint[] fingerprints,
            Map<Integer, String> problems) {}

    /**
     * What lies beside the pixels.
     *
     * @param problems of the files that give no image, by index
     * @param fingerprints one a file, as text; "" for those
     */
    record Index(int height, int width, int count, Map<Integer, String> problems, List<String> fingerprints) {}

    /**
     * The pixels of all files at one size, decoded now or before.
     *
     * @throws BrokenFileException when the disk has no room for them
     */
    public Decoded open(Path root, List<ImageFile> files, int height, int width, Work work) throws IOException {
        @Nullable String[] unreadable = new String[files.size()];
        @Nullable String[] hashes = ContentHashes.of(files, root, folder, work, unreadable);
        String key = key(hashes, height, width, framing);
        Path pixels = folder.file(key + ".pixels");
        Path index = folder.file(key + ".json");
        int length = height * width * 3;
        while (true) {
            @Nullable Decoded known = known(index, pixels, files.size(), length, hashes, unreadable);
            if (known != null) {
                folder.used(pixels);
                return known;
            }
            Packing packing = new Packing(folder, files, hashes, new Packing.Frame(height, width, framing), unreadable);
            Index made = packing.write(pixels, work);
            try {
                PackedPixels opened = PackedPixels.open(pixels, files.size(), length);
                // Last: with it the pixels count as there. What was lost by chance is looked for again the next time.
                if (!packing.lostSome()) {
                    folder.write(index, Json.writeLine(made));
                }
                return decoded(opened, made, fingerprints(made), hashes, unreadable);
            } catch (NoSuchFileException anotherMadeRoomForItsOwn) {
                work.at("decoding", 0, files.size());
            }
        }
    }

    private static Decoded decoded(
            PackedPixels pixels,
            Index index,
            @Nullable Fingerprint[] fingerprints,
            @Nullable String[] hashes,
            @Nullable String[] unreadable) {
        Map<Integer, String> problems = new TreeMap<>(index.problems());
        for (int i = 0; i < unreadable.length; i++) {
            String problem = unreadable[i];
            if (problem != null) {
                problems.put(i, problem);
            }
        }
        return new Decoded(pixels, hashes, fingerprints, problems);
    }

    private static String key(@Nullable String[] hashes, int height, int width, Framing framing) {
        Sha256 digest = new Sha256();
        String frame = framing == Framing.WHOLE ? "" : " " + framing.key();
        String head = VERSION + " " + CHANNELS_RGB + " " + height + " " + width + frame + "\n";
        digest.add(head.getBytes(StandardCharsets.UTF_8));
        for (String hash : hashes) {
            digest.add((hash + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return digest.hex();
    }

    /** Null unless both files are there and whole. */
    private static @Nullable Decoded known(
            Path index, Path pixels, int count, int length, @Nullable String[] hashes, @Nullable String[] unreadable) {
        try {
            if (!Files.isRegularFile(index) || Files.size(pixels) != (long) count * length) {
                return null;
            }
            @Nullable Index read = Json.read(index, Index.class);
            if (read == null || read.count() != count || read.problems() == null || read.fingerprints() == null) {
                return null; // JSON can say null anywhere
            }
            @Nullable Fingerprint[] fingerprints = fingerprints(read);
            return fingerprints.length != count
                    ? null
                    : decoded(PackedPixels.open(pixels, count, length), read, fingerprints, hashes, unreadable);
        } catch (IOException | BrokenFileException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Fingerprint[] fingerprints(Index index) {
        List<@Nullable Fingerprint> fingerprints = new ArrayList<>();
        for (String text : index.fingerprints()) {
            fingerprints.add(text.isEmpty() ? null : Fingerprint.parse(text));
        }
        return fingerprints.toArray(new @Nullable Fingerprint[0]);
    }
}
