package dev.isogon.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.arch.SmallerClassPath;
import java.util.Set;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;

class NativesTest {

    private static final String ADD = "the engine's native libraries for this platform, " + Loader.getPlatform()
            + ", are not on the class path; add org.bytedeco:javacpp:[0-9.]+, org.bytedeco:openblas:[-0-9.]+,"
            + " org.bytedeco:pytorch:[-0-9.]+ to the build, each with the classifier " + Loader.getPlatform();

    /** All natives must be away: one that this loader had loaded would be lost to every other test of this JVM. */
    @Test
    void anEngineWithoutNativesSaysWhatToAddWheneverItIsAsked() throws Throwable {
        try (SmallerClassPath noNatives =
                SmallerClassPath.keeping(jar -> !jar.matches(".*-(linux|macosx|windows)-.*\\.jar"))) {
            assertThat(noNatives.has("org.bytedeco.pytorch.global.torch")).isTrue();
            assertThat(noNatives.call(StartedEngine.class, "refusalOfTheQuestion"))
                    .asString()
                    .matches(ADD);
            assertThat(noNatives.call(StartedEngine.class, "refusal"))
                    .asString()
                    .matches(ADD);
            assertThat(noNatives.call(StartedEngine.class, "refusal"))
                    .as("a second time, when the class is known to be broken")
                    .asString()
                    .matches(ADD);
        }
    }

    @Test
    void theClassPathOfTheseTestsLacksNone() {
        assertThat(Natives.ofThisPlatform().missing()).isEmpty();
    }

    @Test
    void onlyWhatIsMissingIsNamed() {
        Natives withoutOpenBlas = new Natives(
                "linux-x86_64",
                "lib",
                ".so",
                Set.of(
                        "/org/bytedeco/javacpp/linux-x86_64/libjnijavacpp.so",
                        "/org/bytedeco/pytorch/linux-x86_64-gpu/libjnitorch.so")::contains);
        assertThat(withoutOpenBlas.missing())
                .matches(
                        ".* for this platform, linux-x86_64, .*; add org.bytedeco:openblas:[-0-9.]+ to the build, with the"
                                + " classifier linux-x86_64");
    }

    @Test
    void nativesOfAnotherPlatformAreNone() {
        Natives onMac = new Natives(
                "macosx-arm64", "lib", ".dylib", name -> name.contains("/linux-x86_64/") && name.endsWith(".so"));
        assertThat(onMac.missing()).contains("macosx-arm64").contains("org.bytedeco:pytorch:");
        Natives onArm = new Natives("linux-arm64", "lib", ".so", name -> name.contains("/linux-x86_64/"));
        assertThat(onArm.missing())
                .endsWith("there are none: the engine runs on linux-x86_64, macosx-arm64, windows-x86_64");
    }
}
