package dev.isogon.internal.face;

import dev.isogon.Face;
import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.pairs.PairList;
import dev.isogon.internal.embed.Preprocessing;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.identification.DirDefinition;
import dev.isogon.internal.eval.identification.EnrolledRows;
import dev.isogon.internal.eval.identification.Enrolment;
import dev.isogon.internal.eval.identification.OpenSetIdentification;
import dev.isogon.internal.eval.identification.Searches;
import dev.isogon.internal.eval.verification.Auc;
import dev.isogon.internal.eval.verification.PairScores;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.eval.verification.folds.FoldMode;
import dev.isogon.internal.eval.verification.folds.FoldedScores;
import dev.isogon.internal.eval.verification.folds.TenFold;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the built-in face model is worth, by how faces are brought to it. Arguments: {@code lfw} with a folder of LFW's images
 * and a list of pairs, or {@code open} with a folder of people in aligned pictures of 112×112 and one of strangers; and how many
 * threads.
 */
public final class FaceFigures {

    /** A small face's box, as a part of what the detector sees of a picture. */
    private static final double FAR_AWAY = 0.1;

    private final Work work;

    private FaceFigures(int threads) {
        work = Work.silent().withThreads(threads);
    }

    /** What is embedded of a picture, and how. */
    private interface Way {
        float[] embedding(Picture picture) throws IOException;
    }

    private float[][] embeddings(List<Path> files, Map<String, Way> ways, String way) throws IOException {
        float[][] rows = new float[files.size()][];
        long begun = System.nanoTime();
        Parallel.each(
                rows.length,
                way,
                work,
                i -> rows[i] = Objects.requireNonNull(ways.get(way)).embedding(ChipEmbedder.picture(files.get(i))));
        System.err.printf(
                Locale.ROOT,
                "%s: %d pictures, %.1f ms each by %d threads%n",
                way,
                rows.length,
                (System.nanoTime() - begun) / 1e6 / rows.length,
                work.threads());
        return rows;
    }

    private static Picture square(Picture picture, double left, double top, double side) {
        SimilarityMap map = new SimilarityMap(side / 150, 0, left, top);
        return FaceAlignment.chip(picture, map, FaceTemplate.DLIB, 150, 150);
    }

    private static Picture aligned(Picture picture, Face face) {
        return FaceAlignment.chip(picture, FaceTemplate.DLIB.into(face.points()), FaceTemplate.DLIB, 150, 150);
    }

    private static Picture framed(Framing framing, Picture picture) throws IOException {
        try {
            return framing.frames(picture, 150, 150).get(0);
        } catch (UndecodableException e) {
            throw new IOException("a picture " + e.getMessage(), e);
        }
    }

    private static Face ordinary(FaceDetector detector, Picture picture) throws IOException {
        return FaceFraming.nearest(detector.whole(picture), picture)
                .orElseThrow(() -> new IOException("a picture shows no face"));
    }

    /** Found where it is a tenth of what the detector sees; looked at once more, or not. */
    private static Face farAway(FaceDetector detector, Picture picture, boolean again) throws IOException {
        Face face = ordinary(detector, picture);
        Face far = FaceFraming.nearest(detector.look(picture, Region.around(face.box(), 1 / FAR_AWAY)), picture)
                .orElse(face);
        return again ? detector.closer(picture, far).orElse(far) : far;
    }

