package dev.isogon.internal.experiment.pictures;

import dev.isogon.internal.data.ImageSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Test images, and strangers after them, as rows of one list; their pictures go where a comparison has them. */
public final class ComparedImages implements PicturedPairs.Images {

    private final ImageSet test;
    private final Thumbnails ofTest;
    private final @Nullable ImageSet strangers;
    private final @Nullable Thumbnails ofStrangers;

    /** @param folder the comparison's */
    public ComparedImages(Path folder, ImageSet test, Optional<ImageSet> strangers) throws IOException {
        Path pictures = folder.resolve(StudyPictures.FOLDER);
        this.test = test;
        this.ofTest = new Thumbnails(pictures, "test", test);
        this.strangers = strangers.orElse(null);
        this.ofStrangers = strangers.isEmpty() ? null : new Thumbnails(pictures, "stranger", strangers.get());
    }

    @Override
    public PicturedPairs.Side side(int row) throws IOException {
        if (row < test.size() || strangers == null || ofStrangers == null) {
            return side(test, ofTest, row);
        }
        return side(strangers, ofStrangers, row - test.size());
    }

    private static PicturedPairs.Side side(ImageSet images, Thumbnails thumbnails, int image) throws IOException {
        return new PicturedPairs.Side(
                thumbnails.write(image), images.name(image), images.classNames().get(images.labels()[image]));
    }
}
