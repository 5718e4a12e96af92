package dev.isogon.internal.data.augment;

import dev.isogon.internal.data.image.Picture;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Other light and another camera: brightness, contrast, saturation and hue change a little, in random order, as
 * torchvision's ColorJitter does. Of a grey picture brightness and contrast alone.
 *
 * @param brightness b ≥ 0: a factor uniform in [max(0, 1 − b), 1 + b]
 * @param contrast likewise
 * @param saturation likewise
 * @param hue h in [0, 0.5]: a share of the colour circle, uniform in [−h, h]
 */
public record ColourJitter(double brightness, double contrast, double saturation, double hue) implements Augmentation {

    static final ColourJitter DEFAULT = new ColourJitter(0.4, 0.4, 0.4, 0.1);

    public ColourJitter {
        Allowed.notNegative("brightness", brightness);
        Allowed.notNegative("contrast", contrast);
        Allowed.notNegative("saturation", saturation);
        Allowed.between("hue", hue, 0, 0.5);
    }

    static ColourJitter read(AugmentationWord word) {
        double brightness = word.number("brightness", DEFAULT.brightness);
        double contrast = word.number("contrast", DEFAULT.contrast);
        double saturation = word.number("saturation", DEFAULT.saturation);
        return new ColourJitter(brightness, contrast, saturation, word.number("hue", DEFAULT.hue));
    }

    @Override
    public Picture apply(Picture picture, RandomGenerator random) {
        int[] order = order(random);
        float brighter = factor(brightness, random);
        float stronger = factor(contrast, random);
        float purer = factor(saturation, random);
        // Rounded towards 0, as torchvision has it; 255 of 256 steps are its full turn
        int turn = (int) (255 * hue * (2 * random.nextDouble() - 1));
        Picture changed = picture;
        for (int which : order) {
            changed = switch (which) {
                case 0 -> brighter == 1 ? changed : Enhancement.brightness(changed, brighter);
                case 1 -> stronger == 1 ? changed : Enhancement.contrast(changed, stronger);
                case 2 -> purer == 1 ? changed : Enhancement.saturation(changed, purer);
                default -> Hue.turned(changed, turn);
            };
        }
        return changed;
    }

    private static float factor(double setting, RandomGenerator random) {
        return (float) new Range(Math.max(0, 1 - setting), 1 + setting).uniform(random);
    }

    /** Fisher and Yates. */
    private static int[] order(RandomGenerator random) {
        int[] order = {0, 1, 2, 3};
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
        return order;
    }

    @Override
    public String toString() {
        return AugmentationWord.written(
                "jitter",
                List.of(brightness, contrast, saturation, hue),
                List.of(DEFAULT.brightness, DEFAULT.contrast, DEFAULT.saturation, DEFAULT.hue));
    }
}
