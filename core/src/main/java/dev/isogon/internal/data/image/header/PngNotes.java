package dev.isogon.internal.data.image.header;

import dev.isogon.internal.data.image.UndecodableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.InflaterInputStream;

/**
 * EXIF and XMP of a PNG, wherever programs write them: {@code eXIf}, the text {@code XML:com.adobe.xmp}, and before there
 * was an {@code eXIf}, as hex digits in a text {@code Raw profile type exif}, {@code xmp} or {@code APP1} (ImageMagick's).
 */
public final class PngNotes {

    private static final String RAW = "Raw profile type ";
    private static final String XMP = "XML:com.adobe.xmp";

    /** Of an unpacked text; what is longer is no orientation's company but a trap. */
    private static final int LONGEST = 1 << 22;

    private final List<byte[]> exif = new ArrayList<>();
    private final List<byte[]> xmp = new ArrayList<>();

    private PngNotes() {}

    /** How to turn the stored picture upright: {@code eXIf} before raw profiles, EXIF before XMP. */
    public static int orientation(PngChunks chunks) {
        PngNotes notes = new PngNotes();
        try {
            notes.exif.addAll(chunks.all("eXIf"));
            for (String kind : new String[] {"iTXt", "zTXt", "tEXt"}) {
                for (byte[] chunk : chunks.all(kind)) {
                    notes.note(kind, chunk);
                }
            }
        } catch (UndecodableException damaged) {
            return Orientation.of(notes.exif, notes.xmp); // the pixels may be whole
        }
        return Orientation.of(notes.exif, notes.xmp);
    }

    private void note(String kind, byte[] chunk) {
        int end = end(chunk, 0);
        String keyword = new String(chunk, 0, end, StandardCharsets.ISO_8859_1);
        if (keyword.equals(XMP)) {
            xmp.add(text(kind, chunk, end + 1));
        } else if (keyword.startsWith(RAW)) {
            noteProfile(keyword.substring(RAW.length()), profile(text(kind, chunk, end + 1)));
        }
    }

    private void noteProfile(String name, byte[] profile) {
        if (name.equals("xmp") || new ByteReader(profile, "XMP", true).startsWith(0, Orientation.XMP_IN_JPEG)) {
            xmp.add(profile);
        } else if (name.equals("exif") || name.equals("APP1")) {
            exif.add(profile);
        }
    }

    /** What stands behind the keyword, unpacked; nothing where that cannot be done. */
    private static byte[] text(String kind, byte[] chunk, int from) {
        boolean international = kind.equals("iTXt");
        boolean packed = international ? from < chunk.length && chunk[from] == 1 : kind.equals("zTXt");
        // iTXt: packed or not, how, language, translated keyword; zTXt: how.
        int start = international ? end(chunk, end(chunk, from + 2) + 1) + 1 : packed ? from + 1 : from;
        if (start >= chunk.length) {
            return new byte[0];
        }
        ByteArrayInputStream stored = new ByteArrayInputStream(chunk, start, chunk.length - start);
        try (InflaterInputStream inflated = new InflaterInputStream(stored)) {
            return packed ? inflated.readNBytes(LONGEST) : stored.readAllBytes();
        } catch (IOException damaged) {
            return new byte[0];
        }
    }

    /** Its name, its length, and lines of hex digits. */
    private static byte[] profile(byte[] text) {
        String digits = new String(text, StandardCharsets.ISO_8859_1)
                .strip()
                .lines()
                .skip(2)
                .map(String::strip)
                .collect(Collectors.joining());
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException damaged) {
            return new byte[0];
        }
    }

    /** The next zero byte, or the end. */
    private static int end(byte[] bytes, int from) {
        int at = Math.min(from, bytes.length);
        while (at < bytes.length && bytes[at] != 0) {
            at++;
        }
        return at;
    }
}
