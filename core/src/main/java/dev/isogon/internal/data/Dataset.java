package dev.isogon.internal.data;

import dev.isogon.internal.data.split.Splits;
import dev.isogon.internal.store.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Images of one size, as far apart as the data itself sets them apart. The classes of {@code train} are the first ones of the
 * others, which may have identities behind them that training does not have.
 *
 * @param name for tables and reports
 * @param train images to train on; all of them where the data names no test images
 * @param validation images that the data sets aside to choose the epoch, if any
 * @param test images that the data sets aside to judge on, if any
 * @param groups one number an image of {@code train}: images of one group must not be split apart
 * @param testGroups the same of {@code test}, where one number means the same group as in {@code groups}
 * @param checksum SHA-256 in hex of all images and labels
 * @param notes what a user should know of the data, a sentence each: files that were left out, and why
 * @param contents SHA-256 in hex of the content of each image, of any part, whose identity training sees, or that chooses
 *     the epoch; none where images are not files of their own
 * @param listed what {@code checksum} is over, for people, a line an image: hash, part, class and name, with tabs between; none where
 *     images are not files of their own
 */
public record Dataset(
        String name,
        ImageSet train,
        Optional<ImageSet> validation,
        Optional<ImageSet> test,
        int[] groups,
        int[] testGroups,
        String checksum,
        List<String> notes,
        List<String> contents,
        List<String> listed) {

    public Dataset {
        notes = List.copyOf(notes);
        contents = List.copyOf(contents);
        int tests = test.map(ImageSet::size).orElse(0);
        if (groups.length != train.size() || testGroups.length != tests) {
            throw new IllegalArgumentException(name + ": " + groups.length + " and " + testGroups.length
                    + " groups for " + train.size() + " training and " + tests + " test images");
        }
        for (ImageSet other : List.of(validation.orElse(train), test.orElse(train))) {
            if (!startsWith(other.classNames(), train.classNames())
                    || train.height() != other.height()
                    || train.width() != other.width()
                    || train.channels() != other.channels()) {
                throw new IllegalArgumentException(name + ": training and test images differ in size or in classes");
            }
        }
    }

    private static boolean startsWith(List<String> names, List<String> first) {
        return names.size() >= first.size() && names.subList(0, first.size()).equals(first);
    }

    /**
     * Two sets of images in memory. The checksum goes over the training set and then the test set: N, H, W, C, all
     * pixels, all labels; numbers as 4 bytes, big-endian.
     */
    public static Dataset of(String name, ImageSet train, ImageSet test) {
        return new Dataset(
                name,
                train,
                Optional.empty(),
                Optional.of(test),
                Splits.inOrder(train.size()),
                IntStream.range(0, test.size()).map(i -> train.size() + i).toArray(),
                checksum(train, test),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same data under another name. */
    public Dataset named(String newName) {
        return new Dataset(newName, train, validation, test, groups, testGroups, checksum, notes, contents, listed);
    }

    /** The same with other notes. */
    public Dataset noted(List<String> newNotes) {
        return new Dataset(name, train, validation, test, groups, testGroups, checksum, newNotes, contents, listed);
    }

    /** Makes images of images, as many and with the same labels. */
    @FunctionalInterface
    public interface Mapping {
        ImageSet of(ImageSet images) throws IOException;
    }

    /** The same with other images in each part. */
    public Dataset map(Mapping mapping) throws IOException {
        return new Dataset(
                name,
                mapping.of(train),
                validation.isPresent() ? Optional.of(mapping.of(validation.get())) : validation,
                test.isPresent() ? Optional.of(mapping.of(test.get())) : test,
                groups,
                testGroups,
                checksum,
                notes,
                contents,
                listed);
    }

    private static String checksum(ImageSet... sets) {
        Sha256 digest = new Sha256();
        for (ImageSet set : sets) {
            digest.add(bigEndian(set.size(), set.height(), set.width(), set.channels()));
            byte[] image = new byte[set.imageLength()];
            for (int i = 0; i < set.size(); i++) {
                set.read(i, image);
                digest.add(image);
            }
            digest.add(bigEndian(set.labels()));
        }
        return digest.hex();
    }

    private static byte[] bigEndian(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Integer.BYTES));
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }
}
