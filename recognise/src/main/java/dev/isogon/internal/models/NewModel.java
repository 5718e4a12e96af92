package dev.isogon.internal.models;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.embed.OnnxEmbedder.Settings;
import dev.isogon.internal.embed.OnnxSession;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.embed.Signature;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of ONNX that is to be taken in.
 *
 * @param file of ONNX
 * @param draft how it is to be fed
 */
public record NewModel(Path file, NetworkDraft draft) {

    private static final int BATCH = 32;

    /** Reads what the file says. */
    public static NewModel of(Path file, ModelWishes wishes) throws IOException {
        return new NewModel(file, NetworkDraft.of(file, wishes));
    }

    /** A name for it: the file's. */
    public String name() {
        return nameOf(file);
    }

    /** A name for what lies in a file. */
    public static String nameOf(Path file) {
        return ModelNames.of(file);
    }

    /**
     * Feeds it with images in all usual ways that nobody has ruled out.
     *
     * @param work may be stopped
     * @throws SettingsException when most of them give no embedding
     */
    public Trial tried(TrialImages images, Work work) {
        List<Candidate> candidates = draft.candidates();
        Framing framing = FaceFraming.of(draft.faces());
        List<Trial.Row> rows = new ArrayList<>();
        try (OnnxSession session = OnnxSession.open(file, work.threads())) {
            Signature first = draft.with(candidates.get(0)).complete().tried(session);
            for (Candidate each : candidates) {
                int before = rows.size() * images.images().size();
                Work part = work.withProgress((what, done, all) -> work.at(
                        "trying",
                        before + done,
                        (long) candidates.size() * images.images().size()));
                Preprocessing preprocessing = draft.with(each).complete().preprocessing();
                Signature signature =
                        new Signature(first.input(), first.output(), first.batch(), first.dimensions(), preprocessing);
                OnnxEmbedder embedder =
                        OnnxEmbedder.of(session, file, signature, new Settings(BATCH, work.threads(), framing));
                rows.add(Trial.Row.of(each, embedder.embed(images.images(), part), images.labels(), work));
            }
        }
        Trial trial = new Trial(images.images().size(), images.classes(), draft.faces() != Faces.NONE, rows);
        if (trial.best().embedded() < trial.images() / 2) {
            throw new SettingsException(
                    "images",
                    "tell nothing: " + (trial.images() - trial.best().embedded()) + " of " + trial.images()
                            + " gave no embedding (the first: " + trial.best().problem() + ")"
                            + (trial.faces() ? ". " + Setting.to("faces", "none") + " takes pictures whole" : ""));
        }
        return trial;
    }

    /** The same, fed as images have shown. */
    public NewModel with(Candidate proposal) {
        return new NewModel(file, draft.with(proposal));
    }

    /**
     * What it is, after it was asked once or twice.
     *
     * @param name that it is to have
     * @param origin where it came from
     * @param licence null where nobody names it
     * @throws SettingsException when something is missing that is to be known of it
     */
    public OnnxCard card(String name, String origin, @Nullable String licence) throws IOException {
        OpenDraft open = draft.complete();
        String sha256 = OnnxFolder.sha256(file);
        try (OnnxSession session = OnnxSession.open(file, 1)) {
            Signature signature = open.tried(session);
            Map<String, KnownFrom> sources = new TreeMap<>(draft.sources());
            sources.put("dimensions", KnownFrom.RUN);
            if (signature.batch() != open.batch()) {
                sources.put("batch", KnownFrom.RUN);
            }
            return OnnxCard.of(name, sha256, origin, licence, signature, sources);
        }
    }
}
