package dev.isogon.internal.cli.gallery;

import dev.isogon.EnrolmentOutcome;
import dev.isogon.internal.cli.terminal.FileProgress;
import dev.isogon.internal.cli.terminal.Interruption;
import dev.isogon.internal.cli.terminal.Terminal;
import dev.isogon.internal.cli.text.AnswerText;
import dev.isogon.internal.data.files.FolderNames;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.gallery.ImageEnrolment.Owned;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.transfer.EmbeddingImport;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isogon gallery import}. */
@Command(
        name = "import",
        description =
                "Enrols embeddings of a file in a gallery, which is made where there is none; or pictures of a folder with a"
                        + " folder for each subject.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Whose an embedding is says the column label (.parquet, .csv) or the folder in its",
            "name, SUBJECT/IMAGE. Embeddings are taken to be those of the gallery's model, which",
            "nothing in a file shows: those of another one name the wrong people. An import that",
            "was interrupted goes on by the same command; what is there is not added twice."
        })
public final class GalleryImportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private GalleryOptions gallery = new GalleryOptions();

    @Parameters(
            index = "1",
            paramLabel = "FILE|FOLDER",
            description = "a file in .npy, .csv or .parquet, or a folder with a folder for each subject")
    private @Nullable Path from;

    @Option(
            names = "--keep-pictures",
            description = "keeps what is three boxes wide around each face of a folder's pictures (a new gallery only)")
    private boolean pictures;

    @Option(names = "--encrypt", description = "encrypts all that is kept, with the key (a new gallery only)")
    private boolean encrypt;

    public GalleryImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path source = Objects.requireNonNull(from);
        boolean folder = Files.isDirectory(source);
        if (encrypt && gallery.isThere()) {
            throw new SettingsException("--encrypt is said when a gallery is begun, but " + gallery.folder()
                    + " is there. Leave it out, or begin another one");
        }
        if (pictures && (!folder || gallery.isThere())) {
            throw new SettingsException(
                    "--keep-pictures goes with a folder of pictures and a new gallery; leave it out");
        }
        FileProgress progress =
                new FileProgress(Objects.requireNonNull(spec).commandLine().getErr(), terminal);
        try (Interruption interruption = Interruption.listen()) {
            if (folder) {
                pictures(source, progress, interruption);
            } else {
                embeddings(source, progress, interruption);
            }
        }
        return 0;
    }

    private void pictures(Path source, FileProgress progress, Interruption interruption) throws IOException {
        LeftOut leftOut = new LeftOut();
        List<Owned> owned = new ArrayList<>();
        SubjectFolders.of(List.of(source), leftOut)
                .forEach((name, files) -> files.forEach(file -> owned.add(new Owned(FolderNames.text(name), file))));
        try (GalleryOptions.Opened opened = gallery.openOrCreate(pictures, encrypt)) {
            EnrolmentOutcome outcome = progress.watch(
                    EnrolCommand.INTERRUPTED,
                    () -> opened.gallery().enrol(owned, progress.work(gallery.threads(), interruption)));
            EnrolCommand.say(
                    outcome,
                    leftOut,
                    opened.gallery(),
                    gallery.folder(),
                    Objects.requireNonNull(spec).commandLine());
        }
    }

    private void embeddings(Path source, FileProgress progress, Interruption interruption) throws IOException {
        EmbeddingImport embeddings = EmbeddingImport.read(source);
        EmbeddingImport.Outcome outcome;
        String model;
        try (GalleryStore store = gallery.storeOrCreate(encrypt, embeddings::checkDimensions)) {
            outcome = progress.watch(
                    EnrolCommand.INTERRUPTED,
                    () -> embeddings.into(store, progress.work(gallery.threads(), interruption)));
            model = store.facts().model().name();
        }
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("They are taken to be embeddings of the model " + AnswerText.printable(model)
                + ", which Isogon cannot check");
        if (!outcome.strangersLeft().isEmpty()) {
            err.println("warning: no strangers any more, since they are enrolled: "
                    + LeftOut.first(outcome.strangersLeft()));
        }
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d embedding%s of %,d subject%s imported into %s%s%n",
                outcome.added(),
                outcome.added() == 1 ? "" : "s",
                outcome.subjects(),
                outcome.subjects() == 1 ? "" : "s",
                gallery.folder(),
                outcome.present() == 0 ? "" : String.format(Locale.ROOT, "; %,d were there", outcome.present()));
        out.flush();
    }
}
