package dev.isogon.internal.data.files;

import dev.isogon.internal.data.image.Pixels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Pixels of many images in one file, image after image, mapped into memory: the system keeps what is used. */
public final class PackedPixels implements Pixels {

    /** Bytes of a mapping, which Java counts with an int. */
    private static final int LARGEST_MAPPING = 1 << 30;

    private final ByteBuffer[] mappings;
    private final int images;
    private final int length;
    private final int perMapping;

    private PackedPixels(ByteBuffer[] mappings, int images, int length, int perMapping) {
        this.mappings = mappings;
        this.images = images;
        this.length = length;
        this.perMapping = perMapping;
    }

    /**
     * Maps a file.
     *
     * @param length H·W·C bytes of an image
     */
    static PackedPixels open(Path file, int images, int length) throws IOException {
        int perMapping = Math.max(1, LARGEST_MAPPING / length);
        ByteBuffer[] mappings = new ByteBuffer[(images + perMapping - 1) / perMapping];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int m = 0; m < mappings.length; m++) {
                long from = (long) m * perMapping;
                long count = Math.min(perMapping, images - from);
                mappings[m] = channel.map(FileChannel.MapMode.READ_ONLY, from * length, count * length);
            }
        }
        return new PackedPixels(mappings, images, length, perMapping);
    }

    @Override
    public void read(int image, byte[] target) {
        Objects.checkIndex(image, images);
        mappings[image / perMapping].get(image % perMapping * length, target, 0, length);
    }
}
