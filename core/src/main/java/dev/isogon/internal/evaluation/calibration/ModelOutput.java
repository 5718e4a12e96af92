package dev.isogon.internal.evaluation.calibration;

import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.SettingsException;

/** What a model gives is looked at before anything is computed of it. */
public final class ModelOutput {

    private ModelOutput() {}

    /**
     * Refuses what is no embedding.
     *
     * @throws SettingsException when a number is not finite, naming its image
     */
    public static Embedder.Embedded checked(Embedder.Embedded embedded) {
        float[] values = embedded.values();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new SettingsException(
                        "the model gives " + values[i] + " for "
                                + Printable.shortened(embedded.names().get(i / embedded.dimensions()))
                                + ", which is no embedding: its training diverged, or its weights are damaged. Take another model");
            }
        }
        return embedded;
    }
}
