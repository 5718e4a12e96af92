package dev.isogon.internal.data;

import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.data.image.UndecodableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands for faces, without any: the upper left corner of a picture, so wide as it is high, is the first; where a second one fits
 * right of it, that is another. Pictures higher than wide have none.
 *
 * @param all whether the second counts
 */
public record CornerFraming(boolean all) implements Framing {

    /** Why a picture has none. */
    public static final String NONE = "shows no corner";

    @Override
    public List<Picture> frames(Picture picture, int width, int height) throws UndecodableException {
        int side = picture.height();
        if (picture.width() < side) {
            throw new UndecodableException(NONE);
        }
        List<Picture> frames = new ArrayList<>();
        for (int left = 0; left + side <= picture.width() && frames.size() < (all ? 2 : 1); left += side) {
            byte[] pixels = new byte[side * side * picture.channels()];
            for (int y = 0; y < side; y++) {
                System.arraycopy(
                        picture.pixels(),
                        (y * picture.width() + left) * picture.channels(),
                        pixels,
                        y * side * picture.channels(),
                        side * picture.channels());
            }
            frames.add(Resizing.bilinear(new Picture(side, side, picture.channels(), pixels), width, height));
        }
        return frames;
    }

    @Override
    public Taken take(Picture picture, int width, int height) throws UndecodableException {
        List<Picture> frames = frames(picture, width, height);
        return new Taken(frames, frames.size());
    }

    @Override
    public String key() {
        return "corner" + (all ? " all" : "");
    }
}
