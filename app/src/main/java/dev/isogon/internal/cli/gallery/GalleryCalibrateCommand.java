package dev.isogon.internal.cli.gallery;

import dev.isogon.Decision.Kind;
import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.cli.text.GalleryText;
import dev.isogon.internal.data.files.ImagePaths;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.gallery.GalleryCalibration;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon gallery calibrate}. */
@Command(
        name = "calibrate",
        description =
                "Finds the threshold of a gallery from people who are not in it, for a stated rate of strangers that are given a"
                        + " name; and keeps them, so that it follows the gallery.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "STRANGERS is a folder with a folder for each person. It must hold people like those",
            "who will come and are not enrolled, photographed alike: other ones, and the promise",
            "may not hold. A rate on average takes 1/RATE - 1 of them (99 for 0.01), one with",
            "confidence 0.95 about 3/RATE (299; 998 for 0.003).",
            "Where only good parts are enrolled and defects are the unknown, --fnir takes a folder",
            "of good parts that are not enrolled, and promises how many of those are refused."
        })
public final class GalleryCalibrateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "STRANGERS",
            description = "folders with a folder for each person; with --fnir, images and folders of them")
    private List<Path> images = new ArrayList<>();

    @Option(
            names = "--fpir",
            paramLabel = "RATE",
            description = "of searches by people who are not enrolled, those that name anybody, at most, such as 0.01")
    private @Nullable Double fpir;

    @Option(
            names = "--fnir",
            paramLabel = "RATE",
            description = "of images of what is enrolled, those that are taken for unknown, at most, such as 0.01")
    private @Nullable Double fnir;

    @Option(
            names = "--confidence",
            paramLabel = "C",
            description =
                    "share of calibrations whose rate is kept, such as 0.95. Default: the rate holds on average over them")
    private @Nullable Double confidence;

    @Option(names = "--seed", paramLabel = "N", description = "which image of each is taken. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--drop",
            paramLabel = "IDENTITY",
            description =
                    "erases a stranger that is kept, such as one who turned out to be enrolled; as often as wanted")
    private List<String> drop = new ArrayList<>();

    @Option(names = "--forget", description = "erases all strangers that are kept; the gallery's size decides again")
    private boolean forget;

    public GalleryCalibrateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        check();
        LeftOut leftOut = new LeftOut();
        try (Interruption interruption = Interruption.listen();
                GalleryOptions.Opened opened = gallery.open(true)) {
            GalleryCalibration calibration = new GalleryCalibration(opened.gallery());
            FileProgress progress = new FileProgress(spec.commandLine().getErr(), terminal);
            GalleryCalibration.Outcome outcome;
            if (forget) {
                out.printf(Locale.ROOT, "%,d strangers are erased%n", calibration.forget());
                out.flush();
                return 0;
            }
            Work work = progress.work(gallery.threads(), interruption);
            if (images.isEmpty()) {
                calibration.drop(drop);
                outcome = progress.watch("The strangers were erased", () -> calibration.now(work));
            } else {
                Map<String, List<Image>> identities = identities(leftOut);
                outcome = progress.watch(
                        "Nothing was changed", () -> calibration.calibrate(identities, wish(), seed, work));
            }
            outcome.notJudged().forEach(each -> leftOut.add("because it " + each.detail(), each.image()));
            leftOut.sentences().forEach(each -> spec.commandLine().getErr().println("warning: " + each));
            GalleryText.looksEnrolled(outcome.looksEnrolled(), gallery.folder())
                    .forEach(each -> spec.commandLine().getErr().println("warning: " + each));
            spec.commandLine().getErr().flush();
            GalleryText.outcome(outcome).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private void check() {
        boolean changes = forget || !drop.isEmpty();
        if (images.isEmpty() != changes) {
            throw new SettingsException(
                    changes
                            ? "--drop and --forget take nobody in; leave STRANGERS out"
                            : "name a folder of STRANGERS with --fpir RATE, or of good parts with --fnir RATE");
        }
        if (!images.isEmpty() && (fpir == null) == (fnir == null)) {
            throw new SettingsException(
                    "one rate is needed: --fpir RATE for strangers that are named, or --fnir RATE for good parts that are"
                            + " refused");
        }
        for (Double rate : new Double[] {fpir, fnir}) {
            if (rate != null && !(rate > 0 && rate < 1)) {
                throw new SettingsException((fpir != null ? "--fpir" : "--fnir")
                        + " must be between 0 and 1, such as 0.01, but was " + rate);
            }
        }
        if (confidence != null && !(confidence > 0.5 && confidence < 1)) {
            throw new SettingsException(
                    "--confidence must be above 0.5 and below 1, such as 0.95, but was " + confidence);
        }
    }

    private GalleryCalibration.Wish wish() {
        return fpir != null
                ? new GalleryCalibration.Wish(Kind.STRANGERS, fpir, confidence)
                : new GalleryCalibration.Wish(Kind.HELD_OUT, Objects.requireNonNull(fnir), confidence);
    }

    /** Of good parts each image stands for itself. */
    private Map<String, List<Image>> identities(LeftOut leftOut) throws IOException {
        if (fpir != null) {
            return SubjectFolders.of(images, leftOut);
        }
        Map<String, List<Image>> each = new LinkedHashMap<>();
        for (Path file : ImagePaths.of(images, leftOut)) {
            each.put(file.toString(), List.of(Image.of(file)));
        }
        return each;
    }
}
