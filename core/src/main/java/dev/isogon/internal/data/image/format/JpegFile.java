package dev.isogon.internal.data.image.format;

import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.header.ByteReader;
import dev.isogon.internal.data.image.header.Orientation;
import java.util.Arrays;

/**
 * JPEG: grey, YCbCr, RGB, CMYK and YCCK; baseline and progressive. This class reads the markers (ITU-T T.81, annex B),
 * {@link JpegPixels} the pixels.
 */
public final class JpegFile implements EncodedImage {

    static final int START_OF_SCAN = 0xda;
    static final int END_OF_IMAGE = 0xd9;
    private static final int PROGRESSIVE = 0xc2;
    private static final int ADOBE = 0xee;
    private static final int EXIF = 0xe1;
    private static final int JFIF = 0xe0;

    final ByteReader in;
    private final Size size;
    final int components;
    final boolean progressive;
    private final byte[] componentNames;
    private boolean jfif;
    /** Adobe's transform: 0 none, 1 YCbCr, 2 YCCK; −1 where there is no such marker. */
    private int adobe = -1;

    private byte[] exif = {};
    private byte[] xmp = {};

    public JpegFile(byte[] file) throws UndecodableException {
        in = new ByteReader(file, "JPEG", true);
        int frame = -1;
        int at = nextMarker(2);
        while (in.u8(at + 1) != START_OF_SCAN) {
            int marker = in.u8(at + 1);
            if (marker == END_OF_IMAGE) {
                throw new UndecodableException("is a damaged JPEG: it ends before its pixels");
            }
            if (isFrame(marker)) {
                frame = frame < 0 ? at : frame;
            } else if (hasLength(marker)) {
                note(marker, at + 4, at + 2 + in.u16(at + 2));
            }
            at = nextMarker(after(at));
        }
        if (frame < 0) {
            throw new UndecodableException("is a damaged JPEG: it has no frame header");
        }
        progressive = in.u8(frame + 1) == PROGRESSIVE;
        checkKind(in.u8(frame + 1), in.u8(frame + 4));
        size = in.size(in.u16(frame + 7), in.u16(frame + 5));
        components = in.u8(frame + 9);
        if (components != 1 && components != 3 && components != 4) {
            throw new UndecodableException("is a JPEG of " + components + " components; 1, 3 and 4 are read");
        }
        componentNames = new byte[components];
        for (int i = 0; i < components; i++) {
            componentNames[i] = (byte) in.u8(frame + 10 + 3 * i);
        }
    }

    private static void checkKind(int frame, int bits) throws UndecodableException {
        if (frame > PROGRESSIVE || bits != 8) {
            boolean arithmetic = frame > 0xc8;
            throw new UndecodableException("is a JPEG of a rare kind ("
                    + (arithmetic
                            ? "arithmetic coding"
                            : frame > PROGRESSIVE ? "lossless or hierarchical" : bits + " bits")
                    + "); baseline and progressive ones of 8 bits are read. Save it as one of those, for example by: "
                    + (arithmetic ? "jpegtran -optimize IN > OUT.jpg" : "magick IN OUT.png"));
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** All but restart markers, the start of an image, its end, and TEM. */
    private static boolean hasLength(int marker) {
        return marker >= 0xc0 && (marker < 0xd0 || marker > END_OF_IMAGE);
    }

    /** Where the segment at a marker ends. */
    int after(int marker) throws UndecodableException {
        return hasLength(in.u8(marker + 1)) ? marker + 2 + Math.max(2, in.u16(marker + 2)) : marker + 2;
    }

    /** The next marker at or after a place: FF and neither 00 nor another FF. */
    int nextMarker(int from) throws UndecodableException {
        int at = from;
        while (in.u8(at) != 0xff || in.u8(at + 1) == 0 || in.u8(at + 1) == 0xff) {
            at++;
        }
        return at;
    }

    private void note(int marker, int from, int to) throws UndecodableException {
        in.require(from, Math.max(0, to - from));
        if (marker == JFIF && in.startsWith(from, "JFIF")) {
            jfif = true;
        } else if (marker == ADOBE && in.startsWith(from, "Adobe") && to - from >= 12) {
            adobe = in.u8(from + 11);
        } else if (marker == EXIF && in.startsWith(from, "Exif\0\0") && exif.length == 0) {
            exif = Arrays.copyOfRange(in.bytes, from, Math.max(from, to));
        } else if (marker == EXIF && in.startsWith(from, Orientation.XMP_IN_JPEG) && xmp.length == 0) {
            xmp = Arrays.copyOfRange(in.bytes, from, Math.max(from, to));
        }
    }

    /** Whether the components are luma and colour differences; libjpeg's rules, since files often do not say. */
    boolean isYcc() {
        if (components == 4) {
            return adobe > 0;
        }
        if (components == 1 || jfif) {
            return components == 3;
        }
        if (adobe >= 0) {
            return adobe != 0;
        }
        return !Arrays.equals(componentNames, new byte[] {'R', 'G', 'B'});
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public int orientation() {
        return Orientation.of(exif, xmp);
    }

    @Override
    public byte[] rgb() throws UndecodableException {
        return new JpegPixels(this).rgb();
    }
}