    private void lfw(Path images, Path list) throws Exception {
        PairList pairs = PairList.read(list);
        List<Path> files = new ArrayList<>();
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (PairList.Pair pair : pairs.pairs()) {
            for (String name : List.of(String.valueOf(pair.first()), String.valueOf(pair.second()))) {
                if (rows.putIfAbsent(name, rows.size()) == null) {
                    files.add(images.resolve(name.substring(0, name.lastIndexOf('_')))
                            .resolve(name + ".jpg"));
                }
            }
        }
        try (FaceDetector detector = new FaceDetector();
                ChipEmbedder embedder = new ChipEmbedder()) {
            Framing framing = FaceFraming.one(Preprocessing.Faces.DLIB);
            Map<String, Way> ways = new LinkedHashMap<>();
            ways.put("aligned, mirrored", picture -> embedder.mirrored(framed(framing, picture)));
            ways.put("aligned", picture -> embedder.plain(framed(framing, picture)));
            ways.put("box × 1.16", picture -> {
                Face.Box box = ordinary(detector, picture).box();
                double side = 1.16 * Math.max(box.width(), box.height());
                Face.Point middle = box.middle();
                return embedder.plain(square(picture, middle.x() - side / 2, middle.y() - side / 2, side));
            });
            ways.put(
                    "centre 150 of 250",
                    picture -> embedder.plain(
                            square(picture, (picture.width() - 150) / 2.0, (picture.height() - 150) / 2.0, 150)));
            ways.put(
                    "box 0.1 of the square, one look",
                    picture -> embedder.plain(aligned(picture, farAway(detector, picture, false))));
            ways.put(
                    "box 0.1 of the square, second look",
                    picture -> embedder.plain(aligned(picture, farAway(detector, picture, true))));
            System.out.println("| crop | accuracy ± population deviation | AUC | TAR@1e-2 | TAR@1e-3 |");
            System.out.println("|---|---|---|---|---|");
            for (String way : ways.keySet()) {
                verification(way, pairs, rows, embeddings(files, ways, way));
            }
        }
    }

