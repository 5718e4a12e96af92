package dev.isogon.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as Linux has them, of control groups of both versions. */
class MemoryLimitTest {

    private static final long GIBI = 1L << 30;

    @TempDir
    private Path root;

    @BeforeEach
    void aMachineOf16Gibibytes() throws IOException {
        file("proc/meminfo", "MemTotal:       16777216 kB\nMemFree:         1234567 kB\nMemAvailable:   15000000 kB\n");
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void withoutGroupsItIsTheMachines() throws IOException {
        assertThat(MemoryLimit.of(root)).contains(new MemoryLimit(16 * GIBI, "this machine"));
        file("proc/self/cgroup", "0::/user.slice/user-1000.slice\n");
        file("sys/fs/cgroup/user.slice/memory.max", "max\n");
        file("sys/fs/cgroup/user.slice/user-1000.slice/memory.max", "max\n");
        assertThat(MemoryLimit.of(root)).contains(new MemoryLimit(16 * GIBI, "this machine"));
    }

    @Test
    void versionTwoIsTheSmallestFromTheGroupUpwards() throws IOException {
        file("proc/self/cgroup", "0::/system.slice/docker-abc.scope\n");
        file("sys/fs/cgroup/system.slice/memory.max", "2147483648\n");
        file("sys/fs/cgroup/system.slice/docker-abc.scope/memory.max", "4294967296\n");
        assertThat(MemoryLimit.of(root)).contains(new MemoryLimit(2 * GIBI, "this container"));
    }

    @Test
    void aContainerSeesItsOwnGroupAsTheRoot() throws IOException {
        file("proc/self/cgroup", "0::/\n");
        file("sys/fs/cgroup/memory.max", "1073741824\n");
        assertThat(MemoryLimit.of(root)).contains(new MemoryLimit(GIBI, "this container"));
    }

    @Test
    void versionOneHasAHierarchyOfItsOwn() throws IOException {
        file("proc/self/cgroup", "5:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n0::/\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        file("sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", "536870912\n");
        assertThat(MemoryLimit.of(root)).contains(new MemoryLimit(GIBI / 2, "this container"));
        // Mounted into the container, where the folder of that name is not seen.
        Files.delete(root.resolve("sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes"));
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "805306368\n");
        assertThat(MemoryLimit.of(root)).contains(new MemoryLimit(3 * GIBI / 4, "this container"));
    }

    @Test
    void whereNothingSaysItNothingIsKnown() throws IOException {
        Files.delete(root.resolve("proc/meminfo"));
        assertThat(MemoryLimit.of(root)).isEmpty();
    }
}
