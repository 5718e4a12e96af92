package dev.isogon.internal.data.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.zip.CRC32;

/** Images and what PIL makes of them; the README beside them says how they were made. */
public final class References {

    /**
     * One image.
     *
     * @param name of its file
     * @param rgb what PIL gives
     */
    public record Reference(String name, int width, int height, byte[] rgb) {

        public byte[] file() {
            return bytes(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private References() {}

    public static List<Reference> all() {
        return lines("index").stream()
                .map(line -> {
                    Scanner words = new Scanner(line);
                    return new Reference(
                            words.next(), words.nextInt(), words.nextInt(), bytes("expected/" + words.next() + ".rgb"));
                })
                .toList();
    }

    public static List<String> lines(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
    }

    public static byte[] bytes(String name) {
        try (InputStream in = References.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name + " beside this class");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return String.format(java.util.Locale.ROOT, "%08x", sum.getValue());
    }
}
