package dev.isogon.internal.data.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file is that was taken for something else. */
public final class FirstBytes {

    /** Bytes that are looked at. */
    public static final int LONGEST = 16;

    private static final String UNPACK = "; unpack it first";

    /** One kind of file: bytes, as Latin-1, that no text in UTF-8 begins with, and what it is. */
    private record Kind(String bytes, String is) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("\u00ff\u00fe\0\0", utf("UTF-32")),
            new Kind("\0\0\u00fe\u00ff", utf("UTF-32")),
            new Kind("\u00ff\u00fe", utf("UTF-16")),
            new Kind("\u00fe\u00ff", utf("UTF-16")),
            new Kind("\u0093NUMPY", "is a NumPy array (.npy)"),
            new Kind(
                    "PK\3\4",
                    "is a ZIP archive, as Excel's .xlsx, LibreOffice's .ods and NumPy's .npz are; save a sheet as CSV"
                            + " UTF-8, or unpack the archive"),
            new Kind("\u00d0\u00cf\u0011\u00e0", "is a workbook of Excel (.xls); save its sheet as CSV UTF-8"),
            new Kind("\u001f\u008b", "is packed by gzip" + UNPACK),
            new Kind("BZh91AY&SY", "is packed by bzip2" + UNPACK),
            new Kind("\u00fd7zXZ\0", "is packed by xz" + UNPACK),
            new Kind("(\u00b5/\u00fd", "is packed by zstd" + UNPACK),
            new Kind("7z\u00bc\u00af", "is packed by 7-Zip" + UNPACK),
            new Kind("PAR1\u0015", "is a Parquet file"),
            new Kind("ARROW1\0\0", "is an Arrow file (Feather)"),
            new Kind("SQLite format 3\0", "is a database of SQLite; export a table of it as CSV"),
            new Kind("\u0089HDF\r\n", "is an HDF5 file"),
            new Kind("\u0080\2", "is a Python pickle"),
            new Kind("\u0080\3", "is a Python pickle"),
            new Kind("\u0080\4", "is a Python pickle"),
            new Kind("\u0080\5", "is a Python pickle"),
            new Kind("\u0089PNG", "is an image (PNG)"),
            new Kind("\u00ff\u00d8\u00ff", "is an image (JPEG)"));

    private FirstBytes() {}

    /**
     * What begins so, and what to do about it.
     *
     * @return continues the file's name: "is a NumPy array (.npy), …"; null where it may be text
     */
    static @Nullable String whatIs(byte[] first) {
        String is = kind(first);
        return is == null ? null : is + ". Text in UTF-8 is expected here";
    }

    /**
     * What is said of a file that is not of the kind that it should be.
     *
     * @param first its first bytes
     * @param expected begins a sentence: "A NumPy array (.npy)"
     * @return continues the file's name
     */
    public static String insteadOf(byte[] first, String expected) {
        String is = kind(first);
        boolean text = first.length > 0;
        for (byte each : first) {
            text &= each < 0 || each >= ' ' || Character.isWhitespace(each);
        }
        return (is != null ? is : text ? "is text" : first.length == 0 ? "is empty" : "is of another kind") + ". "
                + expected + " is expected here";
    }

    private static @Nullable String kind(byte[] first) {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        for (Kind kind : KINDS) {
            if (text.startsWith(kind.bytes())) {
                return kind.is();
            }
        }
        // A letter in UTF-16 has a zero before or behind it.
        boolean wide = first.length > 1 && (first[0] == 0) != (first[1] == 0);
        return wide ? utf("UTF-16") : null;
    }

    private static String utf(String encoding) {
        return "is text in " + encoding + "; save it as UTF-8 (Notepad: Save as, Encoding UTF-8; Excel: CSV UTF-8)";
    }
}
