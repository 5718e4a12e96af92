package dev.isogon.internal.gallery.look;

import dev.isogon.Answer;
import dev.isogon.Face;
import dev.isogon.internal.data.embed.PictureFeed;
import dev.isogon.internal.data.embed.PictureReading;
import dev.isogon.internal.data.files.FilesBelow;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.face.FaceFraming;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.Image;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes pictures out of images, and remembers what it saw in each. */
final class Seeing implements PictureReading {

    private final Preprocessing preprocessing;
    private final @Nullable FaceFraming framing;
    private final boolean surroundings;
    private final Map<Image, Seen> seen = Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * One image.
     *
     * @param spots what the network is shown, in the order of its pictures
     * @param found how many there were to choose from
     */
    record Seen(String content, List<Spot> spots, int found, Look.@Nullable Problem problem) {}

    /** Where a picture came from; as {@link Look.Sight}. */
    record Spot(@Nullable Face face, double height, byte @Nullable [] surroundings) {}

    /** @param framing null where whole pictures are seen */
    Seeing(Preprocessing preprocessing, @Nullable FaceFraming framing, boolean surroundings) {
        this.preprocessing = preprocessing;
        this.framing = framing;
        this.surroundings = surroundings;
    }

    /** What was seen in an image that was read. */
    Seen of(Image image) {
        return seen.getOrDefault(image, new Seen("", List.of(), 0, problem(Answer.Problem.UNREADABLE, "was not read")));
    }

    @Override
    public PictureFeed.Read read(Image image) {
        byte[] bytes;
        try (InputStream in = image.open()) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            return not(image, "", Answer.Problem.UNREADABLE, FilesBelow.whyNot(e));
        } catch (OutOfMemoryError e) {
            return not(image, "", Answer.Problem.UNREADABLE, "is larger than Java's memory; give it more (-Xmx)");
        }
        String content = new Sha256().add(bytes).hex();
        try {
            return look(image, content, Decoder.decode(bytes, Limits.DEFAULT));
        } catch (UndecodableException e) {
            return not(image, content, Answer.Problem.NO_IMAGE, String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            return not(image, content, Answer.Problem.NO_IMAGE, "is larger than Java's memory; give it more (-Xmx)");
        }
    }

    private PictureFeed.Read look(Image image, String content, Picture picture) {
        List<Picture> pictures = new ArrayList<>();
        List<Spot> spots = new ArrayList<>();
        int found = 1;
        if (framing == null) {
            Picture colours = preprocessing.colours().channels() == 1 ? Resizing.grey(picture) : picture;
            pictures.add(Resizing.bilinear(colours, preprocessing.width(), preprocessing.height()));
            spots.add(new Spot(null, Math.min(picture.width(), picture.height()), around(picture, null)));
        } else {
            FaceFraming.Chosen chosen = framing.choose(picture, preprocessing.width(), preprocessing.height());
            found = chosen.found();
            for (FaceFraming.Framed each : chosen.faces()) {
                Face face = each.face();
                pictures.add(preprocessing.colours().channels() == 1 ? Resizing.grey(each.chip()) : each.chip());
                double height = face == null
                        ? Math.min(picture.width(), picture.height())
                        : face.box().height();
                spots.add(new Spot(face, height, around(picture, face)));
            }
        }
        if (pictures.isEmpty()) {
            return not(image, content, Answer.Problem.NO_FACE, "shows no face");
        }
        seen.put(image, new Seen(content, List.copyOf(spots), found, null));
        return new PictureFeed.Read(pictures, "", true);
    }

    private byte @Nullable [] around(Picture picture, @Nullable Face face) {
        return surroundings ? Surroundings.of(picture, face) : null;
    }

    private PictureFeed.Read not(Image image, String content, Answer.Problem code, String why) {
        seen.put(image, new Seen(content, List.of(), 0, problem(code, why)));
        return PictureFeed.Read.not(why);
    }

    private static Look.Problem problem(Answer.Problem code, String detail) {
        return new Look.Problem(code, detail);
    }
}
