package dev.isogon.internal.evaluation;

import dev.isogon.metrics.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Comparisons that failed, since an image gave no template, and the rates of ISO/IEC 19795-1 that count them. FMR and FNMR are
 * of comparisons that came about; to FAR and FRR a failed one is a rejection.
 *
 * @param mated failed ones
 * @param matedComparisons all of them
 * @param nonMated failed ones
 * @param nonMatedComparisons all of them
 * @param figures FTA, and FRR at each threshold of the other figures
 */
public record FailureResult(
        long mated, long matedComparisons, long nonMated, long nonMatedComparisons, List<Measurement> figures)
        implements FigureGroup {

    /** What facts of these figures are called; no other figure has such. */
    private static final Map<String, String> BESIDE = Map.of(
            "fnmr", "FNMR",
            "fmr", "FMR",
            "far_of_all", "FAR",
            "of_mated", "mated",
            "of_non_mated", "non-mated");

    public FailureResult {
        figures = List.copyOf(figures);
    }

    @Override
    public String key() {
        return "failures";
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("mated", mated);
        facts.put("mated_comparisons", matedComparisons);
        facts.put("non_mated", nonMated);
        facts.put("non_mated_comparisons", nonMatedComparisons);
        return facts;
    }

    /** What is read beside one of these figures, as in "FNMR 0.0500"; nothing of any other. */
    public static List<String> beside(Measurement figure) {
        List<String> words = new ArrayList<>();
        figure.facts().forEach((key, value) -> {
            String name = BESIDE.get(key);
            if (name != null && value instanceof Double rate) {
                words.add(String.format(Locale.ROOT, "%s %.4f", name, rate));
            }
        });
        return words;
    }
}
