package dev.isogon.internal.experiment.split;

import dev.isogon.internal.base.SeedMixing;
import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.config.SplitConfig;
import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.identities.Enrolling;
import dev.isogon.internal.data.identities.IdentitySplit;
import dev.isogon.internal.data.identities.Members;
import dev.isogon.internal.data.identities.Strangers;
import dev.isogon.internal.data.split.Splits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Images for protocol open: classes are divided into those trained on, those enrolled, and strangers, or the data comes
 * divided ({@link JudgedImages}). Where the data names test images, training images come from its training part and judged
 * ones from its test part. A stratified share of the training identities' images chooses the epoch: it costs no identity,
 * and none that is judged is looked at before the end. Where the data comes divided, its own validation images do, but for
 * those of judged identities.
 */
public final class OpenImages {

    private static final int TOGETHER_NAMED = 5;

    private final Dataset data;
    private final @Nullable Dataset others;
    private final ModelConfig model;
    private final SplitConfig split;
    private final JudgedImages all;
    private final ImageSet judged;
    private final Members pool;
    private final Members members;
    private final IdentitySplit sides;

    private OpenImages(Dataset data, @Nullable Dataset others, SplitConfig split, ModelConfig model) {
        this.data = data;
        this.others = others;
        this.model = model;
        this.split = split;
        this.all = JudgedImages.of(data, others == null);
        this.judged = all.images();
        this.pool = all.pool();
        this.members = all.members();
        this.sides = all.sides(data.name(), split, others == null);
    }

    /**
     * All splits.
     *
     * @param others strangers from elsewhere, if any
     * @throws dev.isogon.metrics.SettingsException when identities cannot be kept apart, or the same picture is in both
     */
    public static List<Images> splits(Dataset data, @Nullable Dataset others, SplitConfig split, ModelConfig model) {
        List<String> notes = new ArrayList<>(data.notes());
        if (others != null) {
            for (ImageSet known : List.of(data.train(), data.test().orElse(data.train()))) {
                Strangers.checkClasses(data.name(), known.classNames(), others);
                notes.addAll(Strangers.apart(known, others.train(), "in " + data.name() + " and among the strangers"));
            }
        }
        List<Images> splits = new ArrayList<>();
        for (int number = 0; number < split.repeats(); number++) {
            OpenImages open = new OpenImages(data, others, split.only(number), model);
            if (number == 0) {
                notes.addAll(open.all.notes());
                notes.addAll(open.together());
            }
            Images images = open.images();
            notes.add(images.unseen().orElseThrow().sides().sentence(number));
            notes.addAll(images.notes());
            splits.add(images);
        }
        return splits.stream().map(images -> images.with(notes)).toList();
    }

    /** Classes that stay on one side because they share pictures. */
    private List<String> together() {
        return IdentitySplit.blocks(judged.classes(), pool, members).stream()
                .filter(block -> block.size() > 1)
                .map(block -> String.join(" and ", names(block))
                        + " share pictures, or a group, and so are always on one side together")
                .limit(TOGETHER_NAMED)
                .toList();
    }

    private Images images() {
        List<String> notes = new ArrayList<>();
        Images.Fit fit = new Images.Fit(model);
        int[] trained =
                Images.limited(data.train(), of(data.train(), sides.training()), split.trainImages(), split.seed());
        ImageSet train = data.train().subset(trained).ofClasses(numbers(sides.training()));
        Optional<ImageSet> own = validation();
        int[][] parts = split.validation() == 0 || own.isPresent()
                ? new int[][] {Splits.inOrder(train.size()), {}}
                : Splits.stratified(
                        train.labels(),
                        train.classes(),
                        pool.subset(trained).groups(),
                        split.validation(),
                        split.seed());
        Optional<ImageSet> validation =
                own.isPresent() || parts[1].length == 0 ? own : Optional.of(train.subset(parts[1]));
        int[] gallery = capped(of(judged, sides.gallery()), sides.gallery().size());
        Enrolling enrolling = Enrolling.of(members.subset(gallery), split.seed());
        int[] enrolled = Images.chosen(gallery, enrolling.enrolled());
        int[] probes = Images.chosen(gallery, enrolling.probes());
        ImageSet strangers = strangers();
        if (data.test().isPresent()) {
            ImageSet unseen =
                    judged.subset(IntStream.concat(IntStream.of(gallery), IntStream.of(of(judged, sides.strangers())))
                            .toArray());
            notes.addAll(Strangers.apart(train, unseen, "trained on and judged"));
        }
        IdentitySides described = new IdentitySides(
                names(sides.training()),
                names(sides.gallery()),
                others == null ? names(sides.strangers()) : others.train().classNames(),
                parts[0].length,
                validation.map(ImageSet::size).orElse(0),
                enrolled.length,
                probes.length,
                strangers.size());
        return new Images(
                data.name(),
                fit.of(train.subset(parts[0])),
                validation.map(fit::of),
                fit.of(judged.subset(probes)),
                Optional.of(fit.of(strangers)),
                Optional.of(new Unseen(
                        fit.of(judged.subset(enrolled)),
                        members.subset(enrolled),
                        members.subset(probes),
                        ofStrangers(),
                        described,
                        all.given() ? SeedMixing.mix(split.seed()) : 0)),
                data.checksum() + (others == null ? "" : " " + others.checksum()),
                List.copyOf(notes));
    }

    /** The data's own, of identities that are not judged, where the data comes divided. */
    private Optional<ImageSet> validation() {
        Set<Integer> unseen = new HashSet<>(sides.gallery());
        unseen.addAll(sides.strangers());
        return data.validation()
                .filter(own -> all.given())
                .map(own -> own.subset(IntStream.range(0, own.size())
                        .filter(i -> !unseen.contains(own.labels()[i]))
                        .toArray()))
                .filter(own -> own.size() > 0);
    }

    private int[] strangerPlaces() {
        return others == null
                ? capped(of(judged, sides.strangers()), sides.strangers().size())
                : Splits.inOrder(others.train().size());
    }

    private ImageSet strangers() {
        return others == null ? judged.subset(strangerPlaces()) : others.train();
    }

    private Members ofStrangers() {
        if (others == null) {
            return members.subset(strangerPlaces());
        }
        int[] labels = others.train().labels();
        int firstGroup = IntStream.of(members.groups()).max().orElse(0) + 1;
        return new Members(
                IntStream.of(labels).map(label -> judged.classes() + label).toArray(),
                IntStream.of(others.groups()).map(group -> firstGroup + group).toArray());
    }

    /** Half of the limit on test images for either side, but two images an identity. */
    private int[] capped(int[] places, int identities) {
        int most = split.testImages() == 0 ? 0 : Math.max(split.testImages() / 2, 2 * identities);
        return Images.limited(judged, places, most, split.seed());
    }

    private static int[] of(ImageSet images, List<Integer> classes) {
        boolean[] wanted = new boolean[images.classes()];
        classes.forEach(c -> wanted[c] = true);
        return IntStream.range(0, images.size())
                .filter(i -> wanted[images.labels()[i]])
                .toArray();
    }

    private static int[] numbers(List<Integer> classes) {
        return classes.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<String> names(List<Integer> classes) {
        return classes.stream().map(judged.classNames()::get).toList();
    }
}
