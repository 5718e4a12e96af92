package dev.isogon.internal.models;

import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.source.Listings;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Some labelled images to try a network on: enough to tell right from wrong, few enough for a dozen ways of feeding.
 *
 * @param images N
 * @param labels N classes
 * @param classes C, the number of classes
 */
public record TrialImages(List<Image> images, int[] labels, int classes) {

    private static final int MOST = 500;

    /** Of each class at least this many are there. */
    private static final int LEAST = 2;

    /**
     * Chooses: of each class as many, the first by name.
     *
     * @throws SettingsException when fewer than two classes have two images
     */
    public static TrialImages of(DataSource data) throws IOException {
        TreeMap<Integer, List<ImageFile>> byClass = new TreeMap<>();
        for (ImageFile each : Listings.of(data).files()) {
            byClass.computeIfAbsent(each.label(), none -> new ArrayList<>()).add(each);
        }
        byClass.values().removeIf(each -> each.size() < LEAST);
        if (byClass.size() < 2) {
            throw new SettingsException(
                    "images",
                    "must have at least two classes of at least two images each, but \"" + data + "\" has "
                            + byClass.size() + " such; name a folder with a folder of images a class");
        }
        return chosen(byClass.values());
    }

    private static TrialImages chosen(Collection<List<ImageFile>> classes) {
        List<Image> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        int each = Math.max(LEAST, MOST / classes.size());
        int label = 0;
        for (List<ImageFile> files : classes) {
            if (images.size() + LEAST > MOST) {
                break;
            }
            for (ImageFile file : files.subList(0, Math.min(each, files.size()))) {
                images.add(file.image());
                labels.add(label);
            }
            label++;
        }
        return new TrialImages(images, labels.stream().mapToInt(i -> i).toArray(), label);
    }
}
