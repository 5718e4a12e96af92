package dev.isogon.internal.loss;

/**
 * The oracle: margin softmax written as plain loops over arrays, straight from the formulas, sharing nothing with the
 * code under test.
 *
 * @param head "cosine", "linear" (x·w) or "identity" (the embedding's own numbers)
 * @param margin "none", "angular", "additive" or "adaptive"
 * @param m radians for angular, a cosine for additive, both for adaptive
 * @param scale s
 * @param beyond for angular: "monotone", "easy" or "none"
 * @param quality for adaptive: ẑ of each image, a constant
 */
record PlainLoss(String head, String margin, double m, double scale, String beyond, double[] quality) {

    /** ẑ of each image in a first step: mean and deviation of norms, n − 1 in its denominator, moved by a hundredth. */
    static double[] quality(double[][] embeddings, double h) {
        double[] norms = new double[embeddings.length];
        double sum = 0;
        for (int i = 0; i < norms.length; i++) {
            norms[i] = Math.min(100, Math.max(0.001, Math.sqrt(dot(embeddings[i], embeddings[i]))));
            sum += norms[i];
        }
        double squares = 0;
        for (double norm : norms) {
            squares += Math.pow(norm - sum / norms.length, 2);
        }
        double mean = 0.99 * 20 + 0.01 * sum / norms.length;
        double deviation = 0.99 * 100 + 0.01 * Math.sqrt(squares / (norms.length - 1));
        double[] quality = new double[norms.length];
        for (int i = 0; i < norms.length; i++) {
            quality[i] = Math.max(-1, Math.min(1, (norms[i] - mean) / (deviation + 0.001) * h));
        }
        return quality;
    }

    /** Mean −ln softmax over N×D embeddings, N labels and C×D prototypes. */
    double of(double[][] embeddings, int[] labels, double[][] prototypes) {
        double sum = 0;
        for (int i = 0; i < embeddings.length; i++) {
            double[] z = new double[prototypes.length];
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < z.length; j++) {
                double c = compared(embeddings[i], j, prototypes[j]);
                z[j] = scale * (j == labels[i] ? harder(c, i) : c);
                largest = Math.max(largest, z[j]);
            }
            double total = 0;
            for (double each : z) {
                total += Math.exp(each - largest);
            }
            sum += largest + Math.log(total) - z[labels[i]];
        }
        return sum / embeddings.length;
    }

    private double compared(double[] x, int j, double[] w) {
        return switch (head) {
            case "linear" -> dot(x, w);
            case "identity" -> x[j];
            default -> margin.equals("adaptive") ? Math.max(-0.999, Math.min(0.999, cosine(x, w))) : cosine(x, w);
        };
    }

    private double harder(double c, int image) {
        if (margin.equals("adaptive")) {
            double angle = Math.acos(c) - m * quality[image];
            return Math.cos(Math.max(0.001, Math.min(Math.PI - 0.001, angle))) - (m + m * quality[image]);
        }
        if (margin.equals("additive")) {
            return c - m;
        }
        if (margin.equals("none")) {
            return c;
        }
        double angle = Math.acos(c);
        return switch (beyond) {
            case "monotone" -> angle <= Math.PI - m ? Math.cos(angle + m) : c - m * Math.sin(m);
            case "easy" -> angle < Math.PI / 2 ? Math.cos(angle + m) : c;
            default -> Math.cos(angle + m);
        };
    }

    static double cosine(double[] a, double[] b) {
        return Math.max(-1, Math.min(1, dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** Mean of ¼(‖w_j‖² − mean ‖w‖²)². */
    static double centerInvariant(double[][] prototypes) {
        double mean = 0;
        for (double[] w : prototypes) {
            mean += dot(w, w) / prototypes.length;
        }
        double sum = 0;
        for (double[] w : prototypes) {
            sum += Math.pow(dot(w, w) - mean, 2) / 4;
        }
        return sum / prototypes.length;
    }

    /** Mean of max_{k≠j} cos(w_j, w_k). */
    static double regularFace(double[][] prototypes) {
        double sum = 0;
        for (int j = 0; j < prototypes.length; j++) {
            double largest = -1;
            for (int k = 0; k < prototypes.length; k++) {
                largest = k == j ? largest : Math.max(largest, cosine(prototypes[j], prototypes[k]));
            }
            sum += largest;
        }
        return sum / prototypes.length;
    }
}
