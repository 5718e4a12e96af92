package dev.isogon.internal.evaluation;

import dev.isogon.internal.data.Dataset;
import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.files.ImageFile;
import dev.isogon.internal.data.files.ImagePaths;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.internal.data.files.Searching;
import dev.isogon.internal.data.pairs.IdentityLabels;
import dev.isogon.internal.data.pairs.PairedImages;
import dev.isogon.internal.data.source.Formats;
import dev.isogon.internal.data.source.Listings;
import dev.isogon.internal.data.source.Opening;
import dev.isogon.internal.evaluation.calibration.ModelOutput;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.SettingsException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Images that a model is to embed, and whose they are.
 *
 * @param contents N images
 * @param names N names
 * @param labels N identities by number; −1 where it is not known
 * @param identities names of the numbers
 * @param pairs which images are compared, where the data says that itself; null otherwise
 * @param part which part of the data this is, in words; "" where it is all of it
 * @param searching who searches for whom, where the data says that itself; null otherwise
 * @param leftOut what was passed over
 */
public record LabelledImages(
        List<Content> contents,
        List<String> names,
        int[] labels,
        List<String> identities,
        @Nullable PairedImages pairs,
        String part,
        @Nullable Searching searching,
        LeftOut leftOut) {

    public LabelledImages {
        contents = List.copyOf(contents);
        names = List.copyOf(names);
        identities = List.copyOf(identities);
    }

    /**
     * The images of a file of pairs, or labelled images. Where the data names test images, it is these, whether or not
     * training has their identities.
     */
    public static LabelledImages of(DataSource data) throws IOException {
        if (data instanceof DataSource.ImagePairs file) {
            PairedImages pairs = PairedImages.read(file.path());
            int count = pairs.images().size();
            return new LabelledImages(
                    pairs.images(),
                    IntStream.range(0, count).mapToObj(i -> "image " + i).toList(),
                    IntStream.range(0, count).map(i -> -1).toArray(),
                    List.of(),
                    pairs,
                    "",
                    null,
                    new LeftOut());
        }
        if (!data.hasImageFiles()) {
            return pixels(data.path(), Formats.open(data, Opening.at(1)));
        }
        Listing listing = Listings.of(data);
        Listing judged = listing.judged();
        Searching searching = judged.searching();
        List<ImageFile> files = Stream.concat(
                        judged.files().stream(), searching == null ? Stream.of() : searching.distractors().stream())
                .toList();
        return new LabelledImages(
                files.stream().map(ImageFile::content).toList(),
                files.stream().map(ImageFile::name).toList(),
                files.stream().mapToInt(ImageFile::label).toArray(),
                judged.classNames(),
                null,
                listing.judgedInWords(),
                searching,
                listing.leftOut());
    }

    /** Images that lie as pixels, of their own size. */
    private static LabelledImages pixels(Path place, Dataset data) {
        ImageSet images = data.test().orElse(data.train());
        return new LabelledImages(
                IntStream.range(0, images.size())
                        .mapToObj(i -> (Content) new PixelContent(place, images, i))
                        .toList(),
                IntStream.range(0, images.size()).mapToObj(images::name).toList(),
                images.labels(),
                images.classNames(),
                null,
                data.test().isEmpty()
                        ? ""
                        : Listing.testPart(
                                images.size(), images.classes(), data.train().size()),
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
    public static LabelledImages strangers(DataSource data, List<String> known) throws IOException {
        LabelledImages images = data instanceof DataSource.ImageFolder folder ? below(folder.path()) : of(data);
        List<String> both = images.identities().stream().filter(known::contains).toList();
        if (!both.isEmpty()) {
            throw new SettingsException(
                    "strangers",
                    "must be of other identities than the data, but "
                            + String.join(", ", both.subList(0, Math.min(3, both.size())))
                            + (both.size() == 1 ? " is" : " are") + " in both; take them out of one");
        }
        return images;
    }

    /**
     * Embeds all that can be decoded, as the network gives it: cosines need no unit length. What cannot is added to what was
     * left out. A picture in which there is nothing to be embedded has a row of zeros and counts as not acquired; where the data
     * says itself which images are compared, so does one that cannot be decoded.
     *
     * @param embedder gives at most one embedding an image
     * @param work is told how many images are done
     * @throws SettingsException when nothing could be embedded
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     */
    public LabelledEmbeddings embedded(Embedder embedder, Work work) {
        int d = embedder.dimensions();
        if ((long) contents.size() * d > Integer.MAX_VALUE - 8) {
            throw new SettingsException(contents.size() + " images are too many for one evaluation: at most "
                    + (Integer.MAX_VALUE - 8) / d + " embeddings of " + d + " numbers fit");
        }
        Embedder.Embedded embedded = ModelOutput.checked(embedder.embed(
                IntStream.range(0, contents.size())
                        .mapToObj(i -> contents.get(i).named(names.get(i)))
                        .toList(),
                work));
        if (embedded.places().length == 0) {
            embedded.problems().forEach((i, problem) -> leftOut.add(problem, names.get(i)));
            throw new SettingsException("none of " + contents.size() + " images could be embedded: "
                    + String.join(". ", leftOut.sentences()));
        }
        int[] places = IntStream.range(0, contents.size())
                .filter(i -> !embedded.problems().containsKey(i) || isFailure(i, embedded))
                .toArray();
        float[] values = new float[places.length * d];
        Map<Integer, String> unacquired = new TreeMap<>();
        int next = 0;
        for (int row = 0; row < places.length; row++) {
            String problem = embedded.problems().get(places[row]);
            if (problem != null) {
                unacquired.put(row, problem);
            } else {
                System.arraycopy(embedded.values(), next++ * d, values, row * d, d);
            }
        }
        embedded.problems().forEach((i, problem) -> {
            if (!isFailure(i, embedded)) {
                leftOut.add(problem, names.get(i));
            }
        });
        return new LabelledEmbeddings(
                Arrays.stream(places).mapToObj(names::get).toList(),
                new FloatMatrix(places.length, d, values),
                Arrays.stream(places).map(i -> labels[i]).toArray(),
                identities,
                searching,
                unacquired);
    }

    /** Whether an image without an embedding counts. */
    private boolean isFailure(int image, Embedder.Embedded embedded) {
        return pairs != null || embedded.unacquired().contains(image);
    }

    /** Warns where a model was trained on some of these identities, by the names of its classes. */
    public List<String> seenBy(List<String> classes) {
        long seen = identities.stream().filter(classes::contains).count();
        return seen == 0
                ? List.of()
                : List.of(seen + " of " + identities.size() + " identities have the name of a class that the model was"
                        + " trained on: its figures here are better than for identities it never saw");
    }

    private static LabelledImages below(Path place) throws IOException {
        LeftOut leftOut = new LeftOut();
        List<Path> paths = ImagePaths.of(List.of(place), leftOut);
        if (paths.isEmpty()) {
            throw new SettingsException("strangers", "\"" + place + "\" has no files; name a folder with images");
        }
        List<String> names = new ArrayList<>();
        List<Content> contents = new ArrayList<>();
        for (Path path : paths) {
            contents.add(Content.of(path));
            names.add(path.toAbsolutePath().normalize().toUri().getPath());
        }
        IdentityLabels labels = IdentityLabels.ofNames(place, names);
        return new LabelledImages(contents, names, labels.labels(), labels.identities(), null, "", null, leftOut);
    }
}
