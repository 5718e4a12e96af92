package dev.isogon.internal.experiment.evaluated;

import dev.isogon.internal.data.pairs.PairedRows;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.verification.HardestPairs;
import dev.isogon.internal.evaluation.EarlierResults;
import dev.isogon.internal.evaluation.EvaluationJson;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.judging.PairCosines;
import dev.isogon.internal.experiment.curves.Embedded;
import dev.isogon.internal.experiment.curves.RunHardestPairs;
import dev.isogon.internal.experiment.pictures.PicturedPairs;
import dev.isogon.internal.store.AtomicFile;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The folder of an evaluation: {@code results.json} with its figures for other programs; {@code evaluation.json} with
 * these and their curves, {@code map.json}, {@code hard-pairs.json} and {@code pictures/}, from which its report is made.
 *
 * @param path where it is; made if it is not there
 */
public record EvaluationFolder(Path path) {

    private static final String RESULTS = "results.json";
    private static final String EVALUATION = "evaluation.json";

    /** Whether a folder is one. */
    public boolean isThere() {
        return Files.isRegularFile(path.resolve(EVALUATION));
    }

    /** What {@link #write} wrote, in this version or an earlier one. */
    public EvaluationResults read() throws IOException {
        return EarlierResults.read(path.resolve(EVALUATION));
    }

    /**
     * Writes all of it; seeks the hardest pairs and makes a map first, which takes seconds.
     *
     * @param cosines with how many threads, and who may stop it
     */
    public void write(Evaluated evaluated, CosineScores cosines) throws IOException {
        Files.createDirectories(path);
        Evaluated shown = evaluated.enrolled();
        LabelledEmbeddings set = shown.set();
        if (set != null) {
            PicturedPairs.write(path, List.of(hardest(shown, set, cosines)));
            Optional<IdentityMap> map = IdentityMap.of(set.enrolled(), shown.strangers());
            if (map.isPresent()) {
                map.get().write(path);
            }
        }
        AtomicFile.write(path.resolve(EVALUATION), Json.writeLine(evaluated.results()) + "\n");
        Json.write(path.resolve(RESULTS), EvaluationJson.of(evaluated.results()));
    }

    private PicturedPairs hardest(Evaluated evaluated, LabelledEmbeddings set, CosineScores cosines)
            throws IOException {
        EvaluatedImages images = new EvaluatedImages(path, "image", set, evaluated.images());
        PairedRows listed = evaluated.listed();
        if (listed != null) {
            HardestPairs found = HardestPairs.listed(
                    listed.first(),
                    listed.second(),
                    listed.mated(),
                    PairCosines.of(set.matrix(), listed).scores());
            return PicturedPairs.of("", String.format(Locale.ROOT, "%,d listed pairs", listed.size()), found, images);
        }
        Embedded known = new Embedded(set.matrix(), set.labels());
        LabelledEmbeddings others = evaluated.strangers();
        if (others == null) {
            RunHardestPairs found = RunHardestPairs.of(known, cosines);
            return PicturedPairs.of("", found.among("images"), found.pairs(), images);
        }
        RunHardestPairs found =
                RunHardestPairs.of(known.followedBy(new Embedded(others.matrix(), others.labels())), cosines);
        EvaluatedImages strange = new EvaluatedImages(path, "stranger", others, evaluated.imagesOfStrangers());
        return PicturedPairs.of(
                "",
                found.among("images, strangers among them"),
                found.pairs(),
                row -> row < set.size() ? images.side(row) : strange.side(row - set.size()));
    }
}
