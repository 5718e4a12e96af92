package dev.isogon.internal.experiment.evaluated;

import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.LabelledImages;
import dev.isogon.internal.experiment.pictures.PicturedPairs;
import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.experiment.pictures.ThumbnailFile;
import dev.isogon.internal.experiment.pictures.Thumbnails;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Images of an evaluation by row: their names, and their pictures where a model embedded them. */
final class EvaluatedImages implements PicturedPairs.Images {

    private final Path folder;
    private final String part;
    private final LabelledEmbeddings set;
    private final @Nullable LabelledImages images;
    private final int[] places;

    /**
     * Images of one set.
     *
     * @param folder the evaluation's
     * @param part what the files of pictures begin with
     */
    EvaluatedImages(Path folder, String part, LabelledEmbeddings set, @Nullable LabelledImages images) {
        this.folder = folder.resolve(StudyPictures.FOLDER);
        this.part = part;
        this.set = set;
        this.images = images;
        this.places = images == null ? new int[0] : places(set, images);
    }

    /** Where each row's image is: rows are in the order of the images, some of which gave none. */
    private static int[] places(LabelledEmbeddings set, LabelledImages images) {
        int[] places = new int[set.size()];
        int row = 0;
        for (int i = 0; i < images.names().size() && row < places.length; i++) {
            if (images.names().get(i).equals(set.names().get(row))) {
                places[row++] = i;
            }
        }
        return places;
    }

    @Override
    public PicturedPairs.Side side(int row) throws IOException {
        int label = set.labels()[row];
        return new PicturedPairs.Side(
                images == null ? null : picture(images.contents().get(places[row]), row),
                set.names().get(row),
                label < 0 ? "" : set.identityName(label));
    }

    /** Null where the image, which was there a moment ago, cannot be read: it is shown by its name alone. */
    private @Nullable ThumbnailFile picture(Content content, int row) throws IOException {
        Picture picture;
        try (InputStream in = content.open()) {
            picture = Decoder.decode(in.readAllBytes(), Limits.DEFAULT);
        } catch (UndecodableException | IOException e) {
            return null;
        }
        Files.createDirectories(folder);
        return Thumbnails.write(folder, part, row, picture, set.names().get(row));
    }
}
