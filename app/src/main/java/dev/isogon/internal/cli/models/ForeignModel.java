package dev.isogon.internal.cli.models;

import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.data.files.TrainedOn;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.model.trained.HeadFolder;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A model in ONNX: one that somebody else has trained, or a head over such a one.
 *
 * @param head what is known of that; null where there is none
 */
record ForeignModel(FoundModel found, @Nullable HeadFolder head) implements GivenModel {

    @Override
    public String name() {
        return found.name();
    }

    @Override
    public @Nullable Path folder() {
        return found.folder();
    }

    @Override
    public int dimensions() {
        return found.card().dimensions();
    }

    @Override
    public long pictureSize() {
        Preprocessing preprocessing = found.card().preprocessing();
        return (long) preprocessing.height()
                * preprocessing.width()
                * preprocessing.colours().channels();
    }

    @Override
    public Faces faces() {
        return found.card().preprocessing().faces();
    }

    @Override
    public @Nullable TrainedOn trainedOn() throws IOException {
        return head == null ? null : head.trainedOn();
    }

    @Override
    public String checksum() {
        return found.card().sha256();
    }

    @Override
    public boolean needsLibtorch(Use use) {
        return false;
    }

    @Override
    public Embedder open(Use use) throws IOException {
        if (use.engine() == EngineChoice.LIBTORCH) {
            throw new SettingsException("--engine libtorch computes what isogon train has written, but " + name()
                    + " is a model in ONNX; leave it out");
        }
        checkPrecision(use);
        return found.open(new OnnxEmbedder.Settings(use.batch(), use.threads(), use.framing()));
    }

    /** A model in ONNX computes with the numbers that are written in it. */
    static void checkPrecision(Use use) {
        if (use.precision() != Precision.FLOAT32) {
            throw new SettingsException(
                    "--precision bfloat16 goes with --engine libtorch, which computes what isogon train"
                            + " has written; a model in ONNX has its own numbers");
        }
    }
}