    private static void verification(String way, PairList pairs, Map<String, Integer> rows, float[][] embeddings) {
        int count = pairs.pairs().size();
        double[] scores = new double[count];
        boolean[] same = new boolean[count];
        for (int i = 0; i < count; i++) {
            PairList.Pair pair = pairs.pairs().get(i);
            same[i] = pair.mated();
            scores[i] = cosine(
                    embeddings[Objects.requireNonNull(rows.get(String.valueOf(pair.first())))],
                    embeddings[Objects.requireNonNull(rows.get(String.valueOf(pair.second())))]);
        }
        PairScores all = PairScores.of(same, scores);
        TenFold folds = TenFold.of(new FoldedScores(Objects.requireNonNull(pairs.folds()), same, scores), FoldMode.LFW);
        TrueAcceptRate hundredth = TrueAcceptRate.at(all, 1e-2);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.4f ± %.4f | %.5f | %.4f | %.4f |%n",
                way,
                folds.accuracy(),
                folds.populationDeviation(),
                Auc.of(all),
                hundredth.value(),
                TrueAcceptRate.at(all, 1e-3).value());
        System.out.printf(
                Locale.ROOT,
                "<!-- mean cosine of strangers %.3f, of the same %.3f; FAR 0.01 at %.4f, 0.001 at %.4f -->%n",
                Arrays.stream(all.nonMated()).average().orElseThrow(),
                Arrays.stream(all.mated()).average().orElseThrow(),
                hundredth.rates().threshold(),
                TrueAcceptRate.at(all, 1e-3).rates().threshold());
    }

    private static double cosine(float[] first, float[] second) {
        double product = 0;
        double one = 0;
        double other = 0;
        for (int i = 0; i < first.length; i++) {
            product += (double) first[i] * second[i];
            one += (double) first[i] * first[i];
            other += (double) second[i] * second[i];
        }
        return product / Math.sqrt(one * other);
    }

    private void open(Path people, Path strangers) throws Exception {
        Map<String, List<Path>> known = folders(people);
        List<Path> all = known.values().stream().flatMap(List::stream).toList();
        List<Path> unknown =
                folders(strangers).values().stream().flatMap(List::stream).toList();
        try (ChipEmbedder embedder = new ChipEmbedder()) {
            Framing framing = FaceFraming.one(Preprocessing.Faces.DLIB);
            Map<String, Way> ways = new LinkedHashMap<>();
            ways.put("plain resize", picture -> embedder.plain(framed(Framing.WHOLE, picture)));
            ways.put("aligned, mirrored", picture -> embedder.mirrored(framed(framing, picture)));
            ways.put(
                    "fixed map, mirrored",
                    picture -> embedder.mirrored(
                            FaceAlignment.chip(picture, FaceTemplate.DLIB.intoAligned(), FaceTemplate.DLIB, 150, 150)));
            System.out.println("| input | DIR at FPIR 1 %, mean ± deviation of 10 halves | one template a person |");
            System.out.println("|---|---|---|");
            for (String way : ways.keySet()) {
                float[][] theirs = embeddings(all, ways, way);
                float[][] others = embeddings(unknown, ways, way);
                System.out.printf(
                        "| %s | %s | %s |%n",
                        way,
                        rates(known, theirs, others, Enrolment.BEST_IMAGE),
                        rates(known, theirs, others, Enrolment.TEMPLATE));
            }
        }
    }

    private static Map<String, List<Path>> folders(Path root) throws IOException {
        Map<String, List<Path>> folders = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root, 2)) {
            files.filter(file -> String.valueOf(file).endsWith(".png"))
                    .sorted()
                    .forEach(file -> folders.computeIfAbsent(
                                    String.valueOf(file.getParent()), folder -> new ArrayList<>())
                            .add(file));
        }
        return folders;
    }

    /** Half of each person's images enrolled, the others and all strangers search. */
    private String rates(Map<String, List<Path>> known, float[][] theirs, float[][] others, Enrolment enrolment) {
        double[] rates = new double[10];
        for (int half = 0; half < rates.length; half++) {
            SplittableRandom random = new SplittableRandom(half);
            List<float[]> gallery = new ArrayList<>();
            List<float[]> probes = new ArrayList<>();
            List<Integer> galleryLabels = new ArrayList<>();
            List<Integer> probeLabels = new ArrayList<>();
            int row = 0;
            int person = 0;
            for (List<Path> images : known.values()) {
                int left = images.size();
                int enrolled = images.size() / 2;
                for (int i = 0; i < images.size(); i++, left--, row++) {
                    boolean chosen = random.nextInt(left) < enrolled;
                    (chosen ? gallery : probes).add(theirs[row]);
                    (chosen ? galleryLabels : probeLabels).add(person);
                    enrolled -= chosen ? 1 : 0;
                }
                person++;
            }
            for (float[] each : others) {
                probes.add(each);
                probeLabels.add(known.size()); // nobody who is enrolled
            }
            Searches searches = Searches.of(
                    matrix(probes),
                    numbers(probeLabels),
                    EnrolledRows.of(matrix(gallery), numbers(galleryLabels), enrolment),
                    new CosineScores(work));
            rates[half] = OpenSetIdentification.of(searches, 0.01, 1, DirDefinition.ISO)
                    .dir();
        }
        double mean = Arrays.stream(rates).average().orElseThrow();
        double variance = Arrays.stream(rates)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElseThrow();
        return String.format(Locale.ROOT, "%.3f ± %.3f", mean, Math.sqrt(variance));
    }

    private static int[] numbers(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static FloatMatrix matrix(List<float[]> rows) {
        int columns = FaceNetwork.DIMENSIONS;
        float[] values = new float[rows.size() * columns];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, values, i * columns, columns);
        }
        return new FloatMatrix(rows.size(), columns, values);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 4 || !List.of("lfw", "open").contains(arguments[0])) {
            System.out.println("Arguments: lfw IMAGES PAIRS.txt THREADS, or open PEOPLE STRANGERS THREADS");
            return;
        }
        FaceFigures figures = new FaceFigures(Integer.parseInt(arguments[3]));
        Path first = Path.of(arguments[1]);
        Path second = Path.of(arguments[2]);
        if (arguments[0].equals("lfw")) {
            figures.lfw(first, second);
        } else {
            figures.open(first, second);
        }
    }
}
