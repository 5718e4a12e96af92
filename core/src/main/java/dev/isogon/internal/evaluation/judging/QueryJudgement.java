package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.data.files.Searching;
import dev.isogon.internal.eval.PassedOver;
import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.eval.identification.CumulativeMatch;
import dev.isogon.internal.eval.identification.DirDefinition;
import dev.isogon.internal.eval.identification.IdentificationCurve;
import dev.isogon.internal.eval.identification.ImageSearches;
import dev.isogon.internal.eval.identification.Searches;
import dev.isogon.internal.eval.retrieval.Retrieval;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.RetrievalResult;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Searches as a published data set prescribes them: its queries search its gallery, in which each image has a rank of its
 * own. Ties are errors.
 *
 * @param set all images, distractors among them
 * @param searching who searches for whom
 * @param queries rows of those that search
 * @param gallery rows of all others
 * @param judgement how searches are judged
 */
record QueryJudgement(
        LabelledEmbeddings set, Searching searching, int[] queries, int[] gallery, SearchJudgement judgement) {

    static QueryJudgement of(LabelledEmbeddings set, Searching searching, SearchJudgement judgement) {
        IntPredicate searches = row -> searching.queries().contains(set.names().get(row));
        return new QueryJudgement(
                set,
                searching,
                IntStream.range(0, set.size()).filter(searches).toArray(),
                IntStream.range(0, set.size()).filter(searches.negate()).toArray(),
                judgement);
    }

    /** Whether some query may find an image of its identity: without one there is nothing to judge. */
    boolean hasMates() {
        PassedOver passedOver = passedOver();
        int[] labels = set.labels(gallery);
        return IntStream.range(0, queries.length).anyMatch(query -> {
            int label = set.labels()[queries[query]];
            long mates = Arrays.stream(labels).filter(each -> each == label).count();
            return mates > passedOver.rows(query).length;
        });
    }

    /** @param strangers of other identities, who search too; null where none are given */
    IdentificationResult identification(@Nullable LabelledEmbeddings strangers) {
        FloatMatrix probes = set.rows(queries);
        int[] labels = set.labels(queries);
        PassedOver passedOver = passedOver();
        if (strangers != null) {
            int first = 1 + Arrays.stream(set.labels()).max().orElse(0);
            probes = SearchJudgement.joined(probes, strangers.matrix());
            labels = IntStream.concat(
                            IntStream.of(labels),
                            IntStream.of(strangers.labels()).map(label -> first + label))
                    .toArray();
        }
        Searches searches = ImageSearches.of(
                probes,
                labels,
                set.rows(gallery),
                set.labels(gallery),
                probe -> probe < queries.length ? passedOver.rows(probe) : new int[0],
                judgement.cosines());
        boolean open = searches.nonMated().count() > 0;
        return new IdentificationResult(
                protocol() + (strangers == null ? "" : "; strangers are the images given as such"),
                (int) Arrays.stream(set.labels(gallery))
                        .filter(label -> label >= 0)
                        .distinct()
                        .count(),
                gallery.length,
                searches.mated().count(),
                searches.nonMated().count(),
                SearchJudgement.measured(searches, Figures.ofImageSearches(gallery.length, open, judgement.targets())),
                CumulativeMatch.curve(searches, TieRule.PESSIMISTIC),
                open ? IdentificationCurve.of(searches, 1, DirDefinition.ISO) : null,
                List.of());
    }

    RetrievalResult retrieval() {
        Retrieval found = Retrieval.of(
                set.rows(queries),
                set.labels(queries),
                set.rows(gallery),
                set.labels(gallery),
                passedOver(),
                TieRule.PESSIMISTIC,
                judgement.cosines());
        return new RetrievalResult(
                protocol(),
                found.precisionAtOne().values().length,
                found.precisionAtOne().lone(),
                Figures.ofQueries().stream().map(each -> each.measured(found)).toList(),
                SetJudgement.byIdentity(found.precisionAtOne(), set));
    }

    private PassedOver passedOver() {
        return searching.cameras().isEmpty()
                ? PassedOver.none()
                : PassedOver.sameCamera(set.labels(queries), cameras(queries), set.labels(gallery), cameras(gallery));
    }

    private int[] cameras(int[] rows) {
        return Arrays.stream(rows)
                .map(row -> searching.cameras().getOrDefault(set.names().get(row), -1))
                .toArray();
    }

    private String protocol() {
        long nobodys =
                Arrays.stream(set.labels(gallery)).filter(label -> label < 0).count();
        return String.format(
                Locale.ROOT,
                "each of the %,d query images searches the %,d gallery images, of which each has a rank of its own%s%s",
                queries.length,
                gallery.length,
                searching.cameras().isEmpty() ? "" : "; images of its identity by its own camera are passed over",
                nobodys == 0
                        ? ""
                        : String.format(Locale.ROOT, "; %,d gallery images are distractors, of nobody", nobodys));
    }
}
