package dev.isogon.internal.cli.models;

/** What computes a model's embeddings. */
public enum EngineChoice {
    /** ONNX Runtime where the model is there in ONNX and nothing else is asked for, otherwise libtorch. */
    AUTO,
    /** ONNX Runtime. */
    ONNX,
    /** libtorch, which computes models that isogon train has written. */
    LIBTORCH
}
