package dev.isogon.internal.evaluation;

import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Images of which no template came, since their embeddings are zeros: they take part in nothing but the share that they are, FTE
 * (ISO/IEC 19795-1), and in listed pairs, where the comparison failed.
 *
 * @param images all of them, strangers' too
 * @param failed those of which none came
 * @param first names of the first of these
 * @param figures FTE
 */
public record EnrolmentResult(long images, long failed, List<String> first, List<Measurement> figures)
        implements FigureGroup {

    private static final int NAMED = 3;

    public EnrolmentResult {
        first = List.copyOf(first);
        figures = List.copyOf(figures);
    }

    /** Null where a template came of every image. */
    public static @Nullable EnrolmentResult of(LabelledEmbeddings set, @Nullable LabelledEmbeddings strangers) {
        List<LabelledEmbeddings> sets = strangers == null ? List.of(set) : List.of(set, strangers);
        List<String> names = sets.stream()
                .flatMap(each -> IntStream.of(each.failedToEnrol()).mapToObj(each.names()::get))
                .toList();
        if (names.isEmpty()) {
            return null;
        }
        long images = sets.stream().mapToLong(LabelledEmbeddings::size).sum();
        double share = names.size() / (double) images;
        return new EnrolmentResult(
                images,
                names.size(),
                names.stream().limit(NAMED).toList(),
                List.of(new Measurement("FTE", "fte", share, null, null, null, null, null, null, Map.of())));
    }

    /** "3 of 240 images failed to enrol, their embeddings are zeros: a, b, c". */
    public String inWords() {
        return failed + " of " + images + " images failed to enrol, "
                + (failed == 1 ? "its embedding is" : "their embeddings are")
                + " zeros: "
                + first.stream().map(Printable::shortened).collect(Collectors.joining(", "))
                + (failed > first.size() ? " and " + (failed - first.size()) + " more" : "");
    }

    @Override
    public String key() {
        return "enrolment";
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("images", images);
        facts.put("failed", failed);
        facts.put("first", first);
        return facts;
    }
}
