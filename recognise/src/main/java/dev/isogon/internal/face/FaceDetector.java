package dev.isogon.internal.face;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Faces of a picture that take up at least about 7 % of its longer side, by one look at all of it. What it sees large or small
 * is looked at again where the network's points are steadiest, a third to a half of its square (docs/results/models.md). Many
 * threads may ask at once.
 */
final class FaceDetector implements AutoCloseable {

    /** Wider boxes, as parts of the square, have points that drift. */
    private static final double LARGE = 0.5;

    /** Narrower ones too. */
    private static final double SMALL = 0.15;

    /** How many boxes wide the second look at a small face is. */
    private static final double AROUND = 3;

    private final BlazeFace network = new BlazeFace();

    /** One look at a part of a picture: the faces in it, each once, best first. */
    List<Face> look(Picture picture, Region region) {
        return network.pass(picture, region);
    }

    /** The faces that are seen in the whole picture, best first; small ones only if they are seen from nearby too. */
    List<Face> whole(Picture picture) {
        Region region = Region.whole(picture);
        List<Face> found = look(picture, region);
        if (found.isEmpty()) {
            return look(picture, Region.bordered(picture));
        }
        double side = region.longer();
        boolean large = found.stream().anyMatch(face -> face.box().width() > LARGE * side);
        List<Face> farther = large ? look(picture, Region.bordered(picture)) : List.of();
        List<Face> steadier = new ArrayList<>();
        for (Face face : found) {
            double share = face.box().width() / side;
            if (share > LARGE) {
                steadier.add(same(face, farther).orElse(face));
            } else if (share < SMALL) {
                closer(picture, face).ifPresent(steadier::add);
            } else {
                steadier.add(face);
            }
        }
        return Detections.each(steadier);
    }

    /** A look at a small face and what is around it; empty where no face is seen then. */
    Optional<Face> closer(Picture picture, Face face) {
        return same(face, look(picture, Region.around(face.box(), AROUND)));
    }

    private static Optional<Face> same(Face face, List<Face> others) {
        return others.stream()
                .filter(other -> Detections.isSame(face, other))
                .max(Comparator.comparingDouble(other -> other.box().overlap(face.box())));
    }

    @Override
    public void close() {
        network.close();
    }
}
