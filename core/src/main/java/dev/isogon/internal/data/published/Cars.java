package dev.isogon.internal.data.published;

import dev.isogon.internal.data.files.Listing;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Cars196 as it comes: its labels are in MATLAB's files, which nothing here reads, and taken for class folders its parts would
 * be two classes.
 */
final class Cars implements PublishedSet {

    @Override
    public String called() {
        return "Cars196";
    }

    @Override
    public boolean fits(Path place) {
        return Stream.of("cars_annos.mat", "devkit/cars_train_annos.mat", "cars_train_annos.mat")
                        .anyMatch(each -> Files.isRegularFile(place.resolve(each)))
                || (Files.isDirectory(place.resolve("cars_test")) && isFlat(place.resolve("cars_train")));
    }

    /** Whether images lie there without class folders; some copies have a folder of the same name around them. */
    private static boolean isFlat(Path part) {
        try (Stream<Path> inside = Files.list(part)) {
            return inside.noneMatch(each -> Files.isDirectory(each) && !each.endsWith(part.getFileName()));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Listing listing(Path folder) throws IOException {
        throw new BrokenFileException(
                folder,
                "lies as Cars196 does, whose labels are in MATLAB's files, which Isogon does not read. Write them as a table"
                        + " with the columns path, label and split, or name the form of it that has train and test with a"
                        + " folder a class");
    }
}
