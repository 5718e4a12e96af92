package dev.isogon.internal.data.augment;

import dev.isogon.internal.data.image.Picture;

/**
 * What {@link RandAugment} chooses from. Ranges: torchvision's, which for most are AutoAugment's (Cubuk et al., arXiv
 * 1805.09501, table 6).
 */
enum Operation {
    IDENTITY,
    SHEAR_X,
    SHEAR_Y,
    TRANSLATE_X,
    TRANSLATE_Y,
    ROTATE,
    BRIGHTNESS,
    COLOUR,
    CONTRAST,
    SHARPNESS,
    POSTERIZE,
    SOLARIZE,
    AUTOCONTRAST,
    EQUALIZE;

    /** 150 pixels where the paper's pictures have 331. */
    private static final double TRANSLATION = 150.0 / 331;

    /**
     * Changes a picture.
     *
     * @param level in [−1, 1]: how far of its range the operation goes, and in which direction where it has two
     */
    Picture apply(Picture picture, double level) {
        float factor = (float) (1 + 0.9 * level);
        return switch (this) {
            case IDENTITY -> picture;
            case SHEAR_X -> Placement.shearedX(picture, 0.3 * level);
            case SHEAR_Y -> Placement.shearedY(picture, 0.3 * level);
            case TRANSLATE_X -> Placement.translated(picture, (int) (TRANSLATION * picture.width() * level), 0);
            case TRANSLATE_Y -> Placement.translated(picture, 0, (int) (TRANSLATION * picture.height() * level));
            case ROTATE -> Placement.rotated(picture, 30 * level);
            case BRIGHTNESS -> Enhancement.brightness(picture, factor);
            case COLOUR -> Enhancement.saturation(picture, factor);
            case CONTRAST -> Enhancement.contrast(picture, factor);
            case SHARPNESS -> Enhancement.sharpness(picture, factor);
            case POSTERIZE -> Tones.posterized(picture, 8 - (int) Math.rint(4 * Math.abs(level)));
            case SOLARIZE -> Tones.solarized(picture, 255 - 255 * Math.abs(level));
            case AUTOCONTRAST -> Tones.autocontrasted(picture);
            case EQUALIZE -> Tones.equalized(picture);
        };
    }
}
