package dev.isogon.internal.data.source;

import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.duplicates.Duplicates;
import dev.isogon.internal.data.duplicates.Groups;
import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.files.PixelCache;
import dev.isogon.internal.data.folders.FolderListing;
import dev.isogon.internal.data.image.Framing;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Image files in class folders. */
final class ImageFolder implements Format {

    @Override
    public String expects() {
        return "a folder a class with image files in it (or such folders in train and test)";
    }

    @Override
    public boolean fits(Path folder) throws IOException {
        return FolderListing.fits(folder);
    }

    @Override
    public Dataset open(Path folder, Opening opening) throws IOException {
        return listed(new DataSource.ImageFolder(folder), opening);
    }

    /** The images of a folder, or those that a table or a file of records holds. */
    static Dataset listed(DataSource source, Opening opening) throws IOException {
        return dataset(Sources.name(source), source.path(), Listings.trainable(source), opening);
    }

    /** Listed files as images: what cannot be decoded is left out, and too little left is an error. */
    private static Dataset dataset(String name, Path root, Listing listing, Opening opening) throws IOException {
        List<ImageFile> files = listing.files();
        PixelCache.Decoded decoded = new PixelCache(opening.cache(), opening.framing())
                .open(root, files, opening.side(), opening.side(), opening.work());
        LeftOut leftOut = listing.leftOutOfFiles();
        decoded.problems()
                .forEach((i, problem) -> leftOut.add(problem, files.get(i).name()));
        int[] good = IntStream.range(0, files.size())
                .filter(i -> !decoded.problems().containsKey(i))
                .toArray();
        checkEnough(root, listing, good, leftOut);
        int[] train = part(files, good, Part.TRAIN);
        int[] test = part(files, good, Part.TEST);
        Duplicates duplicates = Duplicates.of(
                decoded.hashes(),
                decoded.fingerprints(),
                files.stream().mapToInt(ImageFile::label).toArray(),
                files.stream().map(ImageFile::part).toList());
        int[] groups = groups(files, duplicates);
        List<String> notes = new ArrayList<>(new DuplicateNotes(
                        duplicates,
                        i -> files.get(i).name(),
                        i -> listing.classNames().get(files.get(i).label()))
                .sentences());
        notes.addAll(ClassSizes.of(listing, train).sentences());
        notes.addAll(leftOut.sentences());
        if (!notes.isEmpty()) {
            notes.add("`isogon data check` shows all of it in pictures");
        }
        return new Dataset(
                name,
                images(listing, decoded, train, opening.side(), listing.trained()),
                optional(listing, decoded, part(files, good, Part.VALIDATION), opening.side()),
                optional(listing, decoded, test, opening.side()),
                of(train, groups),
                of(test, groups),
                checksum(listing, decoded, good, opening),
                notes,
                Arrays.stream(good)
                        .filter(i ->
                                files.get(i).part() != Part.TEST || files.get(i).label() < listing.trained())
                        .mapToObj(i -> Objects.requireNonNull(decoded.hashes()[i], "a decoded image has a hash"))
                        .toList(),
                listed(listing, decoded, good));
    }

    private static int[] part(List<ImageFile> files, int[] good, Part part) {
        return Arrays.stream(good).filter(i -> files.get(i).part() == part).toArray();
    }

    private static void checkEnough(Path root, Listing listing, int[] good, LeftOut leftOut) {
        int[] perClass = new int[listing.trained()];
        for (int i : good) {
            ImageFile file = listing.files().get(i);
            if (file.part() == Part.TRAIN) {
                perClass[file.label()]++;
            }
        }
        for (int c = 0; c < perClass.length; c++) {
            if (perClass[c] == 0) {
                throw new BrokenFileException(
                        root,
                        "has no image that can be used in class \""
                                + listing.classNames().get(c)
                                + "\". Add some, or take the class out. "
                                + String.join(". ", leftOut.sentences()));
            }
        }
    }

    private static Optional<ImageSet> optional(Listing listing, PixelCache.Decoded decoded, int[] places, int side) {
        return places.length == 0
                ? Optional.empty()
                : Optional.of(images(
                        listing, decoded, places, side, listing.classNames().size()));
    }

    /** @param classes the first so many, of which all these images are */
    private static ImageSet images(Listing listing, PixelCache.Decoded decoded, int[] places, int side, int classes) {
        List<ImageFile> files = listing.files();
        return new ImageSet(
                side,
                side,
                3,
                decoded.pixels(),
                places,
                Arrays.stream(places).map(i -> files.get(i).label()).toArray(),
                listing.classNames().subList(0, classes),
                Arrays.stream(places).mapToObj(i -> files.get(i).name()).toList());
    }

    /** Images that show one picture, or are of one named group, belong together. */
    private static int[] groups(List<ImageFile> files, Duplicates duplicates) {
        Groups groups = duplicates.groups();
        Map<String, Integer> named = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            String name = files.get(i).group();
            Integer first = name.isEmpty() ? null : named.putIfAbsent(name, i);
            if (first != null) {
                groups.join(first, i);
            }
        }
        return groups.numbers();
    }

    private static int[] of(int[] places, int[] numbers) {
        return Arrays.stream(places).map(i -> numbers[i]).toArray();
    }

    private static List<String> listed(Listing listing, PixelCache.Decoded decoded, int[] good) {
        return Arrays.stream(good)
                .mapToObj(i -> {
                    ImageFile file = listing.files().get(i);
                    String className = LeftOut.printable(listing.classNames().get(file.label()));
                    return decoded.hashes()[i] + "\t" + file.part() + "\t" + className + "\t"
                            + LeftOut.printable(file.name());
                })
                .toList();
    }

    /** Over names, classes, parts, contents, size and what of each picture is taken: another name order is another data set. */
    private static String checksum(Listing listing, PixelCache.Decoded decoded, int[] good, Opening opening) {
        List<String> lines = new ArrayList<>();
        lines.add("side " + opening.side());
        if (opening.framing() != Framing.WHOLE) {
            lines.add("framing " + opening.framing().key());
        }
        for (int i : good) {
            ImageFile file = listing.files().get(i);
            lines.add(decoded.hashes()[i] + " " + file.part() + " " + file.group() + " "
                    + listing.classNames().get(file.label()) + " " + file.name());
        }
        return new Sha256()
                .add(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
