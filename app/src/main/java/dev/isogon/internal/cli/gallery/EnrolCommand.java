package dev.isogon.internal.cli.gallery;

import dev.isogon.Answer;
import dev.isogon.EnrolmentOutcome;
import dev.isogon.internal.cli.terminal.Failures;
import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.cli.text.GalleryText;
import dev.isogon.internal.data.files.ImagePaths;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.gallery.GalleryCalibration;
import dev.isogon.internal.gallery.ImageEnrolment.Owned;
import dev.isogon.internal.gallery.OpenGallery;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon enrol}: images into a gallery, under somebody's name. */
@Command(
        name = "enrol",
        description =
                "Enrols images of somebody in a gallery, which is made where there is none; or of many, from a folder with a"
                        + " folder for each.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "What was enrolled stays, whatever happens then: after an interruption the same",
            "command goes on. Of several faces in an image the one nearest to the middle is",
            "taken. The model of a gallery is that of its first enrolment."
        })
public final class EnrolCommand implements Callable<Integer> {

    /** What an interruption leaves. */
    static final String INTERRUPTED = "What was enrolled stays; the same command goes on";

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGES",
            description = "with --as, image files and folders of them; without, folders with a folder for each person")
    private List<Path> images = new ArrayList<>();

    @Option(names = "--as", paramLabel = "NAME", description = "whose images they are")
    private @Nullable String name;

    @Option(
            names = "--keep-pictures",
            description =
                    "keeps what is three boxes wide around each face, so that a better model can look again (a new gallery"
                            + " only)")
    private boolean pictures;

    @Option(names = "--encrypt", description = "encrypts all that is kept, with the key (a new gallery only)")
    private boolean encrypt;

    public EnrolCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        LeftOut leftOut = new LeftOut();
        List<Owned> owned = owned(leftOut);
        checkNew();
        try (Interruption interruption = Interruption.listen();
                GalleryOptions.Opened opened = gallery.openOrCreate(pictures, encrypt)) {
            FileProgress progress = new FileProgress(command.getErr(), terminal);
            EnrolmentOutcome outcome = progress.watch(
                    INTERRUPTED, () -> opened.gallery().enrol(owned, progress.work(gallery.threads(), interruption)));
            say(outcome, leftOut, opened.gallery(), gallery.folder(), command);
            return outcome.added() == 0 && outcome.repeated().isEmpty() ? Failures.WORLD : 0;
        }
    }

    private List<Owned> owned(LeftOut leftOut) throws IOException {
        List<Owned> owned = new ArrayList<>();
        if (name != null) {
            String subject = name;
            ImagePaths.of(images, leftOut).forEach(file -> owned.add(new Owned(subject, Image.of(file))));
        } else {
            SubjectFolders.of(images, leftOut)
                    .forEach((subject, files) -> files.forEach(file -> owned.add(new Owned(subject, file))));
        }
        return owned;
    }

    private void checkNew() throws IOException {
        if ((pictures || encrypt) && gallery.isThere()) {
            throw new SettingsException((pictures ? "--keep-pictures" : "--encrypt")
                    + " is said when a gallery is begun, but " + gallery.folder()
                    + " is there. Leave it out, or begin another one");
        }
    }

    /** Says what was enrolled, and what was not. */
    static void say(EnrolmentOutcome outcome, LeftOut leftOut, OpenGallery opened, Path gallery, CommandLine command)
            throws IOException {
        outcome.notJudged().forEach(each -> leftOut.add("because it " + each.detail(), each.image()));
        outcome.repeated().forEach(each -> leftOut.add("enrolled already", each));
        List<String> notes = new ArrayList<>(leftOut.sentences());
        if (!outcome.several().isEmpty()) {
            notes.add("the face nearest to the middle was taken of images with several: "
                    + LeftOut.first(outcome.several()));
        }
        outcome.elsewhere().entrySet().stream()
                .limit(3)
                .forEach(each -> notes.add(LeftOut.printable(each.getKey()) + " is enrolled as "
                        + LeftOut.printable(each.getValue()) + " too; isogon gallery check shows more"));
        if (!outcome.strangersLeft().isEmpty()) {
            notes.add("no strangers any more, since they are enrolled: " + LeftOut.first(outcome.strangersLeft()));
        }
        boolean faces = outcome.notJudged().stream().allMatch(each -> each.problem() == Answer.Problem.NO_FACE);
        if (outcome.added() == 0 && !outcome.notJudged().isEmpty() && faces) {
            notes.add(
                    "no image shows a face, and the gallery's model looks for faces: name one that does not by --model,"
                            + " such as one of isogon models list");
        }
        notes.addAll(GalleryText.looksEnrolled(new GalleryCalibration(opened).looksEnrolled(), gallery));
        notes.forEach(each -> command.getErr().println("warning: " + each));
        command.getErr().flush();
        command.getOut()
                .printf(
                        Locale.ROOT,
                        "%,d image%s of %,d subject%s enrolled in %s%n",
                        outcome.added(),
                        outcome.added() == 1 ? "" : "s",
                        outcome.subjects(),
                        outcome.subjects() == 1 ? "" : "s",
                        gallery);
        command.getOut().flush();
    }
}
