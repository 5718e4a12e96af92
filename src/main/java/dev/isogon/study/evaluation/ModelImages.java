package dev.isogon.study.evaluation;

import dev.isogon.config.SettingsException;
import dev.isogon.data.Dataset;
import dev.isogon.data.Formats;
import dev.isogon.data.ImageSet;
import dev.isogon.data.Listings;
import dev.isogon.data.Opening;
import dev.isogon.data.files.Content;
import dev.isogon.data.files.ImageFile;
import dev.isogon.data.files.ImagePaths;
import dev.isogon.data.files.LeftOut;
import dev.isogon.data.files.Listing;
import dev.isogon.data.pairs.IdentityLabels;
import dev.isogon.data.pairs.PairedImages;
import dev.isogon.model.trained.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Images that a model is to embed.
 *
 * @param contents N images
 * @param names N names
 * @param labels N identities by number; all −1 where they are not known
 * @param identities names of the numbers
 * @param pairs which images are compared, where the data says that itself; null otherwise
 * @param leftOut what was passed over
 */
public record ModelImages(
        List<Content> contents,
        List<String> names,
        int[] labels,
        List<String> identities,
        @Nullable PairedImages pairs,
        LeftOut leftOut) {

    public ModelImages {
        contents = List.copyOf(contents);
        names = List.copyOf(names);
        identities = List.copyOf(identities);
    }

    /**
     * The images of what the user named: a file of pairs ({@code .bin}), or labelled images. Where the data names test
     * images, it is these.
     *
     * @throws SettingsException when there is no such data
     */
    public static ModelImages of(String data) throws IOException {
        Path place = Path.of(data);
        if (PairedImages.fits(place) && Files.isRegularFile(place)) {
            PairedImages pairs = PairedImages.read(place);
            int count = pairs.images().size();
            return new ModelImages(
                    pairs.images(),
                    IntStream.range(0, count).mapToObj(i -> "image " + i).toList(),
                    IntStream.range(0, count).map(i -> -1).toArray(),
                    List.of(),
                    pairs,
                    new LeftOut());
        }
        if (data.equals(Formats.MNIST) || !Files.exists(place) || !Formats.areFiles(data)) {
            return pixels(place, Formats.open(data, Opening.at(1)));
        }
        Listing listing = Listings.of(place);
        boolean tests = listing.files().stream().anyMatch(each -> each.part() == ImageFile.Part.TEST);
        List<ImageFile> files = listing.files().stream()
                .filter(each -> !tests || each.part() == ImageFile.Part.TEST)
                .toList();
        return new ModelImages(
                files.stream().map(ImageFile::content).toList(),
                files.stream().map(ImageFile::name).toList(),
                files.stream().mapToInt(ImageFile::label).toArray(),
                listing.classNames(),
                null,
                listing.leftOut());
    }

    /** Images that lie as pixels, of their own size. */
    private static ModelImages pixels(Path place, Dataset data) {
        ImageSet images = data.test().orElse(data.train());
        return new ModelImages(
                IntStream.range(0, images.size())
                        .mapToObj(i -> (Content) new PixelContent(place, images, i))
                        .toList(),
                IntStream.range(0, images.size()).mapToObj(images::name).toList(),
                images.labels(),
                images.classNames(),
                null,
                new LeftOut());
    }

    /**
     * Images of strangers: of a {@code .rec} or a table as above, else all images in a folder, where the folder that an
     * image lies in is its identity.
     *
     * @param known names that no stranger may have
     * @throws SettingsException when there are none, or one is known
     */
    public static ModelImages strangers(String data, List<String> known) throws IOException {
        Path place = Path.of(data);
        ModelImages images = Files.isRegularFile(place) && Listings.fitsFile(place) ? of(data) : below(place);
        List<String> both = images.identities().stream().filter(known::contains).toList();
        if (!both.isEmpty()) {
            throw new SettingsException("strangers must be of other identities than the data, but "
                    + String.join(", ", both.subList(0, Math.min(3, both.size())))
                    + (both.size() == 1 ? " is" : " are") + " in both; take them out of one");
        }
        return images;
    }

    /** Warns where the model was trained on some of these identities, by their names. */
    public List<String> seenBy(ModelFolder model) {
        long seen = identities.stream().filter(model.classes()::contains).count();
        return seen == 0
                ? List.of()
                : List.of(seen + " of " + identities.size() + " identities have the name of a class that the model was"
                        + " trained on: its figures here are better than for identities it never saw");
    }

    private static ModelImages below(Path place) throws IOException {
        LeftOut leftOut = new LeftOut();
        List<Path> paths = ImagePaths.of(List.of(place), leftOut);
        if (paths.isEmpty()) {
            throw new SettingsException("strangers \"" + place + "\" has no files; name a folder with images");
        }
        List<String> names = new ArrayList<>();
        List<Content> contents = new ArrayList<>();
        for (Path path : paths) {
            contents.add(Content.of(path));
            names.add(path.toAbsolutePath().normalize().toUri().getPath());
        }
        IdentityLabels labels = IdentityLabels.ofNames(place, names);
        return new ModelImages(contents, names, labels.labels(), labels.identities(), null, leftOut);
    }
}
