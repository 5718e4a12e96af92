package dev.isogon.study;

import dev.isogon.config.CompareConfig;
import dev.isogon.config.SettingsException;
import dev.isogon.config.TrainConfig;
import dev.isogon.data.Dataset;
import dev.isogon.data.ImageSet;
import dev.isogon.data.Splits;
import dev.isogon.model.Backbones;
import java.util.Optional;

/**
 * A data set as one comparison uses it: the same split for every loss and seed.
 *
 * @param name for headings
 * @param train images that are trained on, which are also the gallery
 * @param validation images that choose the epoch, if any
 * @param test images that are judged on
 * @param checksum of the whole data set
 */
record Images(String name, ImageSet train, Optional<ImageSet> validation, ImageSet test, String checksum) {

    /** Numbers in a batch, whose buffer is at most 1 GiB. */
    private static final long MOST_IN_A_BATCH = 1L << 28;

    static Images split(Dataset data, CompareConfig.Split split) {
        ImageSet all = limited(data.train(), split.trainImages(), split.seed());
        ImageSet test = limited(data.test(), split.testImages(), split.seed());
        if (split.validation() == 0) {
            return new Images(data.name(), all, Optional.empty(), test, data.checksum());
        }
        int[][] parts = Splits.stratified(all.labels(), all.classes(), split.validation(), split.seed());
        // Classes of fewer than four images give none.
        Optional<ImageSet> validation = parts[1].length == 0 ? Optional.empty() : Optional.of(all.subset(parts[1]));
        return new Images(data.name(), all.subset(parts[0]), validation, test, data.checksum());
    }

    private static ImageSet limited(ImageSet images, int most, long seed) {
        return most == 0 || most >= images.size()
                ? images
                : images.subset(Splits.stratifiedSubset(images.labels(), images.classes(), most, seed));
    }

    /**
     * Refuses what no run could begin with.
     *
     * @throws SettingsException when a batch is larger than the training set or than its memory can be, when there is
     *     one test image only, or when images are too small for the backbone
     */
    void checkFor(TrainConfig settings) {
        if (test.size() < 2) {
            throw new SettingsException("there is 1 test image, from which nothing follows; at least 2 are needed");
        }
        if ((long) settings.batch() * train.imageLength() > MOST_IN_A_BATCH) {
            throw new SettingsException("train.batch must be at most " + MOST_IN_A_BATCH / train.imageLength()
                    + " for images of " + train.height() + "×" + train.width() + ", but was " + settings.batch());
        }
        if (settings.stepsPerEpoch(train.size()) == 0) {
            throw new SettingsException("train.batch is " + settings.batch() + ", but there are only " + train.size()
                    + " training images, so there would be no whole batch; set it to at most " + train.size()
                    + ", for example by --set train.batch=" + Math.max(2, Integer.highestOneBit(train.size() / 4)));
        }
        int smallest = Backbones.named("simple-cnn").smallestSide();
        if (Math.min(train.height(), train.width()) < smallest) {
            throw new SettingsException("images of " + train.height() + "×" + train.width()
                    + " pixels are too small for simple-cnn, which needs at least " + smallest + "×" + smallest);
        }
    }

    StudyResults.Data described() {
        return new StudyResults.Data(
                name,
                train.classNames(),
                train.size(),
                validation.map(ImageSet::size).orElse(0),
                test.size(),
                train.height(),
                train.width(),
                checksum);
    }
}
