package dev.isogon.internal.data.vectors;

import dev.isogon.internal.data.text.FirstBytes;
import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands before the values in an npy file: a magic string, the format's version, the length of a Python
 * dictionary, and that dictionary.
 *
 * @param type of each value
 * @param byColumns whether values stand column after column, as Fortran has them
 * @param shape the length of each dimension
 * @param bytes the header's own length, after which the values begin
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
record NpyHeader(NpyType type, boolean byColumns, List<Long> shape, int bytes) {

    NpyHeader {
        shape = List.copyOf(shape);
    }

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** Values begin at a multiple of this. */
    private static final int ALIGNMENT = 64;

    /** NumPy's own bound, against headers that are made to be slow. */
    private static final int LONGEST = 10_000;

    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*('[^']*'|\\[.*\\)\\s*\\])");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");

    /** Python 2 may put an L behind a number. */
    private static final Pattern LENGTH = Pattern.compile("\\s*([0-9]{1,18})L?\\s*");

    /** The header of version 1.0 for N×D little-endian floats, row after row. */
    static byte[] of(int rows, int columns) {
        String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
        int before = MAGIC.length + 2 + Short.BYTES;
        int length = (before + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] header = new byte[length];
        Arrays.fill(header, (byte) ' ');
        header[length - 1] = '\n';
        ByteBuffer.wrap(header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) (length - before))
                .put(dictionary.getBytes(StandardCharsets.US_ASCII));
        return header;
    }

    /**
     * Reads a header of version 1, 2 or 3.
     *
     * @param file for messages
     * @throws BrokenFileException when it is none, or of other values than numbers and strings
     */
    static NpyHeader read(Path file, InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (!Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw new BrokenFileException(file, FirstBytes.insteadOf(start, "A NumPy array (.npy)"));
        }
        int version = start.length < MAGIC.length + 2 ? 0 : start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new BrokenFileException(file, "has npy version " + version + ", but 1, 2 or 3 is allowed");
        }
        byte[] size = Arrays.copyOf(in.readNBytes(version == 1 ? Short.BYTES : Integer.BYTES), Integer.BYTES);
        long length = Integer.toUnsignedLong(
                ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt());
        if (length > LONGEST) {
            throw new BrokenFileException(
                    file, "has a header of " + length + " bytes, but at most " + LONGEST + " are allowed");
        }
        byte[] dictionary = in.readNBytes((int) length);
        if (dictionary.length < length) {
            throw new BrokenFileException(
                    file, "is truncated: it ends within its header. Replace it by an intact copy");
        }
        int before = MAGIC.length + 2 + (version == 1 ? Short.BYTES : Integer.BYTES);
        return parse(file, new String(dictionary, StandardCharsets.UTF_8), before + dictionary.length);
    }

    private static NpyHeader parse(Path file, String written, int bytes) {
        String dictionary = written.replace('"', '\'');
        String description = entry(file, TYPE, dictionary).replace("'", "");
        NpyType type = NpyType.of(description);
        if (type == null) {
            throw new BrokenFileException(
                    file,
                    "has values of type '" + Printable.shortened(description)
                            + "', but numbers (f2, f4, f8, i1 to i8, u1 to u8)"
                            + " or strings (U, S) are expected. Save it so: numpy.save(file, array.astype('f4')) for"
                            + " embeddings, array.astype(str) for labels");
        }
        boolean byColumns = entry(file, ORDER, dictionary).equals("True");
        List<Long> shape = new ArrayList<>();
        String lengths = entry(file, SHAPE, dictionary);
        for (StringTokenizer each = new StringTokenizer(lengths, ","); each.hasMoreTokens(); ) {
            String text = each.nextToken();
            Matcher length = LENGTH.matcher(text);
            if (length.matches()) {
                shape.add(Long.valueOf(length.group(1)));
            } else if (!text.isBlank()) {
                throw new BrokenFileException(
                        file, "has the shape (" + lengths + ") by its header. Replace it by an intact copy");
            }
        }
        return new NpyHeader(type, byColumns, shape, bytes);
    }

    /** The shape as NumPy prints it. */
    String shapeInWords() {
        return shape.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", shape.size() == 1 ? ",)" : ")"));
    }

    /**
     * The number of values: what the header claims is believed only where the file is as long as that.
     *
     * @throws BrokenFileException when it is not, or there are none, or too many
     */
    int checkedSize(Path file, long fileBytes) {
        long held = (fileBytes - bytes) / type.bytes();
        long claimed = 1;
        for (long length : shape) {
            claimed = Math.multiplyHigh(claimed, length) == 0 && claimed * length >= 0 ? claimed * length : -1;
        }
        if (claimed == 0 && fileBytes == bytes) {
            throw new BrokenFileException(
                    file, "holds nothing: its shape is " + inWords() + ". At least one value is expected");
        }
        boolean fits = claimed > 0 && claimed == held && held * type.bytes() + bytes == fileBytes;
        if (!fits || held > Integer.MAX_VALUE - 8) {
            throw new BrokenFileException(
                    file,
                    "has " + inWords() + " values by its header, but "
                            + (fits
                                    ? "at most 2147483639 can be read at once"
                                    : held + " by its size. Replace it by an intact copy"));
        }
        return (int) held;
    }

    private String inWords() {
        return shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }

    private static String entry(Path file, Pattern pattern, String dictionary) {
        Matcher entry = pattern.matcher(dictionary);
        if (!entry.find()) {
            throw new BrokenFileException(
                    file,
                    "has an npy header without the entry "
                            + pattern.pattern().substring(0, pattern.pattern().indexOf('\\'))
                            + ". Replace it by an intact copy");
        }
        return entry.group(1);
    }
}
