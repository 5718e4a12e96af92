package dev.isogon.internal.cli.models;

import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.data.files.TrainedOn;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.embed.Preprocessing.Faces;
import dev.isogon.internal.engine.Accelerator;
import dev.isogon.internal.loop.ModelEmbedder;
import dev.isogon.internal.model.trained.ModelFolder;
import dev.isogon.internal.models.OnnxFolder;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder that {@code isogon train} has written, with its model in ONNX or without. */
record TrainedFolder(ModelFolder model) implements GivenModel {

    static TrainedFolder open(Path path) throws IOException {
        return new TrainedFolder(ModelFolder.open(path));
    }

    @Override
    public String name() {
        return model.path().toString();
    }

    @Override
    public Path folder() {
        return model.path();
    }

    @Override
    public int dimensions() {
        return model.card().embedding();
    }

    @Override
    public long pictureSize() {
        return (long) model.card().height()
                * model.card().width()
                * model.card().channels();
    }

    @Override
    public Faces faces() {
        return model.card().alignment();
    }

    @Override
    public TrainedOn trainedOn() throws IOException {
        return model.trainedOn();
    }

    @Override
    public @Nullable String checksum() throws IOException {
        return OnnxFolder.isOne(model.path())
                ? OnnxFolder.find(name(), model.path()).card().sha256()
                : null;
    }

    @Override
    public boolean needsLibtorch(Use use) {
        return switch (use.engine()) {
            case ONNX -> false;
            case LIBTORCH -> true;
            case AUTO ->
                use.precision() != Precision.FLOAT32 || !OnnxFolder.isOne(model.path()) || Accelerator.isBroughtAlong();
        };
    }

    @Override
    public Embedder open(Use use) throws IOException {
        if (needsLibtorch(use)) {
            return ModelEmbedder.open(
                    model, new ModelEmbedder.Settings(use.batch(), use.precision(), use.threads(), use.framing()));
        }
        ForeignModel.checkPrecision(use);
        if (!OnnxFolder.isOne(model.path())) {
            throw new SettingsException(model.path()
                    + " has no model in ONNX, so only libtorch computes it. Write one by isogon models export");
        }
        return OnnxFolder.find(name(), model.path())
                .open(new OnnxEmbedder.Settings(use.batch(), use.threads(), use.framing()));
    }
}
