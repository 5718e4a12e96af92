package dev.isogon.internal.experiment.training;

import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.config.settings.Completed;
import dev.isogon.internal.config.settings.Settings;
import dev.isogon.internal.data.PngFolders;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;

/** A training of seconds, on pictures in folders with odd names. */
final class SmallTraining {

    private SmallTraining() {}

    /** Writes the pictures, and says where. */
    static Path pictures(Path folder) throws IOException {
        Path data = folder.resolve("pictures");
        PngFolders.write(data, 12, 1, PngFolders.ODD_NAMES);
        return data;
    }

    /** @param more settings, such as {@code train.ema=0.5} */
    static Completed<TrainRequest> settings(Path data, String... more) {
        Settings settings = new Settings()
                .set("data", data.toString())
                .set("threads", "1")
                .set("model.backbone", "simple-cnn")
                .set("model.resolution", "8")
                .set("model.embedding", "16")
                .set("train.batch", "8")
                .set("train.epochs", "3");
        for (String each : more) {
            int equals = each.indexOf('=');
            settings.set(each.substring(0, equals), each.substring(equals + 1));
        }
        return settings.train(Protocols.ALL);
    }

    /** Trains to a model in a place. */
    static TrainingOutcome train(Path data, Path out, String... more) throws IOException {
        try (ModelTraining training = ModelTraining.begin(settings(data, more), out, Work.silent())) {
            return training.run(event -> {}, Work.silent());
        }
    }
}
