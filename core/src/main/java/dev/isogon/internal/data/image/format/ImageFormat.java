package dev.isogon.internal.data.image.format;

import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.header.ByteReader;
import dev.isogon.internal.data.image.header.ForeignFormat;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The formats that are read; which one a file is, its first bytes say, never its name. */
public enum ImageFormat {
    /** Joint Photographic Experts Group: photographs. */
    JPEG("JPEG", false),
    /** Portable Network Graphics. */
    PNG("PNG", true),
    /** Google's successor to both. */
    WEBP("WebP", true),
    /** Graphics Interchange Format. */
    GIF("GIF", false),
    /** Tagged Image File Format: scanners, microscopes. */
    TIFF("TIFF", true),
    /** Windows bitmaps. */
    BMP("BMP", false),
    /** Portable aNyMap: PBM, PGM and PPM, binary and as text. */
    PNM("PNM", false);

    private final String title;
    private final boolean orientationMayFollowPixels;

    ImageFormat(String title, boolean orientationMayFollowPixels) {
        this.title = title;
        this.orientationMayFollowPixels = orientationMayFollowPixels;
    }

    /** All of them, for messages: {@code JPEG, PNG, GIF}. */
    public static String names() {
        return Arrays.stream(values()).map(format -> format.title).collect(Collectors.joining(", "));
    }

    /**
     * The format of a file.
     *
     * @param file its bytes, or the first 16 of them
     * @throws UndecodableException when it is none of these
     */
    public static ImageFormat of(byte[] file) throws UndecodableException {
        for (ImageFormat format : values()) {
            if (format.matches(new ByteReader(file, format.title, true))) {
                return format;
            }
        }
        throw new UndecodableException(
                file.length == 0
                        ? "is empty"
                        : ForeignFormat.reason(file, "is no image that Isogon reads (" + names() + ")"));
    }

    private boolean matches(ByteReader in) {
        return switch (this) {
            case JPEG -> in.startsWith(0, "\u00ff\u00d8\u00ff");
            case PNG -> in.startsWith(0, "\u0089PNG\r\n\u001a\n");
            case WEBP -> in.startsWith(0, "RIFF") && in.startsWith(8, "WEBP");
            case GIF -> in.startsWith(0, "GIF87a") || in.startsWith(0, "GIF89a");
            case TIFF -> in.startsWith(0, "II*\0") || in.startsWith(0, "MM\0*");
            case BMP -> in.startsWith(0, "BM");
            case PNM ->
                in.length() > 2
                        && in.bytes[0] == 'P'
                        && in.bytes[1] >= '1'
                        && in.bytes[1] <= '6'
                        && (PnmFile.isSpace(in.bytes[2]) || in.bytes[2] == '#');
        };
    }

    /** Whether the first part of a file may be too little to know how it has to be turned. */
    boolean orientationMayFollowPixels() {
        return orientationMayFollowPixels;
    }

    /** Reads the header. */
    EncodedImage open(byte[] file) throws UndecodableException {
        return switch (this) {
            case JPEG -> new JpegFile(file);
            case PNG -> new PngFile(file);
            case WEBP -> new WebpFile(file);
            case GIF -> new GifFile(file);
            case TIFF -> new TiffFile(file);
            case BMP -> new BmpFile(file);
            case PNM -> new PnmFile(file);
        };
    }

    @Override
    public String toString() {
        return title;
    }
}
