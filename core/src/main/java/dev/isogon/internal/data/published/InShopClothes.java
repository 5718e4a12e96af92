package dev.isogon.internal.data.published;

import dev.isogon.internal.data.files.ImageFile.Part;
import dev.isogon.internal.data.files.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In-shop Clothes Retrieval of DeepFashion: {@code list_eval_partition.txt} says of each image whose it is, and whether it is
 * trained on, searches, or is searched in. The list lies beside {@code img} or, as it comes, in {@code Eval}, and the images
 * in {@code Img}.
 *
 * <p>Z. Liu et al., <i>DeepFashion: powering robust clothes recognition and retrieval with rich annotations</i>, CVPR 2016.
 */
final class InShopClothes implements PublishedSet {

    private static final String LIST = "list_eval_partition.txt";
    private static final String COLUMNS = "image_name item_id evaluation_status";

    @Override
    public String called() {
        return "In-shop Clothes Retrieval";
    }

    @Override
    public boolean fits(Path place) {
        return list(place).isPresent();
    }

    private static Optional<Path> list(Path folder) {
        return Stream.of("", "Eval", "Anno")
                .map(each -> folder.resolve(each).resolve(LIST))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    @Override
    public Listing listing(Path folder) throws IOException {
        TextRows rows = TextRows.of(list(folder).orElseThrow(), COLUMNS);
        String within = Files.isDirectory(folder.resolve("img")) ? "" : "Img";
        if (!Files.isDirectory(folder.resolve(within).resolve("img"))) {
            PublishedSets.require(folder, called(), "Img/img");
        }
        Named images = new Named(folder);
        int[] count = {0};
        rows.forEachBelowHeader(2, (fields, line) -> {
            count[0]++;
            switch (fields[2]) {
                case "train" -> images.add(within, fields[0], fields[1], Part.TRAIN);
                case "gallery" -> images.add(within, fields[0], fields[1], Part.TEST);
                case "query" -> {
                    images.add(within, fields[0], fields[1], Part.TEST);
                    images.searches(fields[0]);
                }
                default -> throw rows.unreadable(line, "must end with train, query or gallery");
            }
        });
        if (!rows.line(1).equals(Integer.toString(count[0]))) {
            throw rows.broken("announces " + rows.line(1) + " images in its first line, but lists " + count[0]
                    + ". Replace it by an intact copy");
        }
        return images.listing();
    }
}
