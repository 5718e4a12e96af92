package dev.isogon.internal.evaluation;

import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Images in which there was nothing to be embedded, such as no face: failures to acquire (ISO/IEC 19795-1). What they make of the
 * rates of pairs, {@link FailureResult} says; searches are of the other images.
 *
 * @param images all of them, strangers' too
 * @param failed names of those that failed, by reason
 * @param figures their share
 */
public record AcquisitionResult(long images, Map<String, List<String>> failed, List<Measurement> figures)
        implements FigureGroup {

    private static final int NAMED = 3;

    public AcquisitionResult {
        failed = new LinkedHashMap<>(failed);
        figures = List.copyOf(figures);
    }

    /** Null where all images were acquired. */
    public static @Nullable AcquisitionResult of(LabelledEmbeddings set, @Nullable LabelledEmbeddings strangers) {
        List<LabelledEmbeddings> sets = strangers == null ? List.of(set) : List.of(set, strangers);
        Map<String, List<String>> failed = new LinkedHashMap<>();
        sets.forEach(each -> each.unacquired()
                .forEach((row, why) -> failed.computeIfAbsent(why, none -> new ArrayList<>())
                        .add(each.names().get(row))));
        if (failed.isEmpty()) {
            return null;
        }
        long images = sets.stream().mapToLong(LabelledEmbeddings::size).sum();
        double share = names(failed).count() / (double) images;
        return new AcquisitionResult(
                images,
                failed,
                List.of(new Measurement(
                        "FTA of images", "fta_of_images", share, null, null, null, null, null, null, Map.of())));
    }

    private static Stream<String> names(Map<String, List<String>> failed) {
        return failed.values().stream().flatMap(List::stream);
    }

    /** How many failed. */
    public long count() {
        return names(failed).count();
    }

    /** "3 of 240 images failed to be acquired: a, b, c (shows no face)". */
    public String inWords() {
        return count() + " of " + images + " images failed to be acquired: "
                + failed.entrySet().stream()
                        .map(each -> some(each.getValue()) + " (" + each.getKey() + ")")
                        .collect(Collectors.joining("; "));
    }

    private static String some(List<String> names) {
        String first = names.stream().limit(NAMED).map(Printable::shortened).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    @Override
    public String key() {
        return "acquisition";
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("images", images);
        facts.put("failed", count());
        facts.put("names", failed);
        return facts;
    }
}
