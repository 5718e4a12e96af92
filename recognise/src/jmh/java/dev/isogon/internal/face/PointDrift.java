package dev.isogon.internal.face;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the points of faces move where a face takes up more or less of what the detector sees, by one look and by the second
 * one. Arguments: a folder of LFW's images, and of how many. Distances are means over eyes, nose and mouth, in distances of the
 * eyes, from the points that one look at the whole photograph gives, where boxes are 0.4 of the square.
 */
public final class PointDrift {

    private final FaceDetector detector = new FaceDetector();
    private final List<Picture> photos = new ArrayList<>();
    private final List<Face> faces = new ArrayList<>();

    private PointDrift(Path folder, int count) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> String.valueOf(file).endsWith("_0001.jpg"))
                    .sorted()
                    .toList();
        }
        for (int i = 0; i < files.size() && photos.size() < count; i += Math.max(1, files.size() / count)) {
            Picture photo = ChipEmbedder.picture(files.get(i));
            List<Face> found = detector.look(photo, Region.whole(photo));
            if (found.size() == 1) {
                photos.add(photo);
                faces.add(found.get(0));
            }
        }
    }

    /** A picture and where the photograph's corner is in it, and how many of its pixels one of the photograph's is wide. */
    private record View(Picture picture, double left, double top, double scale) {

        Face.Point of(Face.Point point) {
            return new Face.Point(left + point.x() * scale, top + point.y() * scale);
        }

        Face.Box of(Face.Box box) {
            return new Face.Box(
                    left + box.left() * scale, top + box.top() * scale, box.width() * scale, box.height() * scale);
        }
    }

    private interface Making {
        View of(Picture photo, Face.Box box);
    }

    /** A square cut out around the box. */
    private static View close(Picture photo, Face.Box box, double share) {
        Region region = Region.around(box, 1 / share);
        int left = Math.max(0, region.left());
        int top = Math.max(0, region.top());
        int right = Math.min(photo.width(), region.left() + region.width());
        int bottom = Math.min(photo.height(), region.top() + region.height());
        return new View(Resizing.crop(photo, left, top, right - left, bottom - top), -left, -top, 1);
    }

    /** The photograph in a larger grey picture; perhaps scaled before, so that the box has so many pixels. */
    private static View far(Picture photo, Face.Box box, double share, double pixels) {
        int side = (int) Math.round(photo.width() * pixels / box.width());
        double scale = side / (double) photo.width();
        Picture small = Resizing.bilinear(photo, side, side);
        int large = Math.max(side, (int) Math.round(pixels / share));
        Picture picture = PastedFace.grey(large, large);
        int corner = (large - side) / 2;
        PastedFace.paste(small, picture, corner, corner);
        return new View(picture, corner, corner, scale);
    }

    private void row(String what, double share, Making making) {
        double[] off = new double[2];
        int[] found = new int[2];
        for (int i = 0; i < photos.size(); i++) {
            Face known = faces.get(i);
            View view = making.of(photos.get(i), known.box());
            Optional<Face> one = nearest(detector.look(view.picture(), Region.whole(view.picture())), view, known);
            Optional<Face> two = nearest(detector.whole(view.picture()), view, known);
            off[0] += one.map(face -> drift(view, known, face)).orElse(0.0);
            off[1] += two.map(face -> drift(view, known, face)).orElse(0.0);
            found[0] += one.isPresent() ? 1 : 0;
            found[1] += two.isPresent() ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.3f | %.3f | %.3f | %.3f |%n",
                what,
                share,
                found[0] / (double) photos.size(),
                off[0] / found[0],
                found[1] / (double) photos.size(),
                off[1] / found[1]);
    }

    private static Optional<Face> nearest(List<Face> found, View view, Face known) {
        return found.stream()
                .filter(face -> face.box().overlap(view.of(known.box())) > 0.3)
                .findFirst();
    }

    private static double drift(View view, Face known, Face face) {
        Face.Point right = view.of(known.points().rightEye());
        Face.Point left = view.of(known.points().leftEye());
        double eyes = Math.hypot(left.x() - right.x(), left.y() - right.y());
        List<Face.Point> points = FaceTemplate.ARCFACE.of(face.points());
        List<Face.Point> places = FaceTemplate.ARCFACE.of(known.points());
        double off = 0;
        for (int i = 0; i < points.size(); i++) {
            Face.Point place = view.of(places.get(i));
            off += Math.hypot(points.get(i).x() - place.x(), points.get(i).y() - place.y());
        }
        return off / points.size() / eyes;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.out.println("Arguments: IMAGES COUNT");
            return;
        }
        PointDrift drift = new PointDrift(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(drift.photos.size() + " photographs");
        System.out.println("| picture | box ∕ side | found, one look | drift | found, second look | drift |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        for (double share : new double[] {0.95, 0.8, 0.7, 0.6, 0.52}) {
            drift.row("cut out", share, (photo, box) -> close(photo, box, share));
        }
        for (double share : new double[] {0.14, 0.1, 0.07, 0.05}) {
            drift.row("face of 96 pixels", share, (photo, box) -> far(photo, box, share, 96));
        }
        for (double share : new double[] {0.14, 0.1, 0.07, 0.05}) {
            drift.row("face of 24 pixels", share, (photo, box) -> far(photo, box, share, 24));
        }
        drift.detector.close();
    }
}
