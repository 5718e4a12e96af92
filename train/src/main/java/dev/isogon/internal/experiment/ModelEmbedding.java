package dev.isogon.internal.experiment;

import dev.isogon.internal.base.SettingsException;
import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.engine.Scope;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.LabelledImages;
import dev.isogon.internal.loop.FileEmbedding;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.Arrays;

/**
 * Embeds images with a model, as a network gives them: cosines need no unit length.
 *
 * @param batch images a pass, at least 1
 */
public record ModelEmbedding(ModelFolder model, int batch) {

    /**
     * Embeds all that can be decoded; what cannot is added to what was left out.
     *
     * @param work is told how many images are done; its threads decode
     * @throws SettingsException when nothing could be embedded, or an image of listed pairs could not
     * @throws dev.isogon.metrics.StoppedException when it is to stop
     */
    public LabelledEmbeddings of(LabelledImages images, Work work) throws IOException {
        if ((long) images.contents().size() * model.card().embedding() > Integer.MAX_VALUE - 8) {
            throw new SettingsException(images.contents().size() + " images are too many for one evaluation: at most "
                    + (Integer.MAX_VALUE - 8) / model.card().embedding() + " embeddings of "
                    + model.card().embedding() + " numbers fit");
        }
        FileEmbedding.Embedded embedded;
        try (Scope scope = Scope.open()) {
            embedded = new FileEmbedding(model, new FileEmbedding.How(batch, Precision.FLOAT32, false))
                    .ofContents(images.contents(), images.names()::get, images.leftOut(), work)
                    .orElseThrow(() ->
                            new SettingsException("none of " + images.contents().size()
                                    + " images could be embedded: "
                                    + String.join(". ", images.leftOut().sentences())));
        }
        int[] places = embedded.places();
        if (images.pairs() != null && places.length < images.contents().size()) {
            throw new SettingsException("every image of the pairs is needed, but some could not be embedded: "
                    + String.join(". ", images.leftOut().sentences()));
        }
        return new LabelledEmbeddings(
                embedded.vectors().names(),
                new FloatMatrix(
                        places.length,
                        model.card().embedding(),
                        embedded.vectors().values()),
                Arrays.stream(places).map(i -> images.labels()[i]).toArray(),
                images.identities());
    }
}
