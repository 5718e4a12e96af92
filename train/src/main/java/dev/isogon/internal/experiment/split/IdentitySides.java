package dev.isogon.internal.experiment.split;

import java.util.List;
import java.util.Locale;

/**
 * Which identities were where in one split, and with how many images.
 *
 * @param training names of those trained on
 * @param gallery names of those enrolled
 * @param strangers names of the others that were judged
 * @param trainImages images trained on
 * @param validationImages images that chose the epoch, of identities that are not judged
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

    /** What stands where in the split of this number, from 0, for a user. */
    String sentence(int number) {
        return String.format(
                Locale.ROOT,
                "split %d: %,d identities to train on; %,d enrolled with %,d images, looked for by %,d others; %,d strangers"
                        + " with %,d images",
                number + 1,
                training.size(),
                gallery.size(),
                enrolledImages,
                probeImages,
                strangers.size(),
                strangerImages);
    }
}
