package dev.isogon.internal.face;

import dev.isogon.Face;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What BlazeFace's numbers say, and one face for each place of the many that it finds there. */
final class Detections {

    /** Faces are kept from this score on; lower ones displaced true faces at the middle of photographs. */
    static final double LEAST_SCORE = 0.5;

    /** What overlaps a better one by more is the same face. */
    static final double SAME = 0.3;

    /** Numbers an anchor: box and six points. */
    static final int NUMBERS = 16;

    /** Falling scores. */
    static final Comparator<Face> BEST_FIRST =
            Comparator.comparingDouble(Face::score).reversed();

    private Detections() {}

    /**
     * The faces of one pass, each once, best first.
     *
     * @param logits {@link Anchors#COUNT} numbers
     * @param raw 16 numbers an anchor, in pixels of the square, relative to the anchor: the box's middle and size, then x and y
     *     of each point
     * @param letterbox what the pass saw
     */
    static List<Face> of(float[] logits, float[] raw, Letterbox letterbox) {
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < logits.length; i++) {
            double score = 1 / (1 + Math.exp(-logits[i]));
            boolean hasSize = raw[i * NUMBERS + 2] > 0 && raw[i * NUMBERS + 3] > 0;
            if (score >= LEAST_SCORE && hasSize) {
                faces.add(face(i, score, raw, letterbox));
            }
        }
        return each(faces);
    }

    private static Face face(int anchor, double score, float[] raw, Letterbox letterbox) {
        int at = anchor * NUMBERS;
        Face.Point middle = point(anchor, raw, 0, letterbox);
        double width = raw[at + 2] * letterbox.across();
        double height = raw[at + 3] * letterbox.down();
        return new Face(
                new Face.Box(middle.x() - width / 2, middle.y() - height / 2, width, height),
                new Face.Points(
                        point(anchor, raw, 4, letterbox),
                        point(anchor, raw, 6, letterbox),
                        point(anchor, raw, 8, letterbox),
                        point(anchor, raw, 10, letterbox),
                        point(anchor, raw, 12, letterbox),
                        point(anchor, raw, 14, letterbox)),
                score);
    }

    private static Face.Point point(int anchor, float[] raw, int number, Letterbox letterbox) {
        int at = anchor * NUMBERS + number;
        int side = letterbox.side();
        return letterbox.back(raw[at] + Anchors.x(anchor) * side, raw[at + 1] + Anchors.y(anchor) * side);
    }

    /** Each face once: the best, then the best of those that do not overlap it, and so on (non-maximum suppression). */
    static List<Face> each(List<Face> faces) {
        List<Face> kept = new ArrayList<>();
        for (Face face : faces.stream().sorted(BEST_FIRST).toList()) {
            if (kept.stream().noneMatch(better -> isSame(better, face))) {
                kept.add(face);
            }
        }
        return List.copyOf(kept);
    }

    /** Whether two boxes are about one face. */
    static boolean isSame(Face face, Face other) {
        return face.box().overlap(other.box()) > SAME;
    }
}
