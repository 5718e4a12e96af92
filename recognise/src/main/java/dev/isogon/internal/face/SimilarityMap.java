package dev.isogon.internal.face;

import dev.isogon.Face;
import java.util.List;

/**
 * Rotation, scale and shift: (x, y) ↦ (a·x − b·y + s, b·x + a·y + t).
 *
 * @param a scale times cosine
 * @param b scale times sine
 * @param s shift to the right
 * @param t shift down
 */
record SimilarityMap(double a, double b, double s, double t) {

    /**
     * The one that brings points nearest to others, by the sum of squared distances; it never mirrors.
     *
     * @param from at least two, not all the same
     * @param to as many
     */
    static SimilarityMap between(List<Face.Point> from, List<Face.Point> to) {
        Face.Point middle = mean(from);
        Face.Point target = mean(to);
        double along = 0;
        double aside = 0;
        double square = 0;
        for (int i = 0; i < from.size(); i++) {
            double x = from.get(i).x() - middle.x();
            double y = from.get(i).y() - middle.y();
            double u = to.get(i).x() - target.x();
            double v = to.get(i).y() - target.y();
            along += x * u + y * v;
            aside += x * v - y * u;
            square += x * x + y * y;
        }
        if (!(square > 0)) {
            throw new IllegalArgumentException("points that are all the same give no rotation");
        }
        double a = along / square;
        double b = aside / square;
        return new SimilarityMap(
                a, b, target.x() - (a * middle.x() - b * middle.y()), target.y() - (b * middle.x() + a * middle.y()));
    }

    private static Face.Point mean(List<Face.Point> points) {
        return new Face.Point(
                points.stream().mapToDouble(Face.Point::x).sum() / points.size(),
                points.stream().mapToDouble(Face.Point::y).sum() / points.size());
    }

    /** What undoes it. */
    SimilarityMap inverse() {
        double square = a * a + b * b;
        double c = a / square;
        double d = -b / square;
        return new SimilarityMap(c, d, -(c * s - d * t), -(d * s + c * t));
    }

    /** Where a point goes. */
    Face.Point of(double x, double y) {
        return new Face.Point(a * x - b * y + s, b * x + a * y + t);
    }

    /** Pixels of the target that a pixel of the source is wide. */
    double scale() {
        return Math.hypot(a, b);
    }
}
