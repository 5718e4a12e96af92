package dev.isogon.internal.data.published;

import dev.isogon.internal.data.files.Listing;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every layout of a published data set that is known, and the one way to list its images. */
public final class PublishedSets {

    private static final List<PublishedSet> ALL =
            List.of(new Birds(), new Pedestrians(), new OnlineProducts(), new InShopClothes(), new Cars());

    private PublishedSets() {}

    /** What people call those that can be read. */
    public static List<String> names() {
        return ALL.stream()
                .filter(set -> !(set instanceof Cars))
                .map(PublishedSet::called)
                .toList();
    }

    /** Whether a place shows marks of one of them, so that what is wrong with it is best said by {@link #listing}. */
    public static boolean fits(Path place) {
        return at(place).isPresent();
    }

    /**
     * All images, with the parts that the data set sets apart.
     *
     * @param place that {@link #fits}
     * @throws BrokenFileException when a part of it is missing, or a list cannot be understood
     */
    public static Listing listing(Path place) throws IOException {
        return at(place)
                .orElseThrow(() -> new BrokenFileException(
                        place, "is no published data set that Isogon knows; it knows " + String.join(", ", names())))
                .listing(place);
    }

    private static Optional<PublishedSet> at(Path place) {
        return ALL.stream().filter(set -> set.fits(place)).findFirst();
    }

    /** Refuses a folder that lacks some of what it needs. */
    static void require(Path folder, String set, String... needed) {
        List<String> missing = Stream.of(needed)
                .filter(each -> !Files.exists(folder.resolve(each)))
                .toList();
        if (!missing.isEmpty()) {
            throw new BrokenFileException(
                    folder,
                    "lies as " + set + " does, with "
                            + Stream.of(needed)
                                    .filter(each -> !missing.contains(each))
                                    .collect(Collectors.joining(", "))
                            + ", but lacks " + String.join(", ", missing)
                            + ". Add what is missing; or, if it is no such data set, name its folder of class folders or a"
                            + " table");
        }
    }
}
