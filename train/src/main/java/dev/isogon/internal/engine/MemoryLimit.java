package dev.isogon.internal.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much memory the processes of this container, or of this machine, may have together. Past it the kernel kills one of them, which
 * no program can catch.
 *
 * @param bytes that there may be
 * @param of whose limit it is, in words
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">Linux, "Control Group v2"</a>, memory.max; and v1,
 *     memory.limit_in_bytes
 */
public record MemoryLimit(long bytes, String of) {

    /** Larger ones stand for none: v1 writes the largest number of pages there is. */
    private static final long NONE = 1L << 60;

    private static final Pattern TOTAL = Pattern.compile("(?m)^MemTotal:\\s+(\\d+) kB$");

    /** That of this process; empty where nothing says it, as on other systems than Linux. */
    public static Optional<MemoryLimit> ofThisProcess() {
        return of(Path.of("/"));
    }

    /** @param root of the file system that has {@code proc} and {@code sys} */
    static Optional<MemoryLimit> of(Path root) {
        List<MemoryLimit> found = new ArrayList<>();
        Matcher total = TOTAL.matcher(text(root.resolve("proc/meminfo")));
        if (total.find()) {
            found.add(new MemoryLimit(Long.parseLong(total.group(1)) << 10, "this machine"));
        }
        Path groups = root.resolve("sys/fs/cgroup");
        for (String line : text(root.resolve("proc/self/cgroup")).split("\n", -1)) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            if (parts[1].isEmpty()) {
                upwards(groups, parts[2], "memory.max", found);
                upwards(groups.resolve("unified"), parts[2], "memory.max", found);
            } else if (List.of(parts[1].split(",", -1)).contains("memory")) {
                upwards(groups.resolve("memory"), parts[2], "memory.limit_in_bytes", found);
            }
        }
        return found.stream().min((a, b) -> Long.compare(a.bytes(), b.bytes()));
    }

    /** A group has no more than the groups around it; in a container its own folder is where others see their root. */
    private static void upwards(Path groups, String group, String name, List<MemoryLimit> found) {
        for (Path at = Path.of(group); at != null; at = at.getParent()) {
            String text = text(groups.resolve(Path.of("/").relativize(at)).resolve(name))
                    .strip();
            if (text.matches("\\d{1,18}") && Long.parseLong(text) < NONE) {
                found.add(new MemoryLimit(Long.parseLong(text), "this container"));
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.isReadable(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
