package dev.isogon.internal.experiment.split;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.config.BaseModel;
import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.Resized;
import dev.isogon.internal.data.embed.DecodedImages;
import dev.isogon.internal.data.embed.EmbeddingCache;
import dev.isogon.internal.data.files.CacheFolder;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.source.Formats;
import dev.isogon.internal.data.source.Opening;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.embed.Preprocessing.Colours;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Embedder.Embedded;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Images as training begins with them: decoded, and where a head is trained over a model, embedded by it; either once and then kept.
 *
 * @param model what is trained
 * @param cache where they are kept
 * @param work its threads compute
 */
public record SeenImages(ModelConfig model, CacheFolder cache, Work work) {

    private static final int BATCH = 32;

    /**
     * Opens data.
     *
     * @throws SettingsException when it is none, or a model's embedding of an image is not of finite numbers
     */
    public Dataset open(DataSource data) throws IOException {
        SeenPart part = SeenPart.of(model);
        Dataset decoded = Formats.open(data, new Opening(model.resolution(), cache, work, part.framing()));
        if (!model.isOver()) {
            return decoded;
        }
        BaseModel base = BaseModel.named(model.from());
        OnnxEmbedder.Settings settings = new OnnxEmbedder.Settings(BATCH, work.threads(), Framing.WHOLE);
        try (OnnxEmbedder embedder = base.found().open(settings)) {
            Dataset embedded = decoded.map(images -> embedded(images, base, embedder));
            return part.faces() == Faces.NONE ? embedded : embedded.noted(noted(embedded.notes(), base));
        }
    }

    /** Of whoever embeds things, it would leave out most. */
    private static List<String> noted(List<String> notes, BaseModel base) {
        List<String> more = new ArrayList<>(notes);
        more.add(
                base.name() + " sees the face nearest to each picture's centre, and pictures without one are left out; "
                        + Setting.to("model.crop", "none") + " shows it whole pictures");
        return more;
    }

    private ImageSet embedded(ImageSet images, BaseModel base, OnnxEmbedder embedder) throws IOException {
        int side = base.size().height();
        ImageSet sized = images.height() == side && images.width() == side ? images : Resized.of(images, side);
        ImageSet seen = base.preprocessing().colours() == Colours.GREY ? sized.inGrey() : sized.inColour();
        String word = base.checksum() + " " + base.preprocessing().json();
        FloatMatrix matrix = new EmbeddingCache(cache)
                .of(seen, word, base.dimensions(), all -> embeddings(new DecodedImages(all), base, embedder));
        return seen.embedded(matrix);
    }

    private FloatMatrix embeddings(DecodedImages images, BaseModel base, OnnxEmbedder embedder) {
        Embedded embedded = embedder.embed(images.all(), images, work);
        embedded.problems().entrySet().stream().findFirst().ifPresent(problem -> {
            throw new SettingsException(
                    "model.from",
                    "is " + base.name() + ", but it cannot embed "
                            + images.images().name(problem.getKey()) + ", " + problem.getValue());
        });
        return new FloatMatrix(images.images().size(), base.dimensions(), embedded.values());
    }
}
