package dev.isogon.internal.cli.gallery;

import dev.isogon.internal.cli.text.AnswerText;
import dev.isogon.internal.gallery.ThresholdSetting;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code isogon gallery threshold}. */
@Command(
        name = "threshold",
        description = "Says where the threshold lies and what it rests on; or sets it by hand, which promises nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class GalleryThresholdCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Option(
            names = "--at",
            paramLabel = "T",
            description = "a cosine from -1 to 1: known is whose score is at least this")
    private @Nullable Double at;

    @Option(
            names = "--by-size",
            description = "takes back what was set or calibrated: the gallery's size decides again")
    private boolean bySize;

    @Override
    public Integer call() throws IOException {
        if (at != null && bySize) {
            throw new SettingsException("--at sets a threshold and --by-size takes it back: one of them");
        }
        if (at != null && !(at >= -1 && at <= 1)) {
            throw new SettingsException("--at must be a cosine between -1 and 1, but was " + at);
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (GalleryOptions.Opened opened = gallery.open(at != null || bySize)) {
            if (at != null) {
                opened.gallery().thresholds().put(ThresholdSetting.at(at));
            } else if (bySize) {
                opened.gallery().thresholds().put(null);
            }
            out.println(AnswerText.decision(opened.gallery().thresholds().search()));
        }
        out.flush();
        return 0;
    }
}
