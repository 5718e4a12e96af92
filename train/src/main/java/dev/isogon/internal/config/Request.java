package dev.isogon.internal.config;

import dev.isogon.metrics.DataSource;

/** What every training is asked for, by itself or in a comparison; readers take the part that they need. */
public sealed interface Request permits TrainRequest, CompareRequest {

    /** Labelled images. */
    DataSource data();

    /** The network. */
    ModelConfig model();

    /** How it is trained. */
    TrainConfig train();

    /** What happens to the prototypes. */
    HeadConfig head();

    /** How images are set aside. */
    SplitConfig split();

    /** Threads of the engine; results are equal bit for bit only at the same number. */
    int threads();
}
