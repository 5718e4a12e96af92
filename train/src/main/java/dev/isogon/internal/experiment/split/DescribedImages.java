package dev.isogon.internal.experiment.split;

import java.util.List;

/**
 * What the images are; {@code data} in {@code results.json}.
 *
 * @param name for headings, for example "MNIST"
 * @param classNames names of the C classes
 * @param trainImages images trained on
 * @param validationImages images that chose the epoch
 * @param testImages images judged on
 * @param height pixels
 * @param width pixels
 * @param checksum SHA-256 of all images and labels
 */
public record DescribedImages(
        String name,
        List<String> classNames,
        int trainImages,
        int validationImages,
        int testImages,
        int height,
        int width,
        String checksum) {}
