package org.example;

import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import dev.isogon.train.TrainedModel;
import dev.isogon.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;

/** Trains a model on a folder with a folder of images a class, and embeds images with it: PHOTOS MODEL EMBEDDINGS.npy. */
public final class TrainAndEmbed {

    public static void main(String[] args) throws IOException {
        Path photos = Path.of(args[0]);
        Work work = Work.silent().withProgress((what, done, all) -> {
            if (done == all) {
                System.out.println(what + ": " + done);
            }
        });
        Trainer trainer = Trainer.on(DataSource.of(photos)).backbone("resnet18").resolution(32).epochs(2);
        try (TrainedModel model = trainer.train(Path.of(args[1]), work)) {
            model.validationAccuracy().ifPresent(share -> System.out.println("validation accuracy " + share));
            Embedder.Embedded embedded = model.embed(Image.below(photos), work);
            embedded.problems().forEach((image, why) -> System.out.println("image " + image + " left out: " + why));
            embedded.embeddings().unit().write(Path.of(args[2]));
        }
    }
}
