package dev.isogon.internal.data.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.testing.SharedFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On real photographs, where there are any: those of the sixteen faces, every seventh of them. */
class PhotographsTest {

    private static final List<Picture> PHOTOGRAPHS = new ArrayList<>();
    private static final List<Path> FILES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException, UndecodableException {
        try (Stream<Path> files = Files.walk(SharedFiles.of("data/faces16"))) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
            assertThat(all).isNotEmpty();
            for (int i = 0; i < all.size(); i += 7) {
                FILES.add(all.get(i));
                PHOTOGRAPHS.add(Decoder.decode(Files.readAllBytes(all.get(i)), Limits.DEFAULT));
            }
        }
    }

    @Test
    void areFoundAgainAsJpegOfQuality60() throws IOException {
        for (Picture photograph : PHOTOGRAPHS) {
            assertFound(photograph, jpeg(photograph));
        }
    }

    @Test
    void areFoundAgainAtHalfTheirSizeAndEnlarged() {
        for (Picture photograph : PHOTOGRAPHS) {
            Picture half = Resizing.bilinear(photograph, photograph.width() / 2, photograph.height() / 2);
            assertFound(photograph, half);
            assertFound(photograph, Resizing.bilinear(half, photograph.width(), photograph.height()));
        }
    }

    @Test
    void areFoundAgainWhenBrighterByTen() {
        for (Picture photograph : PHOTOGRAPHS) {
            byte[] brighter = photograph.pixels().clone();
            for (int i = 0; i < brighter.length; i++) {
                brighter[i] = (byte) Math.min(255, (brighter[i] & 0xff) + 10);
            }
            assertFound(
                    photograph, new Picture(photograph.width(), photograph.height(), photograph.channels(), brighter));
        }
    }

    private static void assertFound(Picture photograph, Picture changed) {
        Fingerprint fingerprint = PerceptualHash.of(photograph);
        assertThat(fingerprint.flat()).isFalse();
        assertThat(fingerprint.distance(PerceptualHash.of(changed))).isLessThanOrEqualTo(NearDuplicates.SAME_PICTURE);
    }

    /** Of 69,006 pairs one is within the distance: by eye one photograph, printed darker and brighter. */
    @Test
    void differentPhotographsOfOnePersonAreNotTaken() {
        Fingerprint[] fingerprints =
                PHOTOGRAPHS.stream().map(PerceptualHash::of).toArray(Fingerprint[]::new);
        List<String> found = NearDuplicates.pairs(fingerprints, NearDuplicates.SAME_PICTURE).stream()
                .map(pair -> FILES.get(pair.first()).getFileName() + " "
                        + FILES.get(pair.second()).getFileName())
                .toList();
        assertThat(found).containsExactly("6165.png 6188.png");
    }

    private static Picture jpeg(Picture picture) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = picture.pixels();
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            int colour = (pixels[3 * i] & 0xff) << 16 | (pixels[3 * i + 1] & 0xff) << 8 | (pixels[3 * i + 2] & 0xff);
            image.setRGB(i % picture.width(), i / picture.width(), colour);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(0.6f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        try {
            return Decoder.decode(bytes.toByteArray(), Limits.DEFAULT);
        } catch (UndecodableException e) {
            throw new IOException(e);
        }
    }
}
