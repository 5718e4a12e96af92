package dev.isogon.internal.experiment.comparison;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.experiment.curves.Embedded;
import dev.isogon.internal.experiment.curves.EmbeddingMap;
import dev.isogon.internal.experiment.curves.LossCurves;
import dev.isogon.internal.experiment.curves.RunCurves;
import dev.isogon.internal.experiment.curves.RunHardestPairs;
import dev.isogon.internal.experiment.curves.StudyCurves;
import dev.isogon.internal.experiment.judging.JudgedEmbeddings;
import dev.isogon.internal.experiment.pictures.ComparedImages;
import dev.isogon.internal.experiment.pictures.PicturedPairs;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a run need of its embeddings, which are not kept.
 *
 * @param folder the run's
 * @param images what it was judged on
 * @param judged their embeddings
 */
record RunDrawings(Path folder, Images images, JudgedEmbeddings judged, Work work) {

    /** Writes curves; of one seed also a map and the hardest pairs, since each takes seconds and they look alike. */
    void write(boolean isFirst) throws IOException {
        Embedded gallery = new Embedded(judged.gallery(), images.gallery().labels());
        Embedded test = new Embedded(judged.test(), images.test().labels());
        @Nullable ImageSet strange = images.strangers().orElse(null);
        @Nullable FloatMatrix ofStrangers = judged.strangers();
        @Nullable
        Embedded strangers =
                strange == null || ofStrangers == null ? null : new Embedded(ofStrangers, strange.labels());
        RunCurves.of(gallery, test, strangers == null ? null : strangers.embeddings(), new CosineScores(work))
                .write(folder);
        if (isFirst) {
            RunHardestPairs.of(strangers == null ? test : test.followedBy(strangers), new CosineScores(work))
                    .write(folder);
            Optional<EmbeddingMap> map = EmbeddingMap.of(
                    new EmbeddingMap.Named(test, images.test()::name),
                    strangers == null || strange == null ? null : new EmbeddingMap.Named(strangers, strange::name));
            if (map.isPresent()) {
                map.get().write(folder);
            }
        }
    }

    /** Draws the hardest pairs of each loss. */
    static void drawHardestPairs(Path folder, Images images, List<OneRun> runs) throws IOException {
        ComparedImages searched = new ComparedImages(folder, images.test(), images.strangers());
        List<PicturedPairs> all = new ArrayList<>();
        for (OneRun run : runs) {
            Optional<RunHardestPairs> found = RunHardestPairs.read(run.folder());
            if (found.isPresent()) {
                String whose = images.strangers().isPresent() ? "test images and images of strangers" : "test images";
                all.add(PicturedPairs.of(
                        run.loss(), found.get().among(whose), found.get().pairs(), searched));
            }
        }
        PicturedPairs.write(folder, all);
    }

    /** The curves of all finished runs, by loss. */
    static StudyCurves addUp(List<OneRun> runs) throws IOException {
        Map<String, List<RunCurves>> curves = new LinkedHashMap<>();
        Map<String, EmbeddingMap> maps = new LinkedHashMap<>();
        for (OneRun run : runs) {
            RunCurves.read(run.folder())
                    .ifPresent(found -> curves.computeIfAbsent(run.loss(), loss -> new ArrayList<>())
                            .add(found));
            EmbeddingMap.read(run.folder()).ifPresent(found -> maps.put(run.loss(), found));
        }
        return new StudyCurves(curves.entrySet().stream()
                .map(each -> LossCurves.of(each.getKey(), each.getValue(), maps.get(each.getKey())))
                .toList());
    }
}
