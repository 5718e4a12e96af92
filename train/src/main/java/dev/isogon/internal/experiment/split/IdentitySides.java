package dev.isogon.internal.experiment.split;

import java.util.List;

/**
 * Which identities were where in one split, and with how many images.
 *
 * @param training names of those trained on
 * @param gallery names of those enrolled
 * @param strangers names of the others that were judged
 * @param trainImages images trained on
 * @param validationImages images of training identities that chose the epoch
 * @param enrolledImages images that stood for the enrolled
 * @param probeImages other images of the enrolled
 * @param strangerImages images of strangers
 */
public record IdentitySides(
        List<String> training,
        List<String> gallery,
        List<String> strangers,
        int trainImages,
        int validationImages,
        int enrolledImages,
        int probeImages,
        int strangerImages) {
    public IdentitySides {
        training = List.copyOf(training);
        gallery = List.copyOf(gallery);
        strangers = List.copyOf(strangers);
    }
}
