package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.data.pairs.LabelledScores;
import dev.isogon.internal.data.pairs.LabelledScores.Subjects;
import dev.isogon.internal.data.pairs.PairedRows;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.verification.Collapse;
import dev.isogon.internal.evaluation.AcquisitionResult;
import dev.isogon.internal.evaluation.EnrolmentResult;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.RetrievalResult;
import dev.isogon.internal.evaluation.VerificationResult;
import dev.isogon.internal.evaluation.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates embeddings whose identities are known: pairs (those listed, or all), searches in a gallery, retrieval and
 * clustering where some identities have several images.
 *
 * @param verification how pairs are judged
 * @param searches how searches are
 * @param every how all pairs are
 * @param cosines with how many threads
 */
public record SetEvaluation(
        PairJudgement verification, SearchJudgement searches, EveryPair every, CosineScores cosines) {

    private static final String LISTED = "listed pairs";

    /**
     * Evaluates; where pairs are listed and no strangers given, these pairs alone, which takes no time. Where the data set
     * says who searches for whom, searches and retrieval are these, and pairs and clusters are of all but distractors.
     *
     * <p>Images whose embeddings are zeros take part in pairs alone, as comparisons that failed: in listed ones, and where it is
     * known that they were not acquired in all.
     *
     * @param name of the data, for headings
     * @param given with zeros where no template came
     * @param listed pairs of those that are {@link LabelledEmbeddings#known}; null for all of them
     * @param givenStrangers of other identities; null where none are given
     * @throws dev.isogon.metrics.SettingsException when there are no mated or no non-mated pairs, or too many for memory
     */
    public EvaluationResults of(
            String name,
            LabelledEmbeddings given,
            @Nullable PairedRows listed,
            @Nullable LabelledEmbeddings givenStrangers) {
        EnrolmentResult enrolment = EnrolmentResult.of(given, givenStrangers);
        LabelledEmbeddings all = given.enrolled();
        LabelledEmbeddings strangers = givenStrangers == null ? null : givenStrangers.enrolled();
        LabelledEmbeddings set = all.known();
        VerificationResult pairs = listed == null
                ? every.judged(verification, set, unacquired(given.known()))
                : listed(given.known(), listed);
        List<String> warnings = warnings(pairs, set);
        AcquisitionResult acquisition = AcquisitionResult.of(given, givenStrangers);
        if (acquisition != null) {
            warnings.add(acquisition.inWords());
        }
        if (enrolment != null) {
            warnings.add(enrolment.inWords());
        }
        if (listed != null) {
            warnings.addAll(disagreement(given.known(), listed));
        }
        if (listed != null && strangers == null) {
            return new EvaluationResults(name, pairs, null, null, null, null, enrolment, acquisition, warnings);
        }
        SetJudgement whole = new SetJudgement(cosines);
        IdentificationResult identification = null;
        RetrievalResult retrieval = null;
        if (all.searching() == null) {
            identification = searches.of(set, strangers);
            retrieval = whole.retrieval(set);
        } else {
            QueryJudgement queries = QueryJudgement.of(all, all.searching(), searches);
            if (queries.hasMates()) {
                identification = queries.identification(strangers);
                retrieval = queries.retrieval();
            } else {
                warnings.add("no query of " + name
                        + " has an image in its gallery that it may find, so nothing is searched");
            }
        }
        if (identification != null) {
            warnings.addAll(Warnings.of(identification));
        }
        if (SetJudgement.isLarge(set)) {
            warnings.add("the set is too large for k-means, which would take minutes, so there are no clusters");
        }
        return new EvaluationResults(
                name, pairs, identification, retrieval, whole.clustering(set), null, enrolment, acquisition, warnings);
    }

    /** Evaluates listed pairs of images whose identities are not known. */
    public EvaluationResults ofPairs(String name, LabelledEmbeddings set, PairedRows rows) {
        VerificationResult pairs = verification.of(LISTED, PairCosines.of(set.matrix(), rows));
        AcquisitionResult acquisition = AcquisitionResult.of(set, null);
        List<String> warnings = warnings(pairs, set.enrolled());
        if (acquisition != null) {
            warnings.add(acquisition.inWords());
        }
        return new EvaluationResults(name, pairs, null, null, null, null, null, acquisition, warnings);
    }

    /** Identities of images in which there was nothing to be embedded. */
    private static int[] unacquired(LabelledEmbeddings set) {
        return set.unacquired().keySet().stream()
                .mapToInt(row -> set.labels()[row])
                .toArray();
    }

    /** Evaluates scores, of which nothing is known but who is mated, and perhaps whose they are. */
    public static EvaluationResults ofScores(PairJudgement verification, String name, LabelledScores scores) {
        VerificationResult pairs = verification.of(LISTED, scores);
        return new EvaluationResults(name, pairs, null, null, null, null, null, null, Warnings.of(pairs));
    }

    private static List<String> warnings(VerificationResult pairs, LabelledEmbeddings set) {
        List<String> warnings = new ArrayList<>(Warnings.of(pairs));
        Collapse.warning(set.matrix()).ifPresent(warnings::add);
        return warnings;
    }

    private VerificationResult listed(LabelledEmbeddings set, PairedRows rows) {
        LabelledScores scored = PairCosines.of(set.matrix(), rows);
        Subjects subjects = new Subjects(set.labels(rows.first()), set.labels(rows.second()));
        // Where labels and list do not say the same of who is who, only the list counts.
        return verification.of(LISTED, disagreeing(subjects, scored.mated()) == 0 ? scored.with(subjects) : scored);
    }

    /** Pairs that labels and list say different things of. */
    private static long disagreeing(Subjects subjects, boolean[] mated) {
        return IntStream.range(0, mated.length)
                .filter(i -> (subjects.first()[i] == subjects.second()[i]) != mated[i])
                .count();
    }

    private static List<String> disagreement(LabelledEmbeddings set, PairedRows rows) {
        long pairs = disagreeing(new Subjects(set.labels(rows.first()), set.labels(rows.second())), rows.mated());
        return pairs == 0
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "of %,d of %,d listed pairs the embeddings' labels say something else than the list, which is"
                                + " believed: are the labels in the order of the embeddings?",
                        pairs,
                        rows.size()));
    }
}
