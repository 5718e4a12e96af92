package dev.isogon.internal.evaluation.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.Searching;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.evaluation.EvaluationJson;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.RetrievalResult;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Searches by Market-1501's rule against its published loop, compute_AP.m, written down here once more: it ranks junk and
 * images by the query's own camera too, and passes over them one by one.
 */
class QueryJudgementTest {

    private static final int IMAGES = 240;
    private static final int DIMENSIONS = 6;
    private static final int JUNK = -2;

    private final CosineScores cosines = new CosineScores(Work.silent().withThreads(2));
    private final SetEvaluation evaluation = new SetEvaluation(
            new PairJudgement(List.of(new BigDecimal("0.1"))),
            new SearchJudgement(List.of(new BigDecimal("0.1")), cosines),
            new EveryPair(Work.silent().withThreads(2)),
            cosines);

    /** Identities −2 (junk), −1 (nobody) and 0 to 19, cameras 0 to 2. */
    private final int[] labels = new int[IMAGES];

    private final int[] cameras = new int[IMAGES];
    private final boolean[] queries = new boolean[IMAGES];
    private final float[][] rows = new float[IMAGES][DIMENSIONS];

    QueryJudgementTest() {
        Random random = new Random(5);
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = random.nextInt(-2, 20);
            cameras[i] = random.nextInt(3);
            queries[i] = labels[i] >= 0 && random.nextInt(4) == 0;
            Random own = new Random(labels[i]);
            for (int d = 0; d < DIMENSIONS; d++) {
                rows[i][d] = (float) (random.nextGaussian() + own.nextGaussian());
            }
        }
    }

    @Test
    void figuresAreThoseOfThePublishedLoop() {
        EvaluationResults results = evaluation.of("market", set(all()), null, null);
        double sum = 0;
        double steps = 0;
        int judged = 0;
        Map<Integer, Integer> found = new HashMap<>();
        for (int query = 0; query < IMAGES; query++) {
            Published published = queries[query] ? published(query) : null;
            if (published != null) {
                judged++;
                sum += published.averagePrecision();
                steps += published.bySteps();
                for (int rank : new int[] {1, 5, 10, 20}) {
                    found.merge(rank, published.firstGood() <= rank ? 1 : 0, Integer::sum);
                }
            }
        }
        assertThat(judged).as("some queries have no mate by another camera").isBetween(30, 65);
        assertThat(retrieval(results).queries()).isEqualTo(judged);
        assertThat(retrieval(results).lone()).isPositive();
        assertThat(identification(results).matedProbes()).isEqualTo(judged);
        assertThat(retrieval(results).figure("mean_average_precision").value()).isCloseTo(sum / judged, within(1e-12));
        assertThat(retrieval(results).figure("mean_average_precision_by_steps").value())
                .isCloseTo(steps / judged, within(1e-12));
        int all = judged;
        found.forEach((rank, count) -> assertThat(
                        identification(results).figure("rank/" + rank).value())
                .as("rank %d", rank)
                .isCloseTo((double) count / all, within(1e-12)));
        assertThat(results.elsewhere()).anySatisfy(other -> {
            assertThat(other.figure()).isEqualTo("mAP");
            assertThat(other.toolkit()).contains("torchreid");
        });
    }

    /** Pairs are of images of known people: 0 to 19. */
    @Test
    void pairsAreWithoutDistractors() {
        EvaluationResults results = evaluation.of("market", set(all()), null, null);
        long known = Arrays.stream(labels).filter(label -> label >= 0).count();
        assertThat(results.verification().mated() + results.verification().nonMated())
                .isEqualTo(known * (known - 1) / 2);
        assertThat(Objects.requireNonNull(results.clustering()).clusters()).isEqualTo(20);
    }

    @Test
    void theRuleIsSaidInTheJson() {
        Map<String, Object> json = EvaluationJson.of(evaluation.of("market", set(all()), null, null));
        assertThat(String.valueOf(json.get("retrieval")))
                .contains(
                        "mean_average_precision",
                        "query images searches the",
                        "by its own camera are passed over",
                        "distractors, of nobody");
        assertThat(String.valueOf(json.get("identification"))).contains("protocol", "rank");
    }

    /** A stranger's best image is of anybody, distractors too; and nobody's camera matters to it. */
    @Test
    void strangersSearchTheSameGallery() {
        float[] other = new float[DIMENSIONS];
        other[0] = 1;
        LabelledEmbeddings strangers = new LabelledEmbeddings(
                List.of("x"), new FloatMatrix(1, DIMENSIONS, other), new int[] {0}, List.of("x"));
        EvaluationResults results = evaluation.of("market", set(all()), null, strangers);
        assertThat(identification(results).nonMatedProbes()).isEqualTo(1);
        assertThat(identification(results).protocol()).contains("strangers are the images given as such");
        double best = IntStream.range(0, IMAGES)
                .filter(i -> !queries[i] && labels[i] != JUNK)
                .mapToDouble(i -> cosine(rows[i], other))
                .max()
                .orElseThrow();
        // No share of one stranger may pass: the threshold lies just above its best score.
        assertThat(identification(results).figure("dir_at_fpir/0.1").threshold())
                .isGreaterThan(best)
                .isCloseTo(best, within(1e-3));
    }

    @Test
    void queriesWithoutMatesAreSaidAndNothingIsSearched() {
        EvaluationResults results = evaluation.of(
                "market",
                set(IntStream.range(0, IMAGES)
                        .filter(i -> queries[i] || labels[i] < 0)
                        .toArray()),
                null,
                null);
        assertThat(results.identification()).isNull();
        assertThat(results.retrieval()).isNull();
        assertThat(results.warnings()).anySatisfy(each -> assertThat(each).contains("nothing is searched"));
    }

    private static RetrievalResult retrieval(EvaluationResults results) {
        return Objects.requireNonNull(results.retrieval());
    }

    private static IdentificationResult identification(EvaluationResults results) {
        return Objects.requireNonNull(results.identification());
    }

    private static int[] all() {
        return IntStream.range(0, IMAGES).toArray();
    }

    /** All but junk, which a listing leaves out. */
    private LabelledEmbeddings set(int[] of) {
        List<String> names = new ArrayList<>();
        List<float[]> chosen = new ArrayList<>();
        List<Integer> identities = new ArrayList<>();
        Map<String, Integer> byCamera = new HashMap<>();
        Set<String> searching = new HashSet<>();
        List<ImageFile> distractors = new ArrayList<>();
        for (int i : of) {
            if (labels[i] == JUNK) {
                continue;
            }
            String name = "image " + i;
            names.add(name);
            chosen.add(rows[i]);
            identities.add(labels[i]);
            byCamera.put(name, cameras[i]);
            if (queries[i]) {
                searching.add(name);
            }
            if (labels[i] < 0) {
                distractors.add(new ImageFile(Path.of(name), name, -1, ImageFile.Part.TEST, ""));
            }
        }
        float[] values = new float[chosen.size() * DIMENSIONS];
        for (int i = 0; i < chosen.size(); i++) {
            System.arraycopy(chosen.get(i), 0, values, i * DIMENSIONS, DIMENSIONS);
        }
        return new LabelledEmbeddings(
                names,
                new FloatMatrix(chosen.size(), DIMENSIONS, values),
                identities.stream().mapToInt(Integer::intValue).toArray(),
                IntStream.range(0, 20).mapToObj(Integer::toString).toList(),
                new Searching(searching, byCamera, distractors),
                Map.of());
    }

    private record Published(double averagePrecision, double bySteps, int firstGood) {}

    /** Null where no gallery image is good. */
    private @Nullable Published published(int query) {
        List<Integer> index = IntStream.range(0, IMAGES)
                .filter(i -> !queries[i])
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -cosine(rows[query], rows[i])))
                .toList();
        Set<Integer> good = new HashSet<>();
        Set<Integer> junk = new HashSet<>();
        for (int i : index) {
            if (labels[i] == JUNK || (labels[i] == labels[query] && cameras[i] == cameras[query])) {
                junk.add(i);
            } else if (labels[i] == labels[query]) {
                good.add(i);
            }
        }
        if (good.isEmpty()) {
            return null;
        }
        double ap = 0;
        double bySteps = 0;
        double oldRecall = 0;
        double oldPrecision = 1;
        int first = 0;
        int goodNow = 0;
        int seen = 0;
        for (int i : index) {
            if (junk.contains(i)) {
                continue;
            }
            seen++;
            if (good.contains(i)) {
                goodNow++;
                first = first == 0 ? seen : first;
                bySteps += (double) goodNow / seen / good.size();
            }
            double recall = (double) goodNow / good.size();
            double precision = (double) goodNow / seen;
            ap += (recall - oldRecall) * ((oldPrecision + precision) / 2);
            oldRecall = recall;
            oldPrecision = precision;
        }
        return new Published(ap, bySteps, first);
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int d = 0; d < a.length; d++) {
            dot += (double) a[d] * b[d];
            aa += (double) a[d] * a[d];
            bb += (double) b[d] * b[d];
        }
        return dot / Math.sqrt(aa * bb);
    }
}
