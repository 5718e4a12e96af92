package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.eval.calibration.FalseMatchBounds;
import dev.isogon.internal.eval.calibration.FalseMatchRate;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.eval.calibration.NonMatedScores;
import dev.isogon.internal.eval.calibration.ThresholdGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A gallery drawn from real people: some who have several images are enrolled with one each, their others are looked for; those who
 * have one are strangers, who calibrate or are judged and never both.
 *
 * @param enrolled an image of each subject
 * @param probes for each subject the other images
 * @param calibrating strangers
 * @param judged strangers
 * @param others people who are neither enrolled nor judged, with all their images; the calibrating strangers are among them
 */
record GalleryDraw(
        ScoredPeople people,
        List<Integer> enrolled,
        List<List<Integer>> probes,
        List<Integer> calibrating,
        List<Integer> judged,
        List<List<Integer>> others) {

    /** Rates of 0.3 % and less lie above; what is looked for is 0.01 % and less. */
    private static final double FLOOR = 0.92;

    static GalleryDraw of(ScoredPeople people, int size, int calibrating, long seed) {
        Random random = new Random(seed);
        List<List<Integer>> several = new ArrayList<>(people.several());
        Collections.shuffle(several, random);
        List<Integer> enrolled = new ArrayList<>();
        List<List<Integer>> probes = new ArrayList<>();
        for (List<Integer> rows : several.subList(0, size)) {
            List<Integer> left = new ArrayList<>(rows);
            enrolled.add(left.remove(random.nextInt(left.size())));
            probes.add(left);
        }
        List<Integer> strangers = new ArrayList<>(people.single());
        Collections.shuffle(strangers, random);
        List<List<Integer>> others = new ArrayList<>(several.subList(size, several.size()));
        strangers.subList(0, calibrating).forEach(row -> others.add(List.of(row)));
        return new GalleryDraw(
                people,
                enrolled,
                probes,
                strangers.subList(0, calibrating),
                strangers.subList(calibrating, strangers.size()),
                others);
    }

    /** The best score of each stranger. */
    float[] best(List<Integer> strangers) {
        float[] best = new float[strangers.size()];
        for (int i = 0; i < best.length; i++) {
            best[i] = best(strangers.get(i), -1);
        }
        return best;
    }

    private float best(int image, int but) {
        float best = Float.NEGATIVE_INFINITY;
        for (int subject = 0; subject < enrolled.size(); subject++) {
            if (subject != but) {
                best = Math.max(best, people.scores()[image][enrolled.get(subject)]);
            }
        }
        return best;
    }

    /** What those who are enrolled score with themselves and with others. */
    MatedScores mates() {
        float[][] own = new float[probes.size()][];
        float[][] nearest = new float[probes.size()][];
        for (int subject = 0; subject < own.length; subject++) {
            List<Integer> images = probes.get(subject);
            own[subject] = new float[images.size()];
            nearest[subject] = new float[images.size()];
            for (int i = 0; i < images.size(); i++) {
                own[subject][i] = people.scores()[images.get(i)][enrolled.get(subject)];
                nearest[subject][i] = best(images.get(i), subject);
            }
        }
        return new MatedScores(own, nearest);
    }

    /** The table of those who are neither enrolled nor judged. */
    FalseMatchTable table() {
        int[][] rows = others.stream()
                .map(each -> each.stream().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
        int[] images = Arrays.stream(rows).mapToInt(each -> each.length).toArray();
        int lowest = ThresholdGrid.COSINE.reachedBy(FLOOR);
        NonMatedScores.Counting counting = new NonMatedScores.Counting(ThresholdGrid.COSINE);
        pairs(rows, (score, i, j) -> counting.add(score));
        NonMatedScores kept = counting.from(lowest);
        pairs(rows, kept::add);
        return new FalseMatchTable(
                FalseMatchTable.FORMAT,
                "face",
                null,
                0.95,
                FalseMatchBounds.of(new FalseMatchRate(images, kept), 0.95),
                images.length,
                Arrays.stream(images).sum(),
                "others",
                "",
                "");
    }

    private interface Pair {
        void at(double score, int first, int second);
    }

    /** Those that reach the floor; the others count for no row. */
    private void pairs(int[][] rows, Pair each) {
        for (int i = 0; i < rows.length; i++) {
            for (int a : rows[i]) {
                float[] scores = people.scores()[a];
                for (int j = i + 1; j < rows.length; j++) {
                    for (int b : rows[j]) {
                        if (scores[b] >= FLOOR) {
                            each.at(scores[b], i, j);
                        }
                    }
                }
            }
        }
    }
}
