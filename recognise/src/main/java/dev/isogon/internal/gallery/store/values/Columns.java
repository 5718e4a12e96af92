package dev.isogon.internal.gallery.store.values;

import dev.isogon.metrics.SettingsException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the columns of a gallery, there and back. Tables are {@code images}, {@code strangers} and {@code rejections}.
 *
 * @param file for errors
 * @param sealing how values are kept
 */
public record Columns(Path file, Sealing sealing) {

    private static final int DIGITS_OF_SHA256 = 64;

    /** A subject's name, which is checked, as it is looked up. */
    public byte[] subject(String name) {
        return sealing.key("subjects.name", Names.bytes(Names.subject(name)));
    }

    /** A subject's name. */
    public String subject(byte[] kept) {
        return Names.of(sealing.ofKey("subjects.name", kept));
    }

    /** A stranger's identity, which is checked, as it is looked up. */
    public byte[] identity(String identity) {
        return sealing.key("strangers.identity", Names.bytes(Names.subject(identity)));
    }

    /** A stranger's identity. */
    public String identity(byte[] kept) {
        return Names.of(sealing.ofKey("strangers.identity", kept));
    }

    /**
     * The checksum of an image's file as it is looked up.
     *
     * @throws SettingsException naming {@code content}, when it is not 64 hex digits
     */
    public byte[] content(String sha256) {
        if (sha256.length() != DIGITS_OF_SHA256 || !sha256.chars().allMatch(HexFormat::isHexDigit)) {
            throw new SettingsException("content", "must be a SHA-256 in 64 hex digits, but was " + sha256);
        }
        return sealing.key("images.content", HexFormat.of().parseHex(sha256));
    }

    /** The checksum of an image's file in hex. */
    public String content(byte[] kept) {
        return HexFormat.of().formatHex(sealing.ofKey("images.content", kept));
    }

    /** An image's name, which is checked. */
    public byte[] name(String table, long row, String name) {
        return sealing.seal(table + ".name", row, Names.bytes(Names.image(name)));
    }

    /** An image's name. */
    public String name(String table, long row, byte[] kept) {
        return Names.of(sealing.open(table + ".name", row, kept));
    }

    /** An embedding, which is checked. */
    public byte[] embedding(String table, long row, float[] embedding, int dimensions) {
        return sealing.seal(table + ".embedding", row, EmbeddingBytes.of(embedding, dimensions));
    }

    /** An embedding. */
    public float[] embedding(String table, long row, byte[] kept, int dimensions) {
        return EmbeddingBytes.read(file, sealing.open(table + ".embedding", row, kept), dimensions);
    }

    /** A picture, where there is one and the gallery keeps pictures. */
    public byte @Nullable [] newPicture(String table, long row, byte @Nullable [] picture, boolean keeps) {
        return picture == null || !keeps ? null : sealing.seal(table + ".picture", row, picture);
    }

    /** A picture. */
    public byte[] picture(String table, long row, byte[] kept) {
        return sealing.open(table + ".picture", row, kept);
    }

    /** A picture, where one is kept. */
    public byte @Nullable [] pictureIfAny(String table, long row, byte @Nullable [] kept) {
        return kept == null ? null : picture(table, row, kept);
    }
}
