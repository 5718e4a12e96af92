package dev.isogon.client;

import dev.isogon.internal.client.JsonPart;
import java.net.ProtocolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Faces in an image, in pixels of the upright picture.
 *
 * @param image what it is called
 * @param faces the largest first
 * @param problem why it could not be looked at; null where it could
 */
public record ServedFaces(
        String image, List<Face> faces, @Nullable String problem) {

    /** Keeps copies. */
    public ServedFaces {
        faces = List.copyOf(faces);
    }

    /**
     * A face.
     *
     * @param box about from the brows to the chin
     * @param points of the face
     * @param score how sure the detector is, from 0.5 to 1; no probability that was measured
     */
    public record Face(Box box, Points points, double score) {

        static Face of(JsonPart part) throws ProtocolException {
            return new Face(
                    Box.of(part.get("box")),
                    Points.of(part.get("points")),
                    part.get("score").number());
        }
    }

    /**
     * An upright rectangle, which may lie beyond the picture's border.
     *
     * @param left pixels from the left border
     * @param top pixels from the upper border
     * @param width pixels
     * @param height pixels
     */
    public record Box(double left, double top, double width, double height) {

        static Box of(JsonPart part) throws ProtocolException {
            return new Box(
                    part.get("left").number(),
                    part.get("top").number(),
                    part.get("width").number(),
                    part.get("height").number());
        }
    }

    /**
     * A place.
     *
     * @param x pixels from the left border
     * @param y pixels from the upper border
     */
    public record Point(double x, double y) {

        static Point of(JsonPart part) throws ProtocolException {
            return new Point(part.get("x").number(), part.get("y").number());
        }
    }

    /**
     * Parts of a face, called from its own side.
     *
     * @param rightEye its middle
     * @param leftEye its middle
     * @param nose its tip
     * @param mouth its middle
     * @param rightEar where the cheek meets it; guessed where it cannot be seen
     * @param leftEar likewise
     */
    public record Points(Point rightEye, Point leftEye, Point nose, Point mouth, Point rightEar, Point leftEar) {

        static Points of(JsonPart part) throws ProtocolException {
            return new Points(
                    Point.of(part.get("right_eye")),
                    Point.of(part.get("left_eye")),
                    Point.of(part.get("nose")),
                    Point.of(part.get("mouth")),
                    Point.of(part.get("right_ear")),
                    Point.of(part.get("left_ear")));
        }
    }

    static ServedFaces of(JsonPart part) throws ProtocolException {
        return new ServedFaces(
                part.get("image").text(),
                part.get("faces").list(Face::of),
                part.get("problem").orNull(JsonPart::text));
    }
}
