package dev.isogon.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A training set and a test set of the same classes and image size.
 *
 * @param name for tables and reports
 * @param checksum SHA-256 in hex, over the training set and then the test set: N, H, W, C, all pixels, all labels;
 *     numbers as 4 bytes, big-endian
 */
public record Dataset(String name, ImageSet train, ImageSet test, String checksum) {

    public Dataset {
        if (!train.classNames().equals(test.classNames())
                || train.height() != test.height()
                || train.width() != test.width()
                || train.channels() != test.channels()) {
            throw new IllegalArgumentException(name + ": training and test images differ in size or in classes");
        }
    }

    /** The two sets with their checksum. */
    public static Dataset of(String name, ImageSet train, ImageSet test) {
        return new Dataset(name, train, test, checksum(train, test));
    }

    /** The same data under another name. */
    public Dataset named(String newName) {
        return new Dataset(newName, train, test, checksum);
    }

    private static String checksum(ImageSet... sets) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
        for (ImageSet set : sets) {
            digest.update(bigEndian(set.size(), set.height(), set.width(), set.channels()));
            digest.update(set.pixels());
            digest.update(bigEndian(set.labels()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bigEndian(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Integer.BYTES));
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }
}
