package dev.isogon.internal.cli.gallery;

import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.cli.text.AnswerText;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.gallery.GalleryOpening;
import dev.isogon.internal.gallery.GalleryUpgrade;
import dev.isogon.internal.gallery.look.Looking;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code isogon gallery upgrade}. */
@Command(
        name = "upgrade",
        description =
                "Takes a gallery that keeps pictures over to another model, --model, which looks again at what was kept around"
                        + " each face: of images, strangers and rejected images.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "All is changed at the end or nothing, whatever interrupts it. A threshold by strangers",
            "stays and follows the new scores; one that was set by hand is taken back. Whoever has",
            "the gallery open must open it again. Where no pictures are kept, enrol the files anew."
        })
public final class GalleryUpgradeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Option(
            names = "--drop-missing",
            description =
                    "erases images and strangers in which the new model finds nothing, instead of changing nothing at all")
    private boolean dropMissing;

    public GalleryUpgradeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        GalleryOpening.Chosen chosen =
                gallery.named().orElseThrow(() -> new SettingsException("name the new model by --model MODEL"));
        FileProgress progress = new FileProgress(err, terminal);
        GalleryUpgrade.Outcome outcome;
        try (Interruption interruption = Interruption.listen();
                GalleryStore store = gallery.store(true);
                OnnxEmbedder embedder = GalleryOpening.embedder(chosen, gallery.threads())) {
            GalleryUpgrade upgrade = new GalleryUpgrade(store, new Looking(embedder));
            outcome = progress.watch(
                    "Nothing was changed",
                    () -> upgrade.to(chosen.identity(), dropMissing, progress.work(gallery.threads(), interruption)));
        }
        say(outcome, chosen, err, spec.commandLine().getOut());
        return 0;
    }

    private void say(GalleryUpgrade.Outcome outcome, GalleryOpening.Chosen chosen, PrintWriter err, PrintWriter out)
            throws IOException {
        if (!outcome.dropped().isEmpty()) {
            err.println(
                    "warning: erased, since the new model finds nothing in them: " + LeftOut.first(outcome.dropped()));
        }
        if (outcome.thresholdTakenBack()) {
            err.println(
                    "warning: the threshold that was set by hand is taken back: it was one of the former model's scores");
        }
        if (outcome.strangers() == 0 && GalleryOpening.table(chosen.found()) == null) {
            err.println(
                    "warning: nobody has measured how often this model takes two people for one, so that there is no"
                            + " threshold before isogon gallery calibrate or isogon calibrate");
        }
        err.flush();
        out.printf(
                Locale.ROOT,
                "%,d image%s and %,d stranger%s of %s have embeddings of %s now%n",
                outcome.images(),
                outcome.images() == 1 ? "" : "s",
                outcome.strangers(),
                outcome.strangers() == 1 ? "" : "s",
                gallery.folder(),
                AnswerText.printable(chosen.identity().name()));
        out.flush();
    }
}
