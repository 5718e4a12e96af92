package org.example;

import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;

/** Writes the first digits of MNIST as picture files, a folder a digit, where there are no photographs at hand: MNIST OUT. */
public final class DigitsAsPhotos {

    private static final int IMAGES = 200;

    public static void main(String[] args) throws IOException {
        Path mnist = Path.of(args[0]);
        try (DataInputStream images = open(mnist.resolve("train-images-idx3-ubyte.gz"), 16);
                DataInputStream labels = open(mnist.resolve("train-labels-idx1-ubyte.gz"), 8)) {
            for (int i = 0; i < IMAGES; i++) {
                BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
                for (int p = 0; p < 28 * 28; p++) {
                    picture.setRGB(p % 28, p / 28, images.readUnsignedByte() * 0x010101);
                }
                Path folder = Files.createDirectories(Path.of(args[1], "digit " + labels.readUnsignedByte()));
                ImageIO.write(picture, "png", folder.resolve(i + ".png").toFile());
            }
        }
    }

    private static DataInputStream open(Path file, int header) throws IOException {
        DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)));
        in.readNBytes(header);
        return in;
    }
}
