package dev.isogon.internal.serve.load;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Images that are damaged, claim to be what they are not, or grow when they are read. */
final class BadImages {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final Photographs photographs;
    private final List<byte[]> bombs;
    private final byte[] faceless;

    BadImages(Photographs photographs) throws IOException {
        this.photographs = photographs;
        bombs = List.of(
                png(60_000, 60_000, new byte[1 << 20], ""),
                png(Integer.MAX_VALUE, Integer.MAX_VALUE, new byte[100], ""),
                png(8_000, 8_100, new byte[8_100 * 8_001], ""),
                png(7_000, 7_000, new byte[7_000 * 7_001], ""),
                png(100, 100, new byte[100 * 101], "x".repeat(50_000_000)),
                gif(),
                bmp());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", out);
        faceless = out.toByteArray();
    }

    /** A good image of nobody. */
    byte[] faceless() {
        return faceless;
    }

    /** Small files of many pixels or many bytes; some are within the limits. */
    byte[] bomb(Random random) {
        return bombs.get(random.nextInt(bombs.size()));
    }

    /** A photograph with a piece gone, changed, or with a size that it has not. */
    byte[] damaged(Random random) {
        byte[] jpeg = photographs.get(random.nextInt(photographs.size())).clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(jpeg, 1 + random.nextInt(jpeg.length));
            }
            case 1 -> {
                for (int i = 0; i < 1 + random.nextInt(50); i++) {
                    jpeg[random.nextInt(jpeg.length)] = (byte) random.nextInt();
                }
                return jpeg;
            }
            case 2 -> {
                for (int i = 0; i + 8 < jpeg.length; i++) {
                    if (jpeg[i] == (byte) 0xFF && (jpeg[i + 1] == (byte) 0xC0 || jpeg[i + 1] == (byte) 0xC2)) {
                        ByteBuffer.wrap(jpeg).putInt(i + 5, random.nextInt());
                        return jpeg;
                    }
                }
                return jpeg;
            }
            default -> {
                List<String> heads =
                        List.of("RIFF\0\0\0\0WEBPVP8 ", "II*\0\10\0\0\0", "GIF89a", "P6 9 9 255\n", "BM", "");
                byte[] noise = new byte[random.nextInt(2000)];
                random.nextBytes(noise);
                byte[] head = RawRequest.bytes(heads.get(random.nextInt(heads.size())));
                System.arraycopy(head, 0, noise, 0, Math.min(head.length, noise.length));
                return noise;
            }
        }
    }

    /** One of 8 grey bits a pixel, with a text. */
    private static byte[] png(int width, int height, byte[] rows, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PNG);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk(out, "IHDR", header.put(new byte[] {8, 0, 0, 0, 0}).array());
        if (!text.isEmpty()) {
            ByteArrayOutputStream words = new ByteArrayOutputStream();
            words.writeBytes(new byte[] {'a', 0, 0});
            words.writeBytes(deflated(text.getBytes(StandardCharsets.US_ASCII)));
            chunk(out, "zTXt", words.toByteArray());
        }
        chunk(out, "IDAT", deflated(rows));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] gif() {
        return RawRequest.bytes("GIF89a\u00FF\u00FF\u00FF\u00FF\u0000\u0000\u0000,\u0000\u0000\u0000\u0000"
                + "\u00FF\u00FF\u00FF\u00FF\u0000\u0008\u0001\u0000\u0000;");
    }

    private static byte[] bmp() {
        byte[] file = new byte[100];
        file[0] = 'B';
        file[1] = 'M';
        file[10] = 54;
        file[14] = 40;
        Arrays.fill(file, 18, 26, (byte) 0xFF);
        file[26] = 1;
        file[28] = 24;
        return file;
    }
}
