package dev.isogon.internal.data.records;

import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.files.Extent;
import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Images in an MXNet record file, each with its label. Where record 0 holds no image but two numbers a and b, as
 * insightface's sets have it, the images are the records 1 to a − 1; what follows from a to b − 1 are its notes on each
 * identity, which are passed over. Classes are called by their numbers, in the order of these.
 */
public final class RecordListing {

    static final String EXTENSION = ".rec";

    /** Below this a float holds every whole number. */
    private static final float LARGEST_LABEL = 1 << 24;

    private final RecordInput in;
    private final LeftOut leftOut = new LeftOut();
    private final List<Found> found = new ArrayList<>();
    private final TreeSet<Integer> numbers = new TreeSet<>();

    private record Found(long key, int label, Content content) {}

    private RecordListing(RecordInput in) {
        this.in = in;
    }

    /** Whether a file's name says that it is one of records. */
    public static boolean fits(Path file) {
        Path last = file.getFileName();
        return last != null && last.toString().toLowerCase(Locale.ROOT).endsWith(EXTENSION);
    }

    /**
     * All images.
     *
     * @throws BrokenFileException when the file or its index is damaged, or has fewer than two classes
     */
    public static Listing of(Path file) throws IOException {
        try (RecordInput in = new RecordInput(file)) {
            RecordListing listing = new RecordListing(in);
            RecordIndex index = RecordIndex.of(in);
            long end = listing.firstNote(index);
            for (int i = 0; i < index.size(); i++) {
                if (end < 0 || (index.key(i) >= 1 && index.key(i) < end)) {
                    listing.add(index.key(i), index.offset(i));
                }
            }
            return listing.listing();
        }
    }

    /** The key of the first record that is a note and no image, where record 0 says so; −1 otherwise. */
    private long firstNote(RecordIndex index) throws IOException {
        for (int i = 0; i < index.size(); i++) {
            if (index.key(i) == 0) {
                RecordHeader header = RecordHeader.read(in, in.at(index.offset(i)));
                boolean ranges = header != null && header.several() && header.labels().length == 2;
                if (!ranges || holdsImage(index.offset(i), header)) {
                    return -1;
                }
                float first = Objects.requireNonNull(header).labels()[0];
                if (!(first >= 1 && first <= Integer.MAX_VALUE)) {
                    throw in.broken(index.offset(i), "says that images end at record " + first);
                }
                return (long) first;
            }
        }
        return -1;
    }

    /** Notes have a header, and at most a few bytes more. */
    private boolean holdsImage(long offset, @Nullable RecordHeader header) throws IOException {
        int bytes = in.at(offset).parts().get(0).size();
        return header != null && bytes - header.bytes() > Long.BYTES;
    }

    private void add(long key, long offset) throws IOException {
        RecordInput.Place place = in.at(offset);
        RecordHeader header = RecordHeader.read(in, place);
        if (header == null) {
            leftOut.add("no image record", name(key));
            return;
        }
        float label = header.labels()[0];
        if (!(label >= 0 && label <= LARGEST_LABEL && label == Math.rint(label))) {
            leftOut.add("whose label is no whole number from 0", name(key));
            return;
        }
        numbers.add((int) label);
        found.add(new Found(key, (int) label, content(place, header.bytes())));
    }

    private Content content(RecordInput.Place place, int headerBytes) {
        RecordInput.Stretch first = place.parts().get(0);
        Extent start = new Extent(in.file(), first.from() + headerBytes, first.size() - headerBytes);
        if (place.parts().size() == 1) {
            return start;
        }
        List<Extent> parts = new ArrayList<>(List.of(start));
        place.parts().stream().skip(1).forEach(part -> parts.add(new Extent(in.file(), part.from(), part.size())));
        return new PartedRecord(parts);
    }

    private Listing listing() {
        if (numbers.size() < 2) {
            throw new BrokenFileException(
                    in.file(),
                    "holds " + found.size() + " images of " + (numbers.isEmpty() ? "no class" : "one class")
                            + ", but at least two classes are needed");
        }
        int[] labels = numbers.stream().mapToInt(Integer::intValue).toArray();
        List<String> names = Arrays.stream(labels).mapToObj(Integer::toString).toList();
        List<ImageFile> files = found.stream()
                .map(each -> new ImageFile(
                        each.content(), name(each.key()), Arrays.binarySearch(labels, each.label()), Part.TRAIN, ""))
                .toList();
        return Listing.of(names, files, leftOut);
    }

    private static String name(long key) {
        return "record " + key;
    }
}
