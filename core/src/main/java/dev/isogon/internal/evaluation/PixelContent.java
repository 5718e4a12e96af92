package dev.isogon.internal.evaluation;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.files.Content;
import dev.isogon.internal.data.image.Picture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** An image that lies as pixels, as the file that it would be: a PGM or PPM, which changes no value. */
record PixelContent(Path file, ImageSet images, int image) implements Content {

    @Override
    public long size() {
        return bytes().length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes());
    }

    @Override
    public String key() {
        return file.toUri() + "#" + image;
    }

    private byte[] bytes() {
        Picture picture = images.picture(image);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(String.format(
                        Locale.ROOT,
                        "P%d %d %d 255\n",
                        images.channels() == 1 ? 5 : 6,
                        picture.width(),
                        picture.height())
                .getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(picture.pixels());
        return bytes.toByteArray();
    }
}
