package dev.isogon.internal.data.files;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of each file's content. What was found is remembered by path, length and time of change, so that the next start
 * need not read files that are as they were.
 */
final class ContentHashes {

    /** A file changed so shortly before it was read could have changed again within the clock's step. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(3);

    private record Known(long length, long changed, String hash) {}

    private ContentHashes() {}

    /**
     * Each file's hash in hex, or null for one that could not be read, of which {@code problems} then says why.
     *
     * @param root the folder or table that names the files, of which the hashes are remembered in {@code folder}; they are
     *     only a shortcut, so their loss or damage is passed over
     */
    static @Nullable String[] of(
            List<ImageFile> files, Path root, CacheFolder folder, Work work, @Nullable String[] problems)
            throws IOException {
        Path memory = folder.memoryOf(root);
        Map<String, Known> remembered = read(memory);
        Known[] known = new Known[files.size()];
        @Nullable String[] hashes = new String[files.size()];
        long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        Parallel.each(files.size(), "reading", work, i -> {
            Content content = files.get(i).content();
            try {
                BasicFileAttributes attributes = Files.readAttributes(content.file(), BasicFileAttributes.class);
                long changed = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
                Known before = remembered.get(content.key());
                String hash = before != null && before.length() == attributes.size() && before.changed() == changed
                        ? before.hash()
                        : hash(content);
                hashes[i] = hash;
                if (now - changed > FRESH_NANOS) {
                    known[i] = new Known(attributes.size(), changed, hash);
                }
            } catch (IOException e) {
                problems[i] = FilesBelow.whyNot(e);
            }
        });
        write(folder, memory, files, known);
        return hashes;
    }

    static String hash(byte[] content) {
        return new Sha256().add(content).hex();
    }

    static String hash(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return new Sha256().add(in).hex();
        }
    }

    private static Map<String, Known> read(Path memory) {
        Map<String, Known> known = new HashMap<>();
        try {
            for (String line : Files.readAllLines(memory, StandardCharsets.UTF_8)) {
                int first = line.indexOf('\t');
                int second = line.indexOf('\t', first + 1);
                int third = line.indexOf('\t', second + 1);
                known.put(
                        line.substring(third + 1),
                        new Known(
                                Long.parseLong(line, 0, first, 10),
                                Long.parseLong(line, first + 1, second, 10),
                                line.substring(second + 1, third)));
            }
        } catch (IOException | RuntimeException e) {
            return Map.of(); // read all files anew
        }
        return known;
    }

    private static void write(CacheFolder folder, Path memory, List<ImageFile> files, @Nullable Known[] known) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            Known each = known[i];
            if (each != null) {
                lines.add(each.length() + "\t" + each.changed() + "\t" + each.hash() + "\t"
                        + files.get(i).content().key());
            }
        }
        try {
            folder.write(memory, String.join("\n", lines));
        } catch (IOException e) {
            return; // slower next time, and nothing else
        }
    }
}
