package dev.isogon.internal.gallery.texture;

import dev.isogon.internal.eval.ClopperPearson;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.gallery.threshold.GoodsThreshold;
import dev.isogon.internal.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How many good parts a gallery refused and how many defects it found, from what {@code isogon identify --json} said, beside the
 * nearest patch ({@link NearestPatch}) at the same rate. Argument: the folder of {@link TextureFolders}, in which each texture's
 * folder has the answers, good and bad, in {@code answers.jsonl}.
 */
public final class DefectFigures {

    private static final double REFUSED = 0.01;
    private static final double CONFIDENCE = 0.95;

    /** By file, such as {@code good/001.png} or {@code bad/hole-16-07.png}: its score, and whether it was let through. */
    private record Verdict(double score, boolean passed) {}

    private DefectFigures() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.out.println("Argument: FOLDER");
            return;
        }
        System.out.println("| texture | by | good refused | AUROC | defect | 4 | 8 | 16 | 32 pixels |");
        System.out.println("|---|---|---|---:|---|---:|---:|---:|---:|");
        Totals galleries = new Totals();
        Totals patches = new Totals();
        for (String texture : TextureFolders.JUDGED.keySet().stream().sorted().toList()) {
            Path folder = Path.of(arguments[0]).resolve(texture);
            print(texture, "gallery", answers(folder), galleries);
            print(texture, "patches", patches(folder), patches);
        }
        galleries.print("gallery");
        patches.print("patches");
    }

    private static Map<String, Verdict> answers(Path folder) throws IOException {
        Path file = folder.resolve("answers.jsonl");
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode answer = Json.tree(file, line);
            verdicts.put(
                    name(Path.of(answer.get("image").asString())),
                    new Verdict(
                            answer.get("score").asDouble(),
                            answer.get("answer").asString().equals("known")));
        }
        return verdicts;
    }

    private static Map<String, Verdict> patches(Path folder) throws IOException {
        NearestPatch method = new NearestPatch(pictures(folder.resolve("enrolled")), 1);
        List<Path> heldOut = pictures(folder.resolve("held-out"));
        float[] scores = new float[heldOut.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = method.score(heldOut.get(i));
        }
        double threshold = GoodsThreshold.of(scores, REFUSED).threshold();
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (String kind : List.of("good", "bad")) {
            for (Path file : pictures(folder.resolve(kind))) {
                float score = method.score(file);
                verdicts.put(name(file), new Verdict(score, score >= threshold));
            }
        }
        return verdicts;
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted().toList();
        }
    }

    private static String name(Path file) {
        return file.subpath(file.getNameCount() - 2, file.getNameCount()).toString();
    }

    private static void print(String texture, String by, Map<String, Verdict> verdicts, Totals totals) {
        double[] good = scores(verdicts, "good/");
        int refused = refused(verdicts, "good/");
        double area = area(good, scores(verdicts, "bad/"));
        totals.add(refused, good.length, area);
        String first =
                String.format(Locale.ROOT, "| %s | %s | %s | %.3f |", texture, by, share(refused, good.length), area);
        for (Defect defect : Defect.values()) {
            StringBuilder line = new StringBuilder(first).append(' ').append(word(defect));
            for (int i = 0; i < TextureFolders.SIZES.length; i++) {
                String start = String.format(
                        Locale.ROOT, "bad/%s-%02d-", defect.name().toLowerCase(Locale.ROOT), TextureFolders.SIZES[i]);
                int found = refused(verdicts, start);
                int count = scores(verdicts, start).length;
                totals.found(defect, i, found, count);
                line.append(String.format(Locale.ROOT, " | %.0f %%", 100.0 * found / count));
            }
            System.out.println(line + " |");
            first = "| | | | |";
        }
    }

    static String word(Defect defect) {
        return defect.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String share(int count, int of) {
        Interval interval = ClopperPearson.interval(count, of, CONFIDENCE);
        return String.format(
                Locale.ROOT,
                "%d of %d: %.1f %% (%.1f to %.1f)",
                count,
                of,
                100 * interval.value(),
                100 * interval.low(),
                100 * interval.high());
    }

    private static int refused(Map<String, Verdict> verdicts, String start) {
        return (int) verdicts.entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith(start) && !each.getValue().passed())
                .count();
    }

    private static double[] scores(Map<String, Verdict> verdicts, String start) {
        return verdicts.entrySet().stream()
                .filter(each -> each.getKey().startsWith(start))
                .mapToDouble(each -> each.getValue().score())
                .toArray();
    }

    /** How often a good part scores above a bad one, ties half: all pairs are counted. */
    private static double area(double[] good, double[] bad) {
        double above = 0;
        for (double one : good) {
            above += Arrays.stream(bad)
                    .map(other -> one > other ? 1 : one == other ? 0.5 : 0)
                    .sum();
        }
        return above / good.length / bad.length;
    }
}
