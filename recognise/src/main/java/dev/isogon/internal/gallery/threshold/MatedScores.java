package dev.isogon.internal.gallery.threshold;

/**
 * Each enrolled image against the rest of the gallery, as if it came anew: what it scores with its own subject's other images and
 * with the nearest other subject. Subjects with one image have nothing to be compared with and are left out.
 *
 * @param own for each subject with two images or more, the best score of each with the subject's others
 * @param others for the same subjects and images, the best score with any other subject; −∞ where there is none
 */
public record MatedScores(float[][] own, float[][] others) {

    public MatedScores {
        if (own.length != others.length) {
            throw new IllegalArgumentException(own.length + " subjects, but " + others.length);
        }
        for (int i = 0; i < own.length; i++) {
            if (own[i].length < 2 || own[i].length != others[i].length) {
                throw new IllegalArgumentException("subject " + i + " has scores of " + own[i].length + " and of "
                        + others[i].length + " images, but needs as many of both, and two");
            }
        }
    }
}
