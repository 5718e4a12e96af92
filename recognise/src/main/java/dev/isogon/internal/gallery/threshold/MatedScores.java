package dev.isogon.internal.gallery.threshold;

/**
 * Images of subjects against the gallery, as if each came anew: what it scores with its own subject's other images and with the
 * nearest other subject. Of a gallery alone these are the enrolled images themselves, and subjects with one have nothing to be
 * compared with and are left out.
 *
 * @param own for each subject the best score of each of its images with the subject's others; at least one image
 * @param others for the same subjects and images, the best score with any other subject; −∞ where there is none
 */
public record MatedScores(float[][] own, float[][] others) {

    public MatedScores {
        if (own.length != others.length) {
            throw new IllegalArgumentException(own.length + " subjects, but " + others.length);
        }
        for (int i = 0; i < own.length; i++) {
            if (own[i].length == 0 || own[i].length != others[i].length) {
                throw new IllegalArgumentException("subject " + i + " has scores of " + own[i].length + " and of "
                        + others[i].length + " images, but needs as many of both, and one");
            }
        }
    }
}
