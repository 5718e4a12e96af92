package dev.isogon.internal.data.image.header;

import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Size;
import dev.isogon.internal.data.image.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How the camera was held: EXIF's tag 274, values 1 to 8 (EXIF 2.32, section 4.6.4 A), or where EXIF has none, the same in
 * XMP, {@code tiff:Orientation}. Anything else counts as 1.
 */
public final class Orientation {

    public static final int UPRIGHT = 1;

    /** What XMP begins with in a JPEG's segment. */
    public static final String XMP_IN_JPEG = "http://ns.adobe.com/xap/1.0/\0";

    private static final int UNSTATED = 0;
    private static final int TAG = 274;
    private static final int ENTRY_BYTES = 12;
    private static final int SHORT = 3;
    private static final String EXIF_IN_JPEG = "Exif\0\0";

    /** As an attribute or as an element. */
    private static final Pattern IN_XMP = Pattern.compile("tiff:Orientation\\s*(?:=\\s*[\"']|>)\\s*(\\d+)");

    private Orientation() {}

    /**
     * The first that is stated, in EXIF and then in XMP, as PIL has it.
     *
     * @param exif blocks of EXIF, each a TIFF structure, perhaps with {@code Exif} and two zeros in front; any may be empty
     * @param xmp packets of XMP
     * @return 1 to 8
     */
    public static int of(List<byte[]> exif, List<byte[]> xmp) {
        return IntStream.concat(
                        exif.stream().mapToInt(Orientation::ofExif),
                        xmp.stream().mapToInt(Orientation::ofXmp))
                .filter(stated -> stated != UNSTATED)
                .findFirst()
                .orElse(UPRIGHT);
    }

    /** The same of one of each. */
    public static int of(byte[] exif, byte[] xmp) {
        return of(List.of(exif), List.of(xmp));
    }

    private static int ofXmp(byte[] xmp) {
        Matcher found = IN_XMP.matcher(new String(xmp, StandardCharsets.ISO_8859_1));
        return !found.find()
                ? UNSTATED
                : found.group(1).matches("[1-8]") ? found.group(1).charAt(0) - '0' : UPRIGHT;
    }

    /** Unstated also where the structure is damaged. */
    private static int ofExif(byte[] block) {
        int start = new ByteReader(block, "EXIF", false).startsWith(0, EXIF_IN_JPEG) ? EXIF_IN_JPEG.length() : 0;
        byte[] exif = start == 0 ? block : Arrays.copyOfRange(block, start, block.length);
        if (exif.length < 8) {
            return UNSTATED;
        }
        ByteReader in = new ByteReader(exif, "EXIF", exif[0] == 'M');
        try {
            long directory = in.u32(4);
            int entries = in.u16(directory);
            for (int i = 0; i < entries; i++) {
                long entry = directory + 2 + (long) i * ENTRY_BYTES;
                if (in.u16(entry) == TAG) {
                    int value = in.u16(entry + 2) == SHORT ? in.u16(entry + 8) : (int) in.u32(entry + 8);
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
        } catch (UndecodableException damaged) {
            return UNSTATED;
        }
        return UNSTATED;
    }

    /** The size after turning: 5 to 8 exchange width and height. */
    public static Size turned(Size stored, int orientation) {
        return orientation >= 5 ? new Size(/* width= */ stored.height(), /* height= */ stored.width()) : stored;
    }

    /** The picture upright. */
    public static Picture turn(byte[] rgb, Size stored, int orientation) {
        int width = stored.width();
        int height = stored.height();
        if (orientation == UPRIGHT) {
            return new Picture(width, height, 3, rgb);
        }
        // 2, 3, 6, 7 start from the right, 3, 4, 7, 8 from the bottom; 5 to 8 walk down a column first.
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int right = fromRight ? -1 : 1;
        int down = fromBottom ? -width : width;
        int start = (fromRight ? width - 1 : 0) + (fromBottom ? (height - 1) * width : 0);
        Size turned = turned(stored, orientation);
        int alongRow = orientation >= 5 ? down : right;
        int alongColumn = orientation >= 5 ? right : down;
        byte[] upright = new byte[rgb.length];
        int to = 0;
        for (int y = 0; y < turned.height(); y++) {
            int from = (start + y * alongColumn) * 3;
            for (int x = 0; x < turned.width(); x++, from += alongRow * 3) {
                upright[to++] = rgb[from];
                upright[to++] = rgb[from + 1];
                upright[to++] = rgb[from + 2];
            }
        }
        return new Picture(turned.width(), turned.height(), 3, upright);
    }
}
