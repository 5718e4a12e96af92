package dev.isogon.internal.onnx;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a network normalizes pixels itself, as seen in its first nodes: a mean is subtracted, and what is left is multiplied or
 * divided. insightface's own code looks for a {@code Sub} and a {@code Mul} there and then gives pixels from 0 to 255
 * (arcface_onnx.py); where the mean is known, its size says the range.
 */
public enum InnerNormalization {
    /** Pixels are to be given from 0 to 255. */
    OF_BYTES,
    /** Pixels are to be given from 0 to 1. */
    OF_SHARES;

    private static final Set<String> PASSED_ON = Set.of("Transpose", "Cast", "Identity", "Mul", "Div");

    /** A mean above this is one of 0 to 255. */
    private static final float LARGEST_SHARE = 2;

    /** What is seen in the first nodes behind an input; nothing where they do not normalize. */
    public static Optional<InnerNormalization> of(OnnxFile file, String input) {
        Set<String> pixels = new HashSet<>(Set.of(input));
        OnnxNode subtraction = null;
        boolean scaled = false;
        for (OnnxNode each : file.first()) {
            boolean ofPixels = each.inputs().stream().anyMatch(pixels::contains);
            boolean subtracts = each.operator().equals("Sub") && ofPixels && subtraction == null;
            if (subtracts) {
                subtraction = each;
            }
            if (ofPixels && (subtracts || PASSED_ON.contains(each.operator()))) {
                pixels.addAll(each.outputs());
                scaled |= each.operator().equals("Mul") || each.operator().equals("Div");
            }
        }
        return subtraction == null || !scaled ? Optional.empty() : Optional.of(range(file, subtraction));
    }

    private static InnerNormalization range(OnnxFile file, OnnxNode subtraction) {
        for (String each : subtraction.inputs()) {
            float[] mean = file.small().get(each);
            if (mean != null && mean[0] <= LARGEST_SHARE) {
                return OF_SHARES;
            }
        }
        return OF_BYTES;
    }
}
