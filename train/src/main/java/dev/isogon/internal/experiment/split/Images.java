package dev.isogon.internal.experiment.split;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.config.Request;
import dev.isogon.internal.config.SplitConfig;
import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.Resized;
import dev.isogon.internal.data.identities.Strangers;
import dev.isogon.internal.data.split.PartedGroups;
import dev.isogon.internal.data.split.Splits;
import dev.isogon.internal.model.Architecture;
import dev.isogon.internal.model.Backbones;
import dev.isogon.metrics.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A data set as one comparison uses it: the same split for every loss and seed.
 *
 * @param name for headings
 * @param train images that are trained on, which are also the gallery
 * @param validation images that choose the epoch, if any
 * @param test images that are judged on; none where a training by itself sets none aside
 * @param strangers images of other classes, for open-set figures, if any were named
 * @param unseen what belongs to identities that training does not see, in protocol open
 * @param checksum of the whole data set; behind a space, that of the strangers
 * @param notes what a user should know of the data and of the split, a sentence each
 */
public record Images(
        String name,
        ImageSet train,
        Optional<ImageSet> validation,
        ImageSet test,
        Optional<ImageSet> strangers,
        Optional<Unseen> unseen,
        String checksum,
        List<String> notes) {

    /** Numbers in a batch, whose buffer is at most 1 GiB. */
    private static final long MOST_IN_A_BATCH = 1L << 28;

    /** Images of every class on either side, by the data's own parts or by a split. */
    public static Images split(Dataset data, SplitConfig split, ModelConfig model) {
        ImageSet pool = data.train();
        int[] left = Splits.inOrder(pool.size());
        List<String> notes = new ArrayList<>(data.notes());
        ImageSet test;
        if (data.test().isPresent()) {
            ImageSet all = data.test().get();
            test = all.ofClasses(Splits.inOrder(pool.classes()));
            UnseenTest.sentence(all, test).ifPresent(notes::add);
        } else if (split.test() == 0) {
            test = pool.subset(new int[0]);
        } else {
            int[][] parts = split.stratified()
                    ? Splits.stratified(pool.labels(), pool.classes(), data.groups(), split.test(), split.seed())
                    : Splits.unstratified(pool.size(), split.test(), split.seed());
            left = parts[0];
            test = pool.subset(parts[1]);
            PartedGroups.sentence(data.groups(), parts).ifPresent(notes::add);
        }
        left = limited(pool, left, split.trainImages(), split.seed());
        test = test.subset(limited(test, Splits.inOrder(test.size()), split.testImages(), split.seed()));
        Optional<ImageSet> validation = data.validation();
        if (validation.isEmpty() && split.validation() > 0) {
            ImageSet rest = pool.subset(left);
            int[][] parts = Splits.stratified(
                    rest.labels(), rest.classes(), chosen(data.groups(), left), split.validation(), split.seed());
            // Classes of fewer than four images give none.
            validation = parts[1].length == 0 ? Optional.empty() : Optional.of(rest.subset(parts[1]));
            left = chosen(left, parts[0]);
        }
        Fit fit = new Fit(model);
        return new Images(
                data.name(),
                fit.of(pool.subset(left)),
                validation.map(fit::of),
                fit.of(test),
                Optional.empty(),
                Optional.empty(),
                data.checksum(),
                List.copyOf(notes));
    }

    /** What a run with this seed draws from. */
    public long drawnBy(long seed) {
        return seed + unseen.map(Unseen::redrawn).orElse(0L);
    }

    /** Images that are searched in: those enrolled, or those trained on. */
    public ImageSet gallery() {
        return unseen.map(Unseen::enrolled).orElse(train);
    }

    Images with(List<String> others) {
        return new Images(name, train, validation, test, strangers, unseen, checksum, List.copyOf(others));
    }

    /**
     * The same with the images of another data set as strangers.
     *
     * @throws SettingsException when a class is in both
     */
    public Images with(Dataset others, ModelConfig model) {
        Strangers.checkClasses(name, train.classNames(), others);
        List<String> all = new ArrayList<>(notes);
        ImageSet fitted = new Fit(model).of(others.train());
        for (ImageSet known : List.of(train, test)) {
            all.addAll(Strangers.notes(name, known, fitted));
        }
        return new Images(
                name,
                train,
                validation,
                test,
                Optional.of(fitted),
                Optional.empty(),
                checksum + " " + others.checksum(),
                List.copyOf(all));
    }

    public static int[] chosen(int[] values, int[] indices) {
        return IntStream.of(indices).map(i -> values[i]).toArray();
    }

    static int[] limited(ImageSet images, int[] indices, int most, long seed) {
        if (most == 0 || most >= indices.length) {
            return indices;
        }
        ImageSet those = images.subset(indices);
        return chosen(indices, Splits.stratifiedSubset(those.labels(), those.classes(), most, seed));
    }

    /** Images as the backbone takes them: its channels, and the size that was asked for. */
    record Fit(ModelConfig model) {

        ImageSet of(ImageSet images) {
            if (images.areEmbedded()) {
                return images;
            }
            int side = model.resolution();
            ImageSet sized = side == 0 || (images.height() == side && images.width() == side)
                    ? images
                    : Resized.of(images, side);
            boolean grey = Backbones.named(model.backbone()).greyAllowed();
            return grey ? sized : sized.inColour();
        }
    }

    /**
     * Refuses what no run could begin with.
     *
     * @throws SettingsException when a batch is larger than the training set or than its memory can be, when there is
     *     one test image only, or when images are too small for the backbone
     */
    public void checkFor(Request request) {
        TrainConfig settings = request.train();
        if (request.split().test() > 0 && test.size() < 2) {
            throw new SettingsException(
                    "there is " + test.size() + " test image, from which nothing follows; at least 2 are needed");
        }
        if ((long) settings.batch() * train.inputLength() > MOST_IN_A_BATCH) {
            throw new SettingsException(
                    "train.batch",
                    "must be at most " + MOST_IN_A_BATCH / train.inputLength() + " for images of " + train.height()
                            + "×" + train.width() + ", but was " + settings.batch());
        }
        if (settings.stepsPerEpoch(train.size()) == 0) {
            throw new SettingsException(
                    "train.batch",
                    "is " + settings.batch() + ", but there are only " + train.size()
                            + " training images, so there would be no whole batch; set it to at most " + train.size()
                            + ", for example by "
                            + Setting.to("train.batch", Math.max(2, Integer.highestOneBit(train.size() / 4))));
        }
        Architecture backbone = Backbones.named(request.model().backbone());
        int smallest = backbone.smallestSide();
        if (Math.min(train.height(), train.width()) < smallest) {
            throw new SettingsException("images of " + train.height() + "×" + train.width()
                    + " pixels are too small for " + backbone.name() + ", which needs at least " + smallest + "×"
                    + smallest + "; " + Setting.to("model.resolution", smallest) + " or more enlarges them");
        }
    }

    public DescribedImages described() {
        return new DescribedImages(
                name,
                unseen.isPresent() ? test.classNames() : train.classNames(),
                train.size(),
                validation.map(ImageSet::size).orElse(0),
                test.size(),
                train.height(),
                train.width(),
                checksum);
    }

    /** Whose each image of strangers is: a number beyond the classes of the data where they come from elsewhere. */
    public int[] strangerIdentities() {
        return unseen.map(each -> each.ofStrangers().labels())
                .orElseGet(() -> IntStream.of(strangers.orElseThrow().labels())
                        .map(label -> train.classes() + label)
                        .toArray());
    }
}
