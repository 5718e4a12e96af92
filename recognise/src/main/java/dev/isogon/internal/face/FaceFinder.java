package dev.isogon.internal.face;

import dev.isogon.Face;
import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * All faces of a picture, from those that fill it down to those of about 24 pixels: first in the whole, then at finer scales in
 * squares, where each must be seen again from nearby. Pictures of up to 400 pixels a side have no finer scale.
 */
public final class FaceFinder implements AutoCloseable {

    private static final String WHAT = "looking for faces";

    /** Larger boxes, as parts of the square, are a coarser scale's. */
    private static final double COARSER = 0.5;

    /** Candidates of one scale that are looked at again, at most. */
    private static final int MOST = 500;

    private final FaceDetector detector = new FaceDetector();

    /** What takes single looks. */
    FaceDetector detector() {
        return detector;
    }

    /**
     * The faces, the largest first.
     *
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     */
    public List<Face> all(Picture picture, Work work) {
        return found(picture, detector.whole(picture), work);
    }

    /** Those that one look shows; where it shows none, the smaller ones. */
    List<Face> foremost(Picture picture, Work work) {
        List<Face> found = detector.whole(picture);
        return found.isEmpty() ? found(picture, found, work) : found;
    }

    private static Comparator<Face> largestFirst() {
        return Comparator.comparingDouble((Face face) -> face.box().area()).reversed();
    }

    /** Those of one look and what finer scales show beside them. */
    private List<Face> found(Picture picture, List<Face> whole, Work work) {
        List<Face> seen = new ArrayList<>(whole);
        for (Tiles tiles : Tiles.of(picture.width(), picture.height())) {
            List<Face> candidates = apart(candidates(picture, tiles, work)).stream()
                    .filter(face -> seen.stream().noneMatch(other -> Detections.isSame(face, other)))
                    .limit(MOST)
                    .toList();
            seen.addAll(looks(candidates.size(), work, i -> detector.closer(picture, candidates.get(i)).stream()));
        }
        return apart(seen).stream().sorted(largestFirst()).toList();
    }

    /**
     * Each face once, the best first: what lies within a better one, or around it, is a part of that, or several faces taken for
     * one, as they are from afar.
     */
    private static List<Face> apart(List<Face> faces) {
        List<Face> kept = new ArrayList<>();
        for (Face face : faces.stream().sorted(Detections.BEST_FIRST).toList()) {
            if (isNew(face, kept)) {
                kept.add(face);
            }
        }
        return kept;
    }

    /** Faces of a picture cut out as insightface places them, in squares of so many pixels. */
    public List<Picture> cut(Picture picture, List<Face> faces, int side) {
        FaceTemplate template = FaceTemplate.ARCFACE;
        return faces.stream()
                .map(face -> FaceAlignment.chip(picture, template.into(face.points()), template, side, side))
                .toList();
    }

    /** What the squares of one scale show, in pixels of the picture, best first. */
    private List<Face> candidates(Picture picture, Tiles tiles, Work work) {
        Picture scaled = Resizing.bilinear(picture, tiles.width(), tiles.height());
        double across = (double) picture.width() / tiles.width();
        double down = (double) picture.height() / tiles.height();
        return looks(
                tiles.count(),
                work,
                i -> detector.look(scaled, tiles.region(i)).stream()
                        .filter(face -> face.box().width() <= COARSER * Tiles.SIDE)
                        .filter(face -> tiles.owns(i, face.box().middle()))
                        .map(face -> scaled(face, across, down)));
    }

    /** Whether it shares less than half of itself, or of each other one, with every other one. */
    private static boolean isNew(Face face, List<Face> others) {
        return others.stream().allMatch(other -> {
            double smaller = Math.min(face.box().area(), other.box().area());
            return face.box().shared(other.box()) < smaller / 2;
        });
    }

    private static Face scaled(Face face, double across, double down) {
        Face.Box box = face.box();
        Face.Points points = face.points();
        return new Face(
                new Face.Box(box.left() * across, box.top() * down, box.width() * across, box.height() * down),
                new Face.Points(
                        scaled(points.rightEye(), across, down),
                        scaled(points.leftEye(), across, down),
                        scaled(points.nose(), across, down),
                        scaled(points.mouth(), across, down),
                        scaled(points.rightEar(), across, down),
                        scaled(points.leftEar(), across, down)),
                face.score());
    }

    private static Face.Point scaled(Face.Point point, double across, double down) {
        return new Face.Point(point.x() * across, point.y() * down);
    }

    /**
     * What so many looks show, best first, whatever their threads. By this thread where one is enough: who cuts out many pictures
     * has threads already.
     */
    private static List<Face> looks(int count, Work work, IntFunction<Stream<Face>> look) {
        List<List<Face>> found = new ArrayList<>(Collections.nCopies(count, List.of()));
        if (work.threads() == 1) {
            for (int i = 0; i < count; i++) {
                work.check();
                found.set(i, look.apply(i).toList());
                work.at(WHAT, i + 1, count);
            }
        } else {
            try {
                Parallel.each(count, WHAT, work, i -> found.set(i, look.apply(i).toList()));
            } catch (IOException e) {
                throw new UncheckedIOException(e); // nothing is read
            }
        }
        return found.stream()
                .flatMap(List::stream)
                .sorted(Detections.BEST_FIRST)
                .toList();
    }

    @Override
    public void close() {
        detector.close();
    }
}
