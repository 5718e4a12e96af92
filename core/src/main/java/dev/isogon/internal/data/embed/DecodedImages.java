package dev.isogon.internal.data.embed;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.metrics.Image;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images that lie decoded, as pictures that a network sees.
 *
 * @param images of the size and the channels that the network takes
 */
public record DecodedImages(ImageSet images) implements PictureReading {

    /** One of them. */
    private record Numbered(String name, int number) implements Image {

        @Override
        public InputStream open() {
            throw new UnsupportedOperationException(name + " is decoded already");
        }
    }

    /** All of them, in their order. */
    public List<Image> all() {
        return IntStream.range(0, images.size())
                .<Image>mapToObj(i -> new Numbered(images.name(i), i))
                .toList();
    }

    @Override
    public PictureFeed.Read read(Image image) {
        return new PictureFeed.Read(List.of(images.picture(((Numbered) image).number())), "", true);
    }
}
