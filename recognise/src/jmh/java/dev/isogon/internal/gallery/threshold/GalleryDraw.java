package dev.isogon.internal.gallery.threshold;

import dev.isogon.internal.eval.calibration.FalseMatchBounds;
import dev.isogon.internal.eval.calibration.FalseMatchRate;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.internal.eval.calibration.NonMatedScores;
import dev.isogon.internal.eval.calibration.ThresholdGrid;
import java.util.ArrayList;
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

    /** Bounds of rates up to a tenth lie above. */
    private static final double FLOOR = 0.88;

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
        int[] images = others.stream().mapToInt(List::size).toArray();
        int lowest = ThresholdGrid.COSINE.reachedBy(FLOOR);
        NonMatedScores.Counting counting = new NonMatedScores.Counting(ThresholdGrid.COSINE);
        pairs((score, i, j) -> counting.add(score));
        NonMatedScores kept = counting.from(lowest);
        pairs(kept::add);
        return new FalseMatchTable(
                FalseMatchTable.FORMAT,
                "face",
                null,
                0.95,
                FalseMatchBounds.of(new FalseMatchRate(images, kept), 0.95),
                images.length,
                others.stream().mapToInt(List::size).sum(),
                "others",
                "",
                "");
    }

    private interface Pair {
        void at(double score, int first, int second);
    }

    private void pairs(Pair each) {
        for (int i = 0; i < others.size(); i++) {
            for (int a : others.get(i)) {
                float[] row = people.scores()[a];
                for (int j = i + 1; j < others.size(); j++) {
                    for (int b : others.get(j)) {
                        each.at(row[b], i, j);
                    }
                }
            }
        }
    }
}
