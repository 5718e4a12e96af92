package dev.isogon.internal.data.augment;

import dev.isogon.internal.data.image.Picture;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A few operations out of fourteen ({@link Operation}), drawn with replacement, all at one magnitude; those that have a
 * direction go either way.
 *
 * <p>Source: Cubuk et al., arXiv 1909.13719, algorithm 1; operations and ranges as torchvision has them.
 *
 * @param operations how many one after the other, 1 to 14
 * @param magnitude 0 to 30: how far of each operation's range it goes
 */
public record RandAugment(int operations, int magnitude) implements Augmentation {

    private static final List<Operation> ALL = List.of(Operation.values());
    private static final int MAGNITUDES = 30;

    static final RandAugment DEFAULT = new RandAugment(2, 9);

    public RandAugment {
        Allowed.between("operations", operations, 1, ALL.size());
        Allowed.between("magnitude", magnitude, 0, MAGNITUDES);
    }

    static RandAugment read(AugmentationWord word) {
        int operations = word.whole("operations", DEFAULT.operations);
        return new RandAugment(operations, word.whole("magnitude", DEFAULT.magnitude));
    }

    @Override
    public Picture apply(Picture picture, RandomGenerator random) {
        Picture changed = picture;
        for (int i = 0; i < operations; i++) {
            Operation operation = ALL.get(random.nextInt(ALL.size()));
            double level = (double) magnitude / MAGNITUDES;
            changed = operation.apply(changed, random.nextBoolean() ? level : -level);
        }
        return changed;
    }

    @Override
    public String toString() {
        return AugmentationWord.written(
                "randaugment", List.of(operations, magnitude), List.of(DEFAULT.operations, DEFAULT.magnitude));
    }
}
