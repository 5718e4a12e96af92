package dev.isogon.train.lint.evidence;

import dev.isogon.data.ImageSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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

    /** Pixels beyond this are not read once more only to look for equal ones: it would take more than some seconds. */
    private static final long MOST_BYTES = 2L << 30;

    /** Looks for them; at more than 2 GiB of pixels it does not. */
    public static SharedImages of(ImageSet train, ImageSet test) {
        boolean sameShape = train.imageLength() == test.imageLength();
        if (!sameShape || (train.size() + (long) test.size()) * train.imageLength() > MOST_BYTES) {
            return NONE;
        }
        byte[] pixels = new byte[test.imageLength()];
        Map<Long, Integer> tests = new HashMap<>();
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

    /** FNV-1a in 64 bits; equal hashes are looked at again. */
    private static long hash(byte[] pixels) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : pixels) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
