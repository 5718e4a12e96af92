package dev.isogon.internal.loop.export;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.source.Formats;
import dev.isogon.internal.data.source.Opening;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.metrics.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decoded images as files in memory, of PGM or PPM, which keep every pixel. */
public final class PlainImages {

    /** Pixels of a digit's side. */
    private static final int DIGIT = 28;

    private PlainImages() {}

    /** As many as an export compares, or all, from the first to the last at equal distances, so of several classes. */
    public static List<Image> of(ImageSet images) {
        List<Image> plain = new ArrayList<>();
        int count = Math.min(OnnxExport.IMAGES, images.size());
        for (int i = 0; i < count; i++) {
            int image = (int) ((long) i * images.size() / count);
            plain.add(Image.of(images.name(image), file(images.picture(image))));
        }
        return plain;
    }

    /** Digits of the MNIST that Isogon brings along, for a network of so many channels. */
    public static List<Image> digits(int channels) throws IOException {
        ImageSet digits =
                Formats.open(Sources.named("mnist"), Opening.at(DIGIT)).train();
        return of(channels == 1 ? digits : digits.inColour());
    }

    private static byte[] file(Picture picture) {
        String header = (picture.channels() == 1 ? "P5 " : "P6 ") + picture.width() + " " + picture.height() + " 255\n";
        byte[] head = header.getBytes(StandardCharsets.US_ASCII);
        byte[] file = Arrays.copyOf(head, head.length + picture.pixels().length);
        System.arraycopy(picture.pixels(), 0, file, head.length, picture.pixels().length);
        return file;
    }
}
