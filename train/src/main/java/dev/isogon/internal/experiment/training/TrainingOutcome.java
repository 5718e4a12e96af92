package dev.isogon.internal.experiment.training;

import dev.isogon.internal.experiment.run.RunFile;
import dev.isogon.internal.loop.Finding;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a training by itself came to.
 *
 * @param folder the model's
 * @param bestEpoch the epoch whose weights it has, from 1
 * @param validationAccuracy leave-one-out cosine 1-nearest-neighbour accuracy of that epoch on the validation images, in
 *     [0, 1]; null without any
 * @param testAccuracy cosine 1-nearest-neighbour accuracy of test images among training images, in [0, 1]; null where
 *     there are no test images
 * @param findings what the linter found
 * @param notes what a user should know of the files
 */
public record TrainingOutcome(
        Path folder,
        int bestEpoch,
        @Nullable Double validationAccuracy,
        @Nullable Double testAccuracy,
        List<Finding> findings,
        List<String> notes) {

    /** A number that a training wrote down beside its model, if it did. */
    public static OptionalDouble recorded(Path folder, String name) throws IOException {
        Path file = folder.resolve(RunFile.NAME);
        if (!Files.exists(file)) {
            return OptionalDouble.empty();
        }
        JsonNode number = Json.readTree(file).path("recorded").path(name);
        return number.isNumber() ? OptionalDouble.of(number.asDouble()) : OptionalDouble.empty();
    }

    public TrainingOutcome {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** The same with other notes. */
    TrainingOutcome withNotes(List<String> others) {
        return new TrainingOutcome(folder, bestEpoch, validationAccuracy, testAccuracy, findings, others);
    }
}
