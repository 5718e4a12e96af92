package dev.isogon.internal.data.published;

import dev.isogon.internal.data.files.FilesBelow;
import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.Listing;
import dev.isogon.metrics.BrokenFileException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Market-1501, and DukeMTMC-reID and others that lie alike: {@code bounding_box_train} to train on; {@code query} searches
 * {@code bounding_box_test}. A file's name begins with whose it is and which camera took it, {@code 0002_c1s1_000451_03.jpg}:
 * −1 is junk, as if it were not there, and 0 a distractor, of nobody who is looked for.
 *
 * <p>L. Zheng et al., <i>Scalable person re-identification: a benchmark</i>, ICCV 2015; E. Ristani et al., <i>Performance
 * measures and a data set for multi-target, multi-camera tracking</i>, 2016.
 */
final class Pedestrians implements PublishedSet {

    private static final String TRAIN = "bounding_box_train";
    private static final String GALLERY = "bounding_box_test";
    private static final String QUERY = "query";

    private static final Pattern NAME =
            Pattern.compile("(?<identity>-1|\\d+)_c(?<camera>\\d{1,6})(?:\\D.*)?\\.[A-Za-z]+");
    private static final Pattern NOBODY = Pattern.compile("0+");

    @Override
    public String called() {
        return "Market-1501";
    }

    @Override
    public boolean fits(Path place) {
        return Files.isDirectory(place.resolve(TRAIN)) || Files.isDirectory(place.resolve(GALLERY));
    }

    @Override
    public Listing listing(Path folder) throws IOException {
        PublishedSets.require(folder, called(), TRAIN, GALLERY, QUERY);
        Named images = new Named(folder);
        for (Map.Entry<String, Part> each :
                List.of(Map.entry(TRAIN, Part.TRAIN), Map.entry(QUERY, Part.TEST), Map.entry(GALLERY, Part.TEST))) {
            for (Path file : FilesBelow.of(folder.resolve(each.getKey()), Path::toString, images.leftOut())) {
                add(images, each.getKey(), each.getValue(), folder.relativize(file));
            }
        }
        try (Stream<Path> inside = Files.list(folder)) {
            inside.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !List.of(TRAIN, GALLERY, QUERY).contains(name))
                    .sorted()
                    .forEach(name -> images.leftOut().add("beside the folders of the parts", name));
        }
        Listing listing = images.listing();
        if (listing.searching() == null) {
            throw new BrokenFileException(
                    folder.resolve(QUERY), "has no image that is named by its identity and camera");
        }
        return listing;
    }

    private static void add(Named images, String within, Part part, Path file) {
        String name = file.toString().replace(File.separatorChar, '/');
        Matcher said = NAME.matcher(String.valueOf(file.getFileName()));
        if (!said.matches()) {
            images.leftOut().add("not named by identity and camera, as in 0002_c1s1_000451_03.jpg", name);
            return;
        }
        String identity = said.group("identity");
        boolean nobody = NOBODY.matcher(identity).matches();
        if (identity.equals("-1")) {
            images.leftOut().add("junk by its name, as if it were not there", name);
            return;
        }
        if (nobody && !within.equals(GALLERY)) {
            images.leftOut().add("of nobody by its name", name);
            return;
        }
        images.tookBy(name, Integer.parseInt(said.group("camera")));
        if (nobody) {
            images.addDistractor(name);
            return;
        }
        images.add("", name, identity, part);
        if (within.equals(QUERY)) {
            images.searches(name);
        }
    }
}
