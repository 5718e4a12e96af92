package dev.isogon.internal.face;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.metrics.Work;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Aligned faces of pictures, as a network wants them: of each the one nearest to its middle, or all, the largest first. Where
 * one look shows a face, smaller ones are not looked for when one is asked for. The detector is opened at the first picture and
 * stays.
 */
public final class FaceFraming implements Framing {

    /** Side of a picture that insightface's rule has aligned already. */
    private static final int ALIGNED = 112;

    /** Pixels of the 112 that points may lie off their places, on average, for a picture to be aligned by that rule. */
    private static final double NEAR = 6;

    /** To be raised whenever the same picture gives other pixels than before. */
    private static final int VERSION = 1;

    private static final Work HERE = Work.silent().withThreads(1);

    private final FaceTemplate template;
    private final boolean all;

    private FaceFraming(FaceTemplate template, boolean all) {
        this.template = template;
        this.all = all;
    }

    private static final class Shared {
        private static final FaceFinder FINDER = new FaceFinder();
    }

    /** What a model wants: one face a picture, or the whole picture where it looks for none. */
    public static Framing of(Preprocessing.Faces faces) {
        return faces == Preprocessing.Faces.NONE ? Framing.WHOLE : one(faces);
    }

    /**
     * One face a picture: of those that one look shows, or else of the smaller ones, the one whose box is nearest to the middle.
     *
     * @throws IllegalArgumentException for {@code NONE}
     */
    public static FaceFraming one(Preprocessing.Faces faces) {
        return new FaceFraming(FaceTemplate.of(faces), false);
    }

    /**
     * All faces of a picture, the largest first.
     *
     * @throws IllegalArgumentException for {@code NONE}
     */
    public static FaceFraming all(Preprocessing.Faces faces) {
        return new FaceFraming(FaceTemplate.of(faces), true);
    }

    @Override
    public List<Picture> frames(Picture picture, int width, int height) throws UndecodableException {
        return take(picture, width, height).frames();
    }

    /** How many there were is, where one is asked for, how many one look showed. */
    @Override
    public Taken take(Picture picture, int width, int height) throws UndecodableException {
        Chosen chosen = choose(picture, width, height);
        if (chosen.faces().isEmpty()) {
            throw new UndecodableException("shows no face");
        }
        return new Taken(chosen.faces().stream().map(Framed::chip).toList(), chosen.found());
    }

    /**
     * A face, and what a network sees of it.
     *
     * @param face null for a picture that is aligned already and in which the detector sees none
     */
    public record Framed(@Nullable Face face, Picture chip) {}

    /**
     * Faces that were chosen.
     *
     * @param found how many there were to choose from, as {@link #take}
     */
    public record Chosen(List<Framed> faces, int found) {}

    /** The same faces as {@link #frames}, and where they are; perhaps none. */
    public Chosen choose(Picture picture, int width, int height) {
        FaceFinder finder = Shared.FINDER;
        if (picture.width() == ALIGNED && picture.height() == ALIGNED) {
            return new Chosen(List.of(ofAligned(finder.detector(), picture, width, height)), 1);
        }
        List<Face> found = all ? finder.all(picture, HERE) : finder.foremost(picture, HERE);
        List<Face> faces = all ? found : nearest(found, picture).stream().toList();
        return new Chosen(
                faces.stream()
                        .map(face -> new Framed(
                                face,
                                FaceAlignment.chip(picture, template.into(face.points()), template, width, height)))
                        .toList(),
                found.size());
    }

    /** By its points, as the detector sees them with black around; as it is aligned already where it sees no face. */
    private Framed ofAligned(FaceDetector detector, Picture picture, int width, int height) {
        Optional<Face> face = nearest(detector.look(picture, Region.bordered(picture)), picture);
        SimilarityMap map = face.isEmpty() || (template == FaceTemplate.ARCFACE && isAligned(face.get()))
                ? template.intoAligned()
                : template.into(face.get().points());
        return new Framed(face.orElse(null), FaceAlignment.chip(picture, map, template, width, height));
    }

    /** Whether the points lie where insightface has them: then nothing is to be moved for it, and no sharpness is lost. */
    private static boolean isAligned(Face face) {
        List<Face.Point> points = FaceTemplate.ARCFACE.of(face.points());
        double off = 0;
        for (int i = 0; i < points.size(); i++) {
            Face.Point place = FaceTemplate.ARCFACE.places().get(i);
            off += Math.hypot(points.get(i).x() - place.x(), points.get(i).y() - place.y());
        }
        return off <= NEAR * points.size();
    }

    /** The one nearest to the middle: neither the largest nor the one with the highest score is as often the one meant. */
    static Optional<Face> nearest(List<Face> faces, Picture picture) {
        return faces.stream().min(Comparator.comparingDouble(face -> {
            Face.Point middle = face.box().middle();
            return Math.hypot(middle.x() - picture.width() / 2.0, middle.y() - picture.height() / 2.0);
        }));
    }

    @Override
    public String key() {
        return (all ? "faces-" : "face-") + template.name().toLowerCase(java.util.Locale.ROOT) + "-" + VERSION;
    }
}
