package dev.isogon.internal.data.image.format;

import dev.isogon.internal.base.OptionalLibrary;
import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.header.ByteReader;
import dev.isogon.internal.data.image.header.Orientation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * WebP: lossless exactly, lossy nearly, the first frame of an animation. This class reads the chunks (RFC 9649),
 * TwelveMonkeys the pixels. Of lossy files it does not interpolate the colours, nor smooth those of one segment: faces at
 * quality 80 differ from libwebp's by 0.8 of 255 in the mean, where their coding itself lost 2.8.
 */
public final class WebpFile implements EncodedImage {

    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;

    private static final LibraryReader READER = LibraryReader.of(OptionalLibrary.WEBP, "WebP");

    /** Bytes a pixel: the colours. The parameters, which a hostile file can repeat, are paid for by the file's bytes. */
    private static final int LOSSLESS_MEMORY = 4;

    /** Bytes a pixel; measured are 115, since the reader keeps all blocks with all steps of their making. */
    private static final int LOSSY_MEMORY = 160;

    /** So that a lossy picture takes at most a gigabyte and some seconds; 3,840×2,160 still go. */
    private static final long MOST_LOSSY_PIXELS = 1 << 23;

    private final ByteReader in;
    private Size canvas;
    private int left;
    private int top;
    /** The chunk of coded pixels, its header included. */
    private int coded = -1;

    private byte[] exif = {};
    private byte[] xmp = {};

    public WebpFile(byte[] file) throws UndecodableException {
        in = new ByteReader(file, "WebP", false);
        Size stated = null;
        if (in.startsWith(HEADER, "VP8X")) {
            stated = in.size(1 + u24(HEADER + CHUNK_HEADER + 4), 1 + u24(HEADER + CHUNK_HEADER + 7));
        }
        long at = HEADER;
        while (at + CHUNK_HEADER <= in.length()) {
            note((int) at);
            at += CHUNK_HEADER + in.u32(at + 4) + (in.u32(at + 4) & 1);
        }
        if (coded < 0) {
            throw UndecodableException.truncated("a WebP without pixels");
        }
        canvas = stated == null ? frame() : stated;
        Size frame = frame();
        if ((long) left + frame.width() > canvas.width() || (long) top + frame.height() > canvas.height()) {
            throw new UndecodableException("is a damaged WebP: its picture is larger than its canvas");
        }
    }

    private void note(int at) throws UndecodableException {
        if (in.startsWith(at, "VP8 ") || in.startsWith(at, "VP8L")) {
            coded = coded < 0 ? at : coded;
        } else if (in.startsWith(at, "ANMF") && coded < 0) {
            left = 2 * (int) u24(at + CHUNK_HEADER);
            top = 2 * (int) u24(at + CHUNK_HEADER + 3);
            int inner = at + CHUNK_HEADER + FRAME_HEADER;
            long alpha = in.startsWith(inner, "ALPH") ? CHUNK_HEADER + in.u32(inner + 4) + (in.u32(inner + 4) & 1) : 0;
            in.require(inner + alpha, CHUNK_HEADER);
            coded = (int) (inner + alpha);
        } else if (in.startsWith(at, "EXIF") && exif.length == 0) {
            exif = data(at);
        } else if (in.startsWith(at, "XMP ") && xmp.length == 0) {
            xmp = data(at);
        }
    }

    private byte[] data(int at) throws UndecodableException {
        int from = at + CHUNK_HEADER;
        return Arrays.copyOfRange(in.bytes, from, (int) Math.min(in.length(), from + in.u32(at + 4)));
    }

    private long u24(long at) throws UndecodableException {
        return in.u16(at) | (long) in.u8(at + 2) << 16;
    }

    /** The size that the coded pixels themselves state. */
    private Size frame() throws UndecodableException {
        int at = coded + CHUNK_HEADER;
        if (in.startsWith(coded, "VP8L")) {
            long packed = in.u32(at + 1);
            return in.size(1 + (packed & 0x3fff), 1 + (packed >> 14 & 0x3fff));
        }
        return in.size(in.u16(at + 6) & 0x3fff, in.u16(at + 8) & 0x3fff);
    }

    @Override
    public Size size() {
        return canvas;
    }

    @Override
    public int orientation() {
        return Orientation.of(exif, xmp);
    }

    @Override
    public byte[] rgb() throws UndecodableException {
        long length = in.u32(coded + 4);
        if (coded + CHUNK_HEADER + length > in.length()) {
            throw UndecodableException.truncated("a WebP whose pixels end early");
        }
        Size frame = frame();
        byte[] rgb = Colours.rgb(READER.read(alone((int) length), frame, memory(frame, length)));
        if (frame.equals(canvas)) {
            return rgb;
        }
        byte[] whole = new byte[Math.toIntExact(canvas.pixels() * 3)];
        for (int y = 0; y < frame.height(); y++) {
            int to = ((top + y) * canvas.width() + left) * 3;
            System.arraycopy(rgb, y * frame.width() * 3, whole, to, frame.width() * 3);
        }
        return whole;
    }

    /** What the reader may allocate for a pixel; it keeps much more of lossy ones than their colours. */
    private int memory(Size frame, long length) throws UndecodableException {
        if (in.startsWith(coded, "VP8L")) {
            return LOSSLESS_MEMORY;
        }
        if (frame.pixels() > MOST_LOSSY_PIXELS) {
            throw new UndecodableException("is too large: it has " + frame
                    + " pixels, but a lossy WebP may have at most " + MOST_LOSSY_PIXELS + "; save it as PNG or JPEG");
        }
        // Even the plainest block of 16×16 takes more than two bits, so few bytes cannot claim many pixels.
        if ((frame.width() / 16L) * (frame.height() / 16L) > length * 4) {
            throw UndecodableException.truncated("a WebP with too few bytes for its pixels");
        }
        return LOSSY_MEMORY;
    }

    /** The coded pixels as a file of their own: alpha, profile and the canvas do not concern the reader. */
    private byte[] alone(int length) {
        int end = coded + CHUNK_HEADER + length;
        byte[] file = new byte[HEADER + CHUNK_HEADER + length];
        System.arraycopy(in.bytes, 0, file, 0, HEADER);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        System.arraycopy(in.bytes, coded, file, HEADER, end - coded);
        return file;
    }
}
