package dev.isogon.internal.face;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * How many faces of a few pixels are found in pictures of 4,000×3,000. Arguments: a folder of LFW's images, pictures a row,
 * and heights of faces in pixels. A row of the table is 108 faces a picture, pasted at random onto one kind of
 * background; a face's height is that of its box. Seconds are those of one core, not of the clock.
 */
public final class SmallFaces {

    private static final int WIDTH = 4_000;
    private static final int HEIGHT = 3_000;

    private final List<Path> files;
    private final Work work = Work.silent().withThreads(1);
    private final FaceFinder finder = new FaceFinder();

    private SmallFaces(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> String.valueOf(file).endsWith("_0001.jpg"))
                    .sorted()
                    .toList();
        }
    }

    private enum Background {
        GRADIENT,
        NOISE,
        MOSAIC
    }

    private Picture background(Background kind, SplittableRandom random) throws IOException {
        byte[] pixels = new byte[WIDTH * HEIGHT * 3];
        int[] from = random.ints(6, 0, 256).toArray();
        for (int y = 0, i = 0; y < HEIGHT && kind != Background.MOSAIC; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int c = 0; c < 3; c++) {
                    double part = (x / (double) WIDTH + y / (double) HEIGHT) / 2;
                    pixels[i++] = (byte)
                            switch (kind) {
                                case NOISE -> random.nextInt(256);
                                default -> (int) (from[c] + part * (from[c + 3] - from[c]));
                            };
                }
            }
        }
        Picture picture = new Picture(WIDTH, HEIGHT, 3, pixels);
        // Corners of photographs, without the face in their middle.
        for (int y = 0; y < HEIGHT && kind == Background.MOSAIC; y += 60) {
            for (int x = 0; x < WIDTH; x += 60) {
                Picture photo = ChipEmbedder.picture(files.get(random.nextInt(files.size())));
                PastedFace.paste(Resizing.crop(photo, 0, 0, 60, 60), picture, x, y);
            }
        }
        return picture;
    }

    /** The face of a photograph that has one, and enough around it. */
    private PastedFace face(int height, SplittableRandom random) throws IOException {
        while (true) {
            Picture photo = ChipEmbedder.picture(files.get(random.nextInt(files.size())));
            List<Face> faces = finder.detector().whole(photo);
            if (faces.size() == 1 && PastedFace.fits(photo, faces.get(0).box())) {
                return PastedFace.of(photo, faces.get(0).box(), height);
            }
        }
    }

    private void row(int height, Background kind, int pictures) throws IOException {
        SplittableRandom random = new SplittableRandom(height);
        int pasted = 0;
        int found = 0;
        int again = 0;
        int nothing = 0;
        long took = 0;
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        for (int p = 0; p < pictures; p++) {
            Picture picture = background(kind, random);
            List<Face.Box> boxes = new ArrayList<>();
            int cell = Math.max(333, (int) (height * PastedFace.AROUND) + 10);
            for (int y = 0; y + cell <= HEIGHT; y += cell) {
                for (int x = 0; x + cell <= WIDTH; x += cell) {
                    PastedFace face = face(height, random);
                    int left = x + random.nextInt(cell - face.picture().width() + 1);
                    int top = y + random.nextInt(cell - face.picture().height() + 1);
                    boxes.add(face.into(picture, left, top));
                }
            }
            long begun = clock.getCurrentThreadCpuTime();
            List<Face> faces = finder.all(picture, work);
            took += clock.getCurrentThreadCpuTime() - begun;
            int[] times = new int[boxes.size()];
            for (Face face : faces) {
                int which = -1;
                for (int i = 0; i < times.length; i++) {
                    which = face.box().overlap(boxes.get(i)) > 0.3 ? i : which;
                }
                if (which < 0) {
                    nothing++;
                } else {
                    times[which]++;
                }
            }
            pasted += times.length;
            for (int each : times) {
                found += each > 0 ? 1 : 0;
                again += Math.max(0, each - 1);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %d | %s | %d | %.1f %% | %d | %d | %.1f |%n",
                height,
                kind.name().toLowerCase(Locale.ROOT),
                pasted,
                100.0 * found / pasted,
                again,
                nothing,
                took / 1e9 / pictures);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            System.out.println("Arguments: IMAGES PICTURES HEIGHT…");
            return;
        }
        SmallFaces faces = new SmallFaces(Path.of(arguments[0]));
        int looks = 0;
        for (Tiles tiles : Tiles.of(WIDTH, HEIGHT)) {
            looks += tiles.count();
        }
        System.out.println(looks + " looks beside the first, and one a face");
        System.out.println("| height | background | pasted | found | twice | elsewhere | seconds a picture |");
        System.out.println("|---:|---|---:|---:|---:|---:|---:|");
        for (int i = 2; i < arguments.length; i++) {
            for (Background kind : Background.values()) {
                faces.row(Integer.parseInt(arguments[i]), kind, Integer.parseInt(arguments[1]));
            }
        }
        faces.finder.close();
    }
}
