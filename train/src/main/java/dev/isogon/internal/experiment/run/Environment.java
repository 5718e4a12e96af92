package dev.isogon.internal.experiment.run;

import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.engine.Accelerator;
import dev.isogon.internal.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Versions and machine, for {@code run.json} and reports. */
public final class Environment {

    private Environment() {}

    /** Isogon's own version. */
    public static String version() {
        Properties properties = new Properties();
        try (InputStream in = Environment.class.getResourceAsStream("/dev/isogon/internal/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }

    /** What a user should know of this machine before they train so. */
    public static List<String> warnings(TrainConfig train) {
        return train.precision() == TrainConfig.Precision.BFLOAT16 && Engine.lacksBfloat16()
                ? List.of(
                        "train.precision is bfloat16, for which this processor has no instructions: float32 is faster")
                : List.of();
    }

    /** Versions and machine, by name. */
    public static Map<String, String> described(int threads) {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("isogon", version());
        described.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        described.put("engine", "libtorch through org.bytedeco:pytorch " + Engine.version());
        described.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        described.put("processor", processor());
        if (Accelerator.isThere()) {
            described.put("accelerator", "GPU");
        }
        described.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        described.put("threads", String.valueOf(threads));
        described.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        return described;
    }

    private static String processor() {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return System.getProperty("os.arch", "unknown");
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
