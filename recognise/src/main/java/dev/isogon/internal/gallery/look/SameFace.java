package dev.isogon.internal.gallery.look;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.gallery.look.Look.Sight;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds a face again in what was kept around it, where others may be seen too. */
public final class SameFace {

    /** How much larger or smaller another detector may see it. */
    private static final double ALIKE = 1.5;

    private SameFace() {}

    /**
     * The face that was enrolled: of those about as high, the one nearest to the middle.
     *
     * @param around what was kept, encoded
     * @param height that it had, pixels of the picture that it came from
     * @return nothing where no face is as high
     */
    public static Optional<Sight> in(byte[] around, double height, Looking looking) throws IOException {
        Look look = looking.at(List.of(Image.of("kept", around)), new Looking.Way(true, false), Work.silent())
                .get(0);
        Picture picture;
        try {
            picture = Decoder.decode(around, Limits.DEFAULT);
        } catch (UndecodableException e) {
            return Optional.empty();
        }
        double expected = Surroundings.heightOfFace(height);
        return look.sights().stream()
                .filter(each -> each.height() <= expected * ALIKE && each.height() >= expected / ALIKE)
                .min(Comparator.comparingDouble(each -> toMiddle(each, picture)));
    }

    private static double toMiddle(Sight sight, Picture picture) {
        Face face = sight.face();
        if (face == null) {
            return 0;
        }
        Face.Point middle = face.box().middle();
        return Math.hypot(middle.x() - picture.width() / 2.0, middle.y() - picture.height() / 2.0);
    }
}
