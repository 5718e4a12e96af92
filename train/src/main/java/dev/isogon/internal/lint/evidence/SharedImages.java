package dev.isogon.internal.lint.evidence;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Images that are in training and in test, pixel by pixel.
 *
 * @param images test images that a training image equals
 * @param ofAnotherClass those of them whose training image has another class
 * @param example the first one's names; null without any
 */
public record SharedImages(
        int images, int ofAnotherClass, @Nullable String example) {

    /** None, or not looked for. */
    public static final SharedImages NONE = new SharedImages(0, 0, null);

    /**
     * Looks for them: every image is read once, as an epoch does.
     *
     * @param work may be stopped before each training image
     * @throws StoppedException when it is
     */
    public static SharedImages of(ImageSet train, ImageSet test, Work work) {
        if (train.imageLength() != test.imageLength() || test.size() == 0) {
            return NONE;
        }
        byte[] pixels = new byte[test.imageLength()];
        Map<Integer, Integer> tests = new HashMap<>();
        int[] next = new int[test.size()];
        for (int i = 0; i < test.size(); i++) {
            test.read(i, pixels);
            Integer before = tests.put(hash(pixels), i);
            next[i] = before == null ? -1 : before;
        }
        byte[] other = new byte[pixels.length];
        int[] twin = new int[test.size()];
        Arrays.fill(twin, -1);
        for (int i = 0; i < train.size(); i++) {
            work.check();
            train.read(i, pixels);
            for (int t = tests.getOrDefault(hash(pixels), -1); t >= 0; t = next[t]) {
                test.read(t, other);
                if (Arrays.equals(pixels, other)) {
                    twin[t] = i;
                }
            }
        }
        return counted(train, test, twin);
    }

    private static SharedImages counted(ImageSet train, ImageSet test, int[] twin) {
        int images = 0;
        int ofAnotherClass = 0;
        String example = null;
        for (int t = 0; t < twin.length; t++) {
            if (twin[t] >= 0) {
                images++;
                ofAnotherClass += className(train, twin[t]).equals(className(test, t)) ? 0 : 1;
                example = example == null ? test.name(t) + " and " + train.name(twin[t]) : example;
            }
        }
        return new SharedImages(images, ofAnotherClass, example);
    }

    private static String className(ImageSet images, int image) {
        return images.classNames().get(images.labels()[image]);
    }

    /** As fast as memory is read; equal hashes are looked at again. */
    private static int hash(byte[] pixels) {
        CRC32C hash = new CRC32C();
        hash.update(pixels);
        return (int) hash.getValue();
    }
}
