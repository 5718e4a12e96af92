package dev.isogon.internal.experiment.split;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.identities.Members;

/**
 * Images of identities that training does not see. An identity is a number: its class in the data, or, of strangers from
 * elsewhere, one beyond these, the same in all splits.
 *
 * @param enrolled images that stand for their identities
 * @param ofEnrolled whose they are, and which show the same picture
 * @param ofProbes the same of the images that look for them, which are the test images
 * @param ofStrangers the same of strangers
 * @param sides which identities are where
 * @param redrawn is added to the seed of every run, so that trainings of different splits differ by chance where all train
 *     on the same identities; 0 where each split has its own
 */
public record Unseen(
        ImageSet enrolled,
        Members ofEnrolled,
        Members ofProbes,
        Members ofStrangers,
        IdentitySides sides,
        long redrawn) {}
