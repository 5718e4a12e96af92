package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.TrainedOn;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.internal.embed.OnnxEmbedder;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.evaluation.calibration.FalseMatchMeasurement;
import dev.isogon.internal.evaluation.calibration.HeldOut;
import dev.isogon.internal.evaluation.calibration.HeldOutImages;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.internal.models.FoundModel;
import dev.isogon.internal.models.Models;
import dev.isogon.internal.store.Json;
import dev.isogon.metrics.Work;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the table of false matches of the built-in face model anew, from photographs, as {@code isogon calibrate} does: numbers
 * only, no embedding. Arguments: a folder with a folder of photographs a person, what to call them in the table, and the file to
 * write, which is {@code face.false-matches.json} among the resources of this package.
 */
public final class FaceTableMaking {

    private static final int BATCH = 32;
    private static final double CONFIDENCE = 0.95;

    private FaceTableMaking() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.out.println("Arguments: PEOPLE NAME OUT");
            return;
        }
        FalseMatchTable table = table(Models.face(), Path.of(arguments[0]), arguments[1]);
        Json.write(Path.of(arguments[2]), table);
        System.out.printf("%d rows of %d people, %d images%n", table.rows().size(), table.identities(), table.images());
    }

    private static FalseMatchTable table(FoundModel model, Path people, String name) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        LeftOut leftOut = new LeftOut();
        OnnxEmbedder.Settings settings = new OnnxEmbedder.Settings(
                BATCH, threads, FaceFraming.of(model.card().preprocessing().faces()));
        try (OnnxEmbedder embedder = model.open(settings)) {
            HeldOut heldOut = HeldOutImages.of(
                    embedder,
                    TrainedOn.unknown(model.name()),
                    Sources.at(people),
                    false,
                    leftOut,
                    Work.silent().withThreads(threads));
            List<String> sentences = leftOut.sentences();
            sentences.forEach(System.out::println);
            HeldOut named =
                    new HeldOut(heldOut.embeddings(), heldOut.labels(), name, heldOut.part(), heldOut.checksum());
            return new FalseMatchMeasurement(model.name(), model.card().sha256(), CONFIDENCE)
                    .on(named, Work.silent())
                    .orElseThrow();
        }
    }
}
