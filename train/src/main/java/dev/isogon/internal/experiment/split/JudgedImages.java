package dev.isogon.internal.experiment.split;

import dev.isogon.internal.config.SplitConfig;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.identities.IdentitySplit;
import dev.isogon.internal.data.identities.Members;
import dev.isogon.internal.data.split.Splits;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The images that identities are judged by in protocol open, and who divides the identities. Where the data's test part has
 * enough identities that training does not have, that is the data's own split: they are judged, and all classes with
 * training images are trained on. Otherwise classes are divided by chance.
 *
 * @param images that may be judged on; a label is the class's in the data
 * @param pool images that may be trained on
 * @param members whose each of {@code images} is
 * @param given whether the data itself keeps the identities apart
 * @param trained K, the classes with training images
 * @param notes what a user should know of the choice, a sentence each
 */
record JudgedImages(ImageSet images, Members pool, Members members, boolean given, int trained, List<String> notes) {

    static JudgedImages of(Dataset data, boolean withStrangers) {
        ImageSet train = data.train();
        Members pool = new Members(train.labels(), data.groups());
        int trained = train.classes();
        if (data.test().isEmpty()) {
            return new JudgedImages(train, pool, pool, false, trained, List.of());
        }
        ImageSet test = data.test().get();
        Members all = new Members(test.labels(), data.testGroups());
        int[] other = where(test, trained, test.classes());
        int[] known = where(test, 0, trained);
        if (other.length == 0) {
            return new JudgedImages(test, pool, all, false, trained, List.of());
        }
        Members members = all.subset(other);
        if (known.length == 0 || IdentitySplit.isGiven(test.classes(), members, withStrangers)) {
            ImageSet judged = test.subset(other);
            return new JudgedImages(judged, pool, members, true, trained, List.of(given(data, judged, known.length)));
        }
        return new JudgedImages(
                test.ofClasses(Splits.inOrder(trained)),
                pool,
                all.subset(known),
                false,
                trained,
                List.of(String.format(
                        Locale.ROOT,
                        "the test part of %s has %s that training does not have, too few to judge by: left"
                                + " out, and the others are divided by chance",
                        data.name(),
                        UnseenTest.counted(UnseenTest.identities(test.subset(other))))));
    }

    private static String given(Dataset data, ImageSet judged, int known) {
        return String.format(
                Locale.ROOT,
                "the data's own split: all %,d identities of the training part of %s are trained on, and judged are the %,d"
                        + " of its test part that training does not have%s",
                data.train().classes(),
                data.name(),
                UnseenTest.identities(judged),
                known == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; %,d test images of identities that are trained on are left out",
                                known));
    }

    private static int[] where(ImageSet images, int from, int to) {
        return IntStream.range(0, images.size())
                .filter(i -> images.labels()[i] >= from && images.labels()[i] < to)
                .toArray();
    }

    /** Which identities are where. */
    IdentitySplit sides(String name, SplitConfig split, boolean withStrangers) {
        return given
                ? IdentitySplit.given(name, trained, images.classes(), members, withStrangers, split.seed())
                : IdentitySplit.of(name, images.classes(), pool, members, split.test(), withStrangers, split.seed());
    }
}
