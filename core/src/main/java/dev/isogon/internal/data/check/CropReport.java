package dev.isogon.internal.data.check;

import dev.isogon.internal.data.check.CheckReport.Shown;
import dev.isogon.internal.data.files.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a network that sees a part of each picture, such as a face, would be given.
 *
 * @param pictures that were looked at
 * @param without names of those in which there is nothing to be seen, and why of the first
 * @param why that is; "" where there are none
 * @param several names of those with more than one to choose from
 * @param samples some of the others
 */
public record CropReport(
        int pictures, List<String> without, String why, List<String> several, List<CropSample> samples) {

    public CropReport {
        without = List.copyOf(without);
        several = List.copyOf(several);
        samples = List.copyOf(samples);
    }

    /**
     * One picture.
     *
     * @param picture the whole
     * @param crop what the network sees
     * @param found how many there were to choose from
     */
    public record CropSample(Shown picture, Optional<Thumbnail> crop, int found) {}

    /** What a person should know, a sentence each. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!without.isEmpty()) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "%s of %,d left out, %s: %s",
                    counted(without.size()),
                    pictures,
                    why,
                    LeftOut.first(without)));
        }
        if (!several.isEmpty()) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "%s of %,d with several faces, of which the one nearest to the middle is taken: %s",
                    counted(several.size()),
                    pictures,
                    LeftOut.first(several)));
        }
        if (sentences.isEmpty()) {
            sentences.add(String.format(Locale.ROOT, "each of %,d pictures shows one face", pictures));
        }
        return sentences;
    }

    private static String counted(int pictures) {
        return pictures == 1 ? "1 picture" : String.format(Locale.ROOT, "%,d pictures", pictures);
    }
}
