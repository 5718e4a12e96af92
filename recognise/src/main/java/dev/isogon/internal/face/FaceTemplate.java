package dev.isogon.internal.face;

import dev.isogon.Face;
import dev.isogon.internal.embed.Preprocessing;
import java.util.List;

/**
 * Where the points of a face come to lie in a square. A template gives its places for a square of its own size; in others they
 * lie alike.
 */
enum FaceTemplate {
    /** dlib's mean face at a padding of a quarter ({@code interpolation.h}, {@code get_face_chip_details}): eyes and mouth. */
    DLIB(150) {
        @Override
        List<Face.Point> of(Face.Points points) {
            return List.of(points.rightEye(), points.leftEye(), points.mouth());
        }

        @Override
        List<Face.Point> places() {
            return List.of(
                    new Face.Point(47.549, 46.599), new Face.Point(100.476, 46.599), new Face.Point(74.013, 105.857));
        }
    },
    /**
     * insightface's five points ({@code face_align.py}), of which the corners of the mouth are taken together: eyes, nose and
     * mouth.
     */
    ARCFACE(112) {
        @Override
        List<Face.Point> of(Face.Points points) {
            return List.of(points.rightEye(), points.leftEye(), points.nose(), points.mouth());
        }

        @Override
        List<Face.Point> places() {
            return List.of(
                    new Face.Point(38.2946, 51.6963),
                    new Face.Point(73.5318, 51.5014),
                    new Face.Point(56.0252, 71.7366),
                    new Face.Point((41.5493 + 70.7299) / 2, (92.3655 + 92.2041) / 2));
        }
    };

    private final int side;

    FaceTemplate(int side) {
        this.side = side;
    }

    /** The one that a model wants; not for models that look for no face. */
    static FaceTemplate of(Preprocessing.Faces faces) {
        return switch (faces) {
            case DLIB -> DLIB;
            case ARCFACE -> ARCFACE;
            case NONE -> throw new IllegalArgumentException("a model that looks for no face has no template");
        };
    }

    /** Those of a face's points that it places, in the order of its places. */
    abstract List<Face.Point> of(Face.Points points);

    /** The side of the square of its own, pixels. */
    int side() {
        return side;
    }

    /** Where they belong in the square of its own. */
    abstract List<Face.Point> places();

    /** From its own square to a picture, for the points that were found. */
    SimilarityMap into(Face.Points found) {
        return SimilarityMap.between(of(found), places()).inverse();
    }

    /** From its own square to a picture of 112×112 that insightface's rule has aligned. */
    SimilarityMap intoAligned() {
        List<Face.Point> aligned = ARCFACE.places();
        return this == ARCFACE
                ? new SimilarityMap(1, 0, 0, 0)
                : SimilarityMap.between(List.of(aligned.get(0), aligned.get(1), aligned.get(3)), places())
                        .inverse();
    }
}
