package dev.isogon.internal.engine;

import dev.isogon.internal.base.BuildFile;
import dev.isogon.train.MissingNativesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bytedeco.javacpp.Loader;

/**
 * Which native libraries the engine needs, and which of them the class path lacks. Looked for only once loading has failed:
 * they may also lie where no class path says.
 *
 * @param platform as JavaCPP calls it: {@code linux-x86_64}
 * @param prefix of a library's file there: {@code lib}
 * @param suffix of a library's file there: {@code .so}
 * @param isThere whether the class path has a resource
 */
record Natives(String platform, String prefix, String suffix, Predicate<String> isThere) {

    /** Artifact → its library that Java loads. */
    private static final Map<String, String> LIBRARIES =
            new TreeMap<>(Map.of("javacpp", "jnijavacpp", "openblas", "jniopenblas_nolapack", "pytorch", "jnitorch"));

    /** Where pytorch is built for. */
    private static final Set<String> PLATFORMS = Set.of("linux-x86_64", "macosx-arm64", "windows-x86_64");

    /** What ends the name of a platform where the natives are those for GPUs. */
    private static final String GPU = "-gpu";

    static Natives ofThisPlatform() {
        Properties properties = Loader.loadProperties();
        return new Natives(
                Loader.getPlatform(),
                properties.getProperty("platform.library.prefix", ""),
                properties.getProperty("platform.library.suffix", ""),
                name -> Natives.class.getResource(name) != null);
    }

    /**
     * What to throw where the natives could not be loaded.
     *
     * @throws LinkageError the same, where they are all there: then the reason is another, such as a full disk
     */
    static MissingNativesException orMissing(LinkageError e) {
        String message = ofThisPlatform().missing();
        if (message.isEmpty()) {
            throw e;
        }
        return new MissingNativesException(message, e);
    }

    /** A sentence that says what is missing and what to add; empty where nothing is missing. */
    String missing() {
        BuildFile versions = new BuildFile(Natives.class, "natives.properties");
        List<String> missing = new ArrayList<>();
        LIBRARIES.forEach((artifact, library) -> {
            if (!has(artifact, library, platform) && !has(artifact, library, platform + GPU)) {
                missing.add(versions.get(artifact));
            }
        });
        if (missing.isEmpty()) {
            return "";
        }
        String what = "the engine's native libraries for this platform, " + platform + ", are not on the class path; ";
        return PLATFORMS.contains(platform)
                ? what + "add " + String.join(", ", missing) + " to the build, " + (missing.size() == 1 ? "" : "each ")
                        + "with the classifier " + platform
                : what + "there are none: the engine runs on "
                        + String.join(", ", PLATFORMS.stream().sorted().toList());
    }

    private boolean has(String artifact, String library, String folder) {
        return isThere.test("/org/bytedeco/" + artifact + "/" + folder + "/" + prefix + library + suffix);
    }
}
