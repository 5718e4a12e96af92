package dev.isogon.internal.cli.options;

import dev.isogon.internal.cli.models.EngineChoice;
import dev.isogon.internal.cli.models.GivenModel;
import dev.isogon.internal.config.TrainConfig.Precision;
import dev.isogon.internal.data.image.Framing;
import picocli.CommandLine.Option;

/** What computes a model's embeddings. */
public final class EngineOption {

    @Option(
            names = "--engine",
            paramLabel = "auto|onnx|libtorch",
            description =
                    "what computes the model: ONNX Runtime where it is there in ONNX (auto), or one of both. Default: auto")
    EngineChoice engine = EngineChoice.AUTO;

    /** Whether it was given. */
    public boolean isGiven() {
        return engine != EngineChoice.AUTO;
    }

    /** How a model is used. */
    public GivenModel.Use use(Precision precision, int batch, int threads, Framing framing) {
        return new GivenModel.Use(engine, precision, batch, threads, framing);
    }
}
