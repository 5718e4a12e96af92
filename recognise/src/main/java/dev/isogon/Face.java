package dev.isogon;

/**
 * A face in a picture, in pixels of the upright picture: pixel i covers [i, i + 1), so that its middle is i + 0.5. Boxes and
 * points may lie beyond the picture's border where a face is cut by it.
 *
 * @param box about from the brows to the chin, as BlazeFace draws it
 * @param points of the face
 * @param score how sure the detector is, from 0.5 to 1; no probability that was measured
 */
public record Face(Box box, Points points, double score) {

    /**
     * A place.
     *
     * @param x pixels from the left border
     * @param y pixels from the upper border
     */
    public record Point(double x, double y) {}

    /**
     * What a face's parts are called from its own side: the right eye is the one at the left of a picture that shows it from
     * the front.
     *
     * @param rightEye its middle
     * @param leftEye its middle
     * @param nose its tip
     * @param mouth its middle
     * @param rightEar where the cheek meets it (tragion); guessed where it cannot be seen
     * @param leftEar likewise
     */
    public record Points(Point rightEye, Point leftEye, Point nose, Point mouth, Point rightEar, Point leftEar) {}

    /**
     * An upright rectangle.
     *
     * @param left pixels from the picture's left border
     * @param top pixels from its upper border
     * @param width pixels
     * @param height pixels
     */
    public record Box(double left, double top, double width, double height) {

        /** Its middle. */
        public Point middle() {
            return new Point(left + width / 2, top + height / 2);
        }

        /** Square pixels. */
        public double area() {
            return width * height;
        }

        /** Square pixels that it shares with another one. */
        public double shared(Box other) {
            double across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
            double down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
            return Math.max(0, across) * Math.max(0, down);
        }

        /** What they share, as a part of what they cover together: 1 for the same box, 0 for boxes apart. */
        public double overlap(Box other) {
            double shared = shared(other);
            return shared == 0 ? 0 : shared / (area() + other.area() - shared);
        }
    }
}
