package dev.isogon.loss;

/**
 * The oracle: margin softmax written as plain loops over arrays, straight from the formulas, sharing nothing with the
 * code under test.
 *
 * @param margin "none", "angular" or "additive"
 * @param m radians for angular, a cosine for additive
 * @param scale s
 * @param beyond for angular: "monotone", "easy" or "none"
 */
record PlainLoss(String margin, double m, double scale, String beyond) {

    /** Mean −ln softmax over N×D embeddings, N labels and C×D prototypes. */
    double of(double[][] embeddings, int[] labels, double[][] prototypes) {
        double sum = 0;
        for (int i = 0; i < embeddings.length; i++) {
            double[] z = new double[prototypes.length];
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < z.length; j++) {
                double c = cosine(embeddings[i], prototypes[j]);
                z[j] = scale * (j == labels[i] ? harder(c) : c);
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

    private double harder(double c) {
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
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int k = 0; k < a.length; k++) {
            dot += a[k] * b[k];
            aa += a[k] * a[k];
            bb += b[k] * b[k];
        }
        return Math.max(-1, Math.min(1, dot / Math.sqrt(aa * bb)));
    }
}
