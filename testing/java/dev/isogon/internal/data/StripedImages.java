package dev.isogon.internal.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;

/** Small images for tests: 8×8, noise, and a bright stripe of two rows that tells the class. */
public final class StripedImages {

    private static final int SIDE = 8;

    private StripedImages() {}

    /** Images whose labels are 0, 1, … in turn; {@code classes} is at most 4. */
    public static ImageSet of(int count, int classes, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[count * SIDE * SIDE];
        for (int p = 0; p < pixels.length; p++) {
            int image = p / (SIDE * SIDE);
            int row = p / SIDE % SIDE;
            boolean bright = row / 2 == image % classes;
            pixels[p] = (byte) (bright ? 150 + random.nextInt(100) : random.nextInt(100));
        }
        return new ImageSet(
                SIDE,
                SIDE,
                1,
                pixels,
                IntStream.range(0, count).map(i -> i % classes).toArray(),
                IntStream.range(0, classes).mapToObj(Integer::toString).toList());
    }

    /** All pixels, image after image. */
    public static byte[] bytes(ImageSet images) {
        ByteBuffer all = ByteBuffer.allocate(images.size() * images.imageLength());
        for (int i = 0; i < images.size(); i++) {
            all.put(images.picture(i).pixels());
        }
        return all.array();
    }

    /** Writes images as two IDX files whose names begin with {@code part}: "train" or "t10k". */
    public static void write(Path folder, String part, ImageSet images) throws IOException {
        ByteBuffer pixels = ByteBuffer.allocate(16 + images.size() * images.imageLength())
                .putInt(0x803)
                .putInt(images.size())
                .putInt(images.height())
                .putInt(images.width())
                .put(bytes(images));
        ByteBuffer labels = ByteBuffer.allocate(8 + images.size()).putInt(0x801).putInt(images.size());
        for (int label : images.labels()) {
            labels.put((byte) label);
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), pixels.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
}
